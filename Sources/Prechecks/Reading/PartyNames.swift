import CaseFiles

/// A name a document gives to the party, as it stands there.
struct PartyName {
  var name: String
  var passage: Passage
}

extension CaseDocument {
  /// The names after labels such as 当事人：, in table cells beside such a label, and in the line a letter is
  /// addressed with. The person who is interviewed is not the party.
  var partyNames: [PartyName] {
    var names = passages.flatMap { passage in
      (passage.nameAfterLabel.map { [$0] } ?? passage.namesInCells).map {
        PartyName(name: $0, passage: passage)
      }
    }
    if name.isLetterToParty, let addressee = passages.prefix(8).first(where: { $0.addressee != nil }) {
      names.append(PartyName(name: addressee.addressee ?? "", passage: addressee))
    }
    return names
  }
}

extension String {
  /// Letters that are addressed to the party and to nobody else.
  fileprivate var isLetterToParty: Bool {
    if containsAny(["送达", "审批", "协助", "委托"]) { return false }
    return containsAny(["事先告知书", "听证告知书", "处罚决定书", "改正通知书", "改正决定书", "催告书", "听证通知书"])
  }
}

extension Passage {
  private static let labels = [
    "当事人", "被处罚人", "被处罚单位", "受送达人", "被检查人", "被检查单位", "被复查人", "被复查单位", "行政相对人", "违法行为人",
  ]
  /// One of these stands in every label; the second row is for labels spaced out, as in 当 事 人.
  private static let labelParts = [
    "当事人", "被处罚", "受送达", "被检查", "被复查", "相对人", "行为人",
    "当 ", "当\u{3000}", "被 ", "被\u{3000}", "受 ", "受\u{3000}", "行 ", "行\u{3000}", "违 ", "违\u{3000}",
  ]
  private static let subLabels = ["名称", "姓名", "单位名称", "名称或姓名", "姓名或名称", "名称(姓名)", "姓名(名称)"]
  /// The characters in which a label and its colon must stand, blanks and a bracket included.
  private static let longestLabel = 32
  /// What stands after a label where no name is meant: a signature, an opinion, a heading.
  private static let noNames = ["签名", "签字", "盖章", "捺印", "指印", "意见", "基本情况", "确认", "陈述", "表示", "以上", "本人"]

  /// `当事人：示例食品店，地址：…` gives 示例食品店; nil for lines that sign or say something.
  fileprivate var nameAfterLabel: String? {
    guard text.containsAny([":", "："]), text.containsAny(Self.labelParts) else { return nil }
    guard text.prefix(Self.longestLabel).contains(where: { $0 == ":" || $0 == "：" }) else { return nil }
    let line = Numerals.halfWidth(String(text.prefix(200))).drop { $0.isWhitespace }
    guard let colon = line.firstIndex(of: ":") else { return nil }
    guard Self.isLabel(String(line[..<colon])) else { return nil }
    var rest = line[line.index(after: colon)...].drop { $0.isWhitespace }
    if let end = rest.firstIndex(where: { ",，;；。、".contains($0) }) { rest = rest[..<end] }
    // A date behind the name makes the line a signature; another label behind a blank begins another entry.
    let behind = rest.drop { !$0.isWhitespace }.drop { $0.isWhitespace }
    if behind.first?.isNumber == true { return nil }
    if let next = rest.firstIndex(of: ":") {
      guard let blank = rest[..<next].lastIndex(where: \.isWhitespace) else { return nil }
      rest = rest[..<blank]
    }
    return Self.name(rest)
  }

  /// `当事人 | 示例食品店`, `当事人 | 名称 | 示例食品店`.
  fileprivate var namesInCells: [String] {
    guard text.utf8.contains(UInt8(ascii: "\t")), text.containsAny(Self.labelParts) else { return [] }
    let cells = text.split(separator: "\t", omittingEmptySubsequences: false)
    guard cells.count > 1 else { return [] }
    return cells.indices.compactMap { index in
      guard Self.isLabel(String(cells[index])) else { return nil }
      var next = index + 1
      if next < cells.count, Self.subLabels.contains(cells[next].plain) { next += 1 }
      return next < cells.count ? Self.name(cells[next]) : nil
    }
  }

  /// `示例食品店：` on a line of its own, as letters begin.
  fileprivate var addressee: String? {
    let line = text.plain
    guard page == 1, line.hasSuffix(":"), line.count <= 41, line.count > 2 else { return nil }
    let name = String(line.dropLast())
    if name.containsAny([":"]) || Self.isLabel(name) { return nil }
    if ["局", "院", "政府", "委员会", "办公室", "银行", "支行"].contains(where: name.hasSuffix) { return nil }
    if name.containsAny(["如下", "告知", "证据", "事项", "证明", "决定", "理由"]) { return nil }
    return Self.name(name)
  }

  private static func isLabel(_ text: String) -> Bool {
    var label = text.plain
    if label.hasSuffix(")"), let open = label.firstIndex(of: "(") {
      let inner = label[label.index(after: open)...].dropLast()
      guard ["单位", "个人", "名称", "姓名", "姓名或名称", "名称或姓名", "或单位"].contains(String(inner)) else { return false }
      label = String(label[..<open])
    }
    return labels.contains(label)
  }

  private static func name(_ text: some StringProtocol) -> String? {
    let name = String(text)
    let plain = name.plain
    if plain.isEmpty || plain.containsAny(noNames) || plain.count > 60 { return nil }
    return name
  }
}

extension String {
  /// The name without what is added in brackets behind it, such as （经营者：张某）.
  var withoutAddition: String {
    let name = plain
    guard name.hasSuffix(")"), let open = name.firstIndex(of: "(") else { return name }
    let inner = String(name[name.index(after: open)...])
    let additions = [
      "经营者", "以下简称", "法定代表人", "负责人", "统一社会信用代码", "住所", "字号", "身份证", "投资人", "委托代理人",
    ]
    return additions.contains(where: inner.hasPrefix) ? String(name[..<open]) : name
  }
}
