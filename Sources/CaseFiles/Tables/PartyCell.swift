/// Reads who was punished out of a cell, and what is said of them beside their names.
enum PartyCell {
  /// The party's name and, where it stands behind it, its credit code.
  static func read(_ words: String) -> (name: String, code: String?) {
    // Most names have nothing that may end them: one look at them is enough.
    guard words.unicodeScalars.contains(where: mayEndName) else { return (words, nil) }
    let (name, code) = withCode(words)
    if code == nil, let names = withoutAdditions(ofAll: name) { return (names, nil) }
    let namesRole = name.unicodeScalars.contains { $0 == "责" || $0 == "表" }
    let person = namesRole ? roles.lazy.compactMap { party(beside: $0, in: name) }.first : nil
    return (person ?? withoutAddition(name), code)
  }

  private static func mayEndName(_ scalar: Unicode.Scalar) -> Bool {
    "码（(责表某*、；;".unicodeScalars.contains(scalar) || scalar.properties.isWhitespace
  }

  private static func withCode(_ words: String) -> (name: String, code: String?) {
    let label = words.range(of: "统一社会信用代码") ?? words.range(of: "信用代码")
    let ends: (Character) -> Bool = { $0.isWhitespace || "（(".contains($0) }
    // Without its name a code stands on a line of its own, or in brackets.
    guard let end = label?.lowerBound ?? words.lastIndex(where: ends) else { return (words, nil) }
    var name = words[..<end]
    while let last = name.last, ends(last) || "，,；;".contains(last) { name.removeLast() }
    let code = words[(label?.upperBound ?? end)...].drop { ends($0) || "：:".contains($0) }
      .prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "*") }
    let isWhole =
      label != nil
      || (15...20).contains(code.count) && words[code.endIndex...].allSatisfy { "）)".contains($0) }
    guard !name.isEmpty, isWhole else { return (words, nil) }
    return (String(name), code.isEmpty ? nil : String(code))
  }

  /// 甲公司、张某 of 甲公司、船长张某（另案）.
  private static func withoutAdditions(ofAll words: String) -> String? {
    let parts = words.split { "、；;".contains($0) }.map(String.init)
    guard parts.count > 1,
      !parts.contains(where: { $0.contains("（") != $0.contains("）") || $0.contains("(") != $0.contains(")") })
    else { return nil }
    return parts.map(withoutAddition).joined(separator: "、")
  }

  /// 甲店 of 甲店（经营者：张某）, 张某 of 导游张某: what is said of a party is no part of its name.
  private static func withoutAddition(_ words: String) -> String {
    if let role = roles.first(where: words.hasPrefix) {
      let name = words.dropFirst(role.count).drop { "：: ".contains($0) }
      if isMasked(name) { return String(name) }
    }
    guard let last = words.last, "）)".contains(last) else { return words }
    if let open = words.lastIndex(where: { "（(".contains($0) }),
      isMasked(words[open...].dropFirst().dropLast())
    {
      return String(words[..<open])
    }
    let text = LetterText(words)
    guard let name = text.name(startingAt: 0), name.upperBound < text.count,
      text.scalars[name.upperBound] == "("
    else { return words }
    return text.written(name)
  }

  /// 张某某 and 张**: a person whose name is kept back.
  private static func isMasked(_ name: Substring) -> Bool {
    (2...4).contains(name.count) && name.dropFirst().contains { "某*＊×".contains($0) }
      && name.allSatisfy { $0.isLetter || "*＊×".contains($0) }
  }

  /// What a person is beside a unit, or by trade; the longer before what they hold.
  private static let roles = [
    "直接负责的主管人员", "其他直接责任人员", "直接责任人员", "直接责任人", "主要负责人", "负责人", "法定代表人", "法人代表", "项目经理", "经营者", "驾驶员",
    "导游", "船长",
  ]

  /// 张某 of 甲有限公司主要负责人 张某; the unit of 甲有限公司法定代表人：张某, which names him beside it.
  private static func party(beside role: String, in words: String) -> String? {
    guard let found = words.range(of: role) else { return nil }
    let unit = LetterText(String(words[..<found.lowerBound]))
    guard unit.count > 3, unit.isOrganisation(0..<unit.count) else { return nil }
    let behind = words[found.upperBound...].drop(while: \.isWhitespace)
    if let sign = behind.first, "：:".contains(sign) { return unit.written(0..<unit.count) }
    let name = String(behind.filter { !$0.isWhitespace })
    return (2...4).contains(name.count) && name.allSatisfy { $0.isLetter || "*＊×".contains($0) } ? name : nil
  }
}
