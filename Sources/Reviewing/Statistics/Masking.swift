import CaseFiles

/// Takes names, numbers and addresses of people and companies out of words that are shown to others.
///
/// What the case file itself names is replaced wherever it stands; numbers are told by their form, companies nobody
/// named by their endings. Names of people that stand in no field of the file are not recognised: a person reads it
/// over before it is published.
public struct Masking: Sendable {
  /// Longest first, so that a name within a longer one does not spoil it.
  private let replacements: [(words: String, mask: String)]

  public init(_ file: CaseFile) {
    var list: [(words: String, mask: String)] = []
    if let party = file.party {
      if let name = party.name?.value {
        let isPerson = party.type?.value == "自然人" || party.idNumber != nil
        list.append((name, isPerson ? Self.person(name) : Self.organisation(name)))
      }
      for code in [party.creditCode, party.idNumber].compactMap({ $0?.value }) { list.append((code, "××××")) }
    }
    var people = file.officers.map(\.name.value) + file.legalReviewers.map(\.name.value)
    people += file.documents.flatMap(\.signatories).map(\.value) + file.events.flatMap(\.people).map(\.value)
    people += file.events.compactMap { $0.approver?.value }
    list += Set(people).map { ($0, Self.person($0)) }
    list += Set(file.officers.compactMap { $0.certificate?.value }).map { ($0, "××××") }
    list += Set(file.events.compactMap { $0.place?.value }).map { ($0, "某地") }
    replacements = list.filter { $0.words.count > 1 && $0.words != $0.mask }
      .sorted { ($1.words.count, $0.words) < ($0.words.count, $1.words) }
  }

  public func masked(_ text: String) -> String {
    var text = text
    for (words, mask) in replacements where text.contains(words) { text = text.replacing(words, with: mask) }
    return Self.withoutCompanies(Self.withoutNumbers(text))
  }

  /// 〔2024〕31号 as 〔2024〕××号: a serial number leads back to the decision.
  public static func masked(_ number: DocumentNumber) -> String {
    let text = number.description
    guard let bracket = text.lastIndex(of: "〕") else { return "××号" }
    return text[...bracket] + "××号"
  }

  private static func person(_ name: String) -> String {
    let compound = ["欧阳", "上官", "司马", "诸葛", "夏侯", "皇甫", "尉迟", "公孙", "慕容", "令狐", "司徒", "端木"]
    return (compound.first { name.hasPrefix($0) } ?? String(name.prefix(1))) + "某"
  }

  private static func organisation(_ name: String) -> String {
    "某" + (endings.first { name.hasSuffix($0) } ?? "单位")
  }

  private static let endings = [
    "股份有限公司", "有限责任公司", "有限公司", "分公司", "公司", "合作社", "经营部", "食品店", "药店", "商店", "商行", "超市", "饭店", "酒店", "宾馆",
    "旅行社", "工作室", "诊所", "工厂", "厂", "店",
  ]

  /// Runs of seven digits and more: identity and credit codes, telephone numbers, accounts.
  private static func withoutNumbers(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    var run = String.UnicodeScalarView()
    func flush() {
      let digits = run.count { ("0"..."9").contains($0) }
      let isDay = String(run).wholeMatch(of: /[0-9]{4}-[0-9]{2}-[0-9]{2}/) != nil
      result += digits >= 7 && !isDay ? "××××".unicodeScalars : run
      run.removeAll()
    }
    for scalar in text.unicodeScalars {
      let isCode =
        ("0"..."9").contains(scalar) || ("A"..."Z").contains(scalar) || scalar == "x"
        || (scalar == "-" && !run.isEmpty)
      if isCode {
        run.append(scalar)
      } else {
        flush()
        result.append(scalar)
      }
    }
    flush()
    return String(result)
  }

  /// Companies by their legal form, back to the last mark or word that cannot be part of a name.
  private static func withoutCompanies(_ text: String) -> String {
    var result = ""
    var rest = text[...]
    while let found = endings.prefix(5).compactMap({ rest.firstRange(of: $0) })
      .min(by: { ($0.lowerBound, $1.upperBound) < ($1.lowerBound, $0.upperBound) })
    {
      let before = rest[..<found.lowerBound]
      let start = before.lastIndex { stops.contains($0) }.map { before.index(after: $0) } ?? before.startIndex
      let ending = rest[found]
      result += before[..<start] + (before[start...].hasSuffix("某") ? before[start...] : "某") + ending
      rest = rest[found.upperBound...]
    }
    return result + rest
  }

  private static let stops = Set("，。；：、“”《》（）()【】 　\n\t向对由与和及在是于将被给把为至到的了从其该问查")
}
