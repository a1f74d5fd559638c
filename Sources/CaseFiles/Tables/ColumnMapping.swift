import Yams

/// Which field each heading of a table is read as: what the vocabulary knows, and what people chose themselves.
public struct ColumnMapping: Sendable, Equatable {
  /// The choices by heading, as it was written; nil keeps the column as it stands.
  public private(set) var chosen: [String: ExportField?] = [:]
  private var byHeading: [String: ExportField?] = [:]

  public init() {}

  /// Reads a heading as a field from now on; nil keeps its column as it stands.
  public mutating func choose(_ heading: String, _ field: ExportField?) {
    chosen[heading] = .some(field)
    byHeading[ExportField.compared(heading)] = .some(field)
  }

  /// Takes over the choices of another mapping, which win over those that are here.
  public mutating func merge(_ other: ColumnMapping) {
    for (heading, field) in other.chosen { choose(heading, field) }
  }

  /// Whether somebody chose what the heading is read as, be it nothing.
  func isChosen(_ heading: String) -> Bool { byHeading[ExportField.compared(heading)] != nil }

  /// The field somebody chose for a heading; nil where it is nothing, or nobody chose.
  func choice(_ heading: String) -> ExportField? { byHeading[ExportField.compared(heading)] ?? nil }

  /// What a heading is read as.
  func column(_ heading: String) -> ExportHeading.Column {
    let compared = ExportField.compared(heading)
    // 罚款金额(万元) is 罚款金额 in units of ten thousand.
    let plain = Self.withoutUnit(compared)
    let isInTenThousands = compared.contains("万元") || ["cfnrfk", "cfnrwfff"].contains(compared)
    let known =
      ExportField(named: compared) ?? (plain.isEmpty ? nil : ExportField(named: String(plain)))
      ?? Self.withoutTranslation(plain).flatMap { ExportField(named: $0) }
    let field = byHeading[compared] ?? known
    return ExportHeading.Column(heading: heading, field: field, isInTenThousands: isInTenThousands)
  }

  /// The field whose headings are put together as this one is.
  static func nearField(for heading: String) -> ExportField? {
    HeadingHints.hinted(for: withoutBrackets(ExportField.compared(heading)))
  }

  /// The field that a general heading may be where its cells say so: 部门, 公司名称.
  static func generalField(for heading: String) -> ExportField? {
    HeadingHints.general(withoutBrackets(ExportField.compared(heading)))
  }

  /// 罚款数额 of 罚款数额(元) and of 罚款数额/元.
  private static func withoutUnit(_ compared: String) -> Substring {
    let plain = compared.prefix { $0 != "(" }
    return ["/元", "/万元"].first(where: plain.hasSuffix).map { plain.dropLast($0.count) } ?? plain
  }

  private static func withoutBrackets(_ compared: String) -> String {
    let plain = withoutUnit(compared)
    return withoutTranslation(plain) ?? String(plain)
  }

  /// 处罚类别 of 处罚类别 Penalty Type: what stands before the same in English.
  private static func withoutTranslation(_ heading: Substring) -> String? {
    let words = heading.prefix { !$0.isASCII || !$0.isLetter }
    guard words.count < heading.count, words.contains(where: { !$0.isASCII }),
      heading[words.endIndex...].allSatisfy({ $0.isASCII })
    else { return nil }
    return String(words)
  }

  /// The field a heading nobody knows may be, as a proposal.
  public static func proposal(for heading: String) -> ExportField? {
    let compared = ExportField.compared(heading)
    let plain = withoutBrackets(compared)
    // What is in brackets tells columns of one name apart: 代码_2(工商注册号).
    return HeadingHints.field(for: plain.last?.isNumber == true ? compared : plain)
  }
}

extension ColumnMapping {
  /// Reads `列名: 字段` lines of YAML; an empty field keeps the column as it stands.
  public init(yaml text: String, file: String) throws(LoadError) {
    try AliasGuard.check(text, file: file)
    let node: Node?
    do {
      guard text.utf8.count <= 1 << 20 else {
        throw YamlError.reader(problem: "1 MB", offset: nil, value: 0, yaml: "")
      }
      node = try Yams.compose(yaml: text, .basic)
    } catch let error as YamlError {
      throw LoadError(yaml: error, text: text, file: file)
    } catch {
      throw LoadError(
        source: Source(file: file), problem: Localized(zh: "无法读取：\(error)", en: "cannot be read: \(error)"),
        remedy: Localized(zh: "每行写“列名: 字段”", en: "write “heading: field” lines"))
    }
    guard let node else { return }
    guard case .mapping(let mapping) = node else {
      throw LoadError(
        source: Source(file: file, line: node.mark?.line),
        problem: Localized(zh: "不是“列名: 字段”的内容", en: "holds no “heading: field” lines"),
        remedy: Localized(zh: "例如 决定书编号: 案号", en: "write for example 决定书编号: 案号"))
    }
    for (key, value) in mapping {
      guard let heading = key.string, !heading.isEmpty else { continue }
      let word = value.isBlankScalar ? "" : value.string ?? "?"
      try choose(heading, named: word, source: Source(file: file, line: key.mark?.line, column: heading))
    }
  }

  /// Takes a choice as it is written: the field's word, or nothing to keep the column as it stands.
  public mutating func choose(_ heading: String, named word: String, source: Source) throws(LoadError) {
    guard !word.isEmpty else { return choose(heading, nil) }
    guard let field = ExportField(named: word) else {
      let names = ExportField.all.map(\.name).joined(separator: "、")
      throw LoadError(
        source: source,
        problem: Localized(
          zh: "列“\(heading.shown)”指向的“\(word.shown)”不是字段",
          en: "“\(word.shown)” for the column “\(heading.shown)” is no field"),
        remedy: Localized(zh: "可用字段：\(names)", en: "the fields are \(names)"))
    }
    choose(heading, field)
  }

  /// The choices as YAML, sorted, to be read again.
  public var yaml: String {
    let lines = chosen.keys.sorted().map { heading -> String in
      let quoted =
        "\"" + heading.map { "\"\\".contains($0) ? "\\\($0)" : $0.isNewline ? " " : String($0) }.joined()
        + "\""
      return "\(quoted): \(chosen[heading]??.name ?? "")"
    }
    return "# 列名: 字段（留空则按原样保留） heading: field (empty keeps the column as it stands)\n"
      + lines.joined(separator: "\n") + "\n"
  }
}
