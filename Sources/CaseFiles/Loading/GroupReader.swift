import Yams

/// Reads the fields of one YAML mapping by the words of a vocabulary, and reports what it cannot take over.
///
/// Each field may be asked for once; what was never asked for or is unknown stands in the problems at the end.
struct GroupReader {
  let file: String
  let vocabulary: Vocabulary
  let line: Int?
  private var entries: [String: (key: String, node: Node)] = [:]
  private(set) var problems: [LoadError] = []
  /// Keys outside the vocabulary, with their node.
  private(set) var unknown: [(key: String, line: Int?, node: Node)] = []

  /// A plain text where a group is meant is the group's name.
  init(_ node: Node, file: String, vocabulary: Vocabulary, nameField: String = "名称") {
    self.file = file
    self.vocabulary = vocabulary
    line = node.mark?.line
    guard case .mapping(let mapping) = node else {
      entries[nameField] = (nameField, node)
      return
    }
    var previous = ""
    for (keyNode, value) in mapping {
      let key = keyNode.string ?? ""
      defer { previous = vocabulary.name(of: key) ?? previous }
      if value.isBlankScalar, key.first?.isNumber == true, let cut = entries[previous] {
        // `{金额: 5,000}` is to YAML the amount 5 and a key 000.
        report(
          cut.key,
          Localized(
            zh: "的值被逗号截断为“\((cut.node.string ?? "").shown)”，未采用", en: "is cut short by a comma, not taken"),
          Localized(zh: "去掉逗号，或把整个值放进引号", en: "leave the comma out, or put the value in quotation marks"),
          line: keyNode.mark?.line)
        entries[previous] = nil
        continue
      }
      guard let name = vocabulary.name(of: key) else {
        unknown.append((key, keyNode.mark?.line, value))
        continue
      }
      if let earlier = entries[name] {
        problems.append(
          LoadError(
            source: Source(file: file, line: keyNode.mark?.line, column: key),
            problem: Localized(
              zh: "“\(key)”与“\(earlier.key)”是同一字段", en: "“\(key)” is the same field as “\(earlier.key)”"),
            remedy: Localized(zh: "只保留其中一个", en: "keep one of them")))
        continue
      }
      entries[name] = (key, value)
    }
  }

  func node(_ field: String) -> Node? { entries[field]?.node }

  func source(_ field: String) -> Source {
    Source(file: file, line: entries[field]?.node.mark?.line ?? line, column: entries[field]?.key ?? field)
  }

  mutating func text(_ field: String) -> Fact<String>? {
    scalar(field).map { Fact($0, original: $0, source: source(field)) }
  }

  /// A scalar read by a reader; what it cannot read is reported with an example of what to write.
  mutating func value<Value>(_ field: String, _ reader: WordReader<Value>) -> Fact<Value>? {
    guard let words = scalar(field) else { return nil }
    guard let value = reader.read(words) else {
      let (problem, remedy) = reader.refusal(of: words)
      report(field, problem, remedy)
      return nil
    }
    return Fact(value, original: words, source: source(field))
  }

  mutating func day(_ field: String) -> Fact<Day>? {
    if let words = scalar(field), DayReader.isBlank(words) { return nil }
    return value(field, .day)
  }

  mutating func money(_ field: String) -> Fact<Money>? { value(field, .money) }

  mutating func flag(_ field: String) -> Fact<Bool>? { value(field, .flag) }

  mutating func count(_ field: String) -> Fact<Int>? { value(field, .count) }

  /// The items of a list; a single item may stand without one.
  func list(_ field: String) -> [Node] {
    guard let node = entries[field]?.node else { return [] }
    if case .sequence(let sequence) = node { return Array(sequence) }
    return node.isBlankScalar ? [] : [node]
  }

  /// A list of plain words.
  mutating func words(_ field: String) -> [Fact<String>] {
    list(field).compactMap { node in
      guard let text = node.string?.trimmingBlanks(), !text.isEmpty else {
        report(
          field, Localized(zh: "应为文字", en: "is not text"),
          Localized(zh: "写成一个词或一列词", en: "write a word or a list of words"), line: node.mark?.line)
        return nil
      }
      return Fact(text, original: text, source: Source(file: file, line: node.mark?.line, column: field))
    }
  }

  mutating func report(_ field: String, _ problem: Localized, _ remedy: Localized, line: Int? = nil) {
    var place = source(field)
    if let line { place.line = line }
    problems.append(
      LoadError(
        source: place, problem: Localized(zh: "\(field)\(problem.zh)", en: "\(field): \(problem.en)"),
        remedy: remedy))
  }

  /// The problems met, the unknown keys included.
  func allProblems() -> [LoadError] {
    problems
      + unknown.map { key, line, _ in
        let near = vocabulary.nearest(to: key)
        let all = vocabulary.fields.map(\.name).joined(separator: "、")
        return LoadError(
          source: Source(file: file, line: line, column: key.shown),
          problem: Localized(
            zh: "未知字段“\(key.shown)”，已保留原文", en: "unknown field “\(key.shown)”, kept as it stands"),
          remedy: near.map { Localized(zh: "是否应为“\($0)”", en: "did you mean “\($0)”?") }
            ?? Localized(zh: "可用字段：\(all)", en: "the fields are \(all)"))
      }
  }

  private mutating func scalar(_ field: String) -> String? {
    guard let node = entries[field]?.node, !node.isBlankScalar else { return nil }
    guard case .scalar(let scalar) = node else {
      report(
        field, Localized(zh: "应为单个值", en: "should be a single value"),
        Localized(zh: "写成“\(field): 值”", en: "write “\(field): value”"))
      return nil
    }
    return scalar.string.trimmingBlanks()
  }
}

extension Node {
  /// Nothing written: an empty value or `~`.
  var isBlankScalar: Bool {
    guard case .scalar(let scalar) = self else { return false }
    return scalar.string.allSatisfy(\.isWhitespace)
      || (scalar.style == .plain && ["~", "null"].contains(scalar.string))
  }
}

extension String {
  /// The words safe to repeat in a message: one line, no control characters, at most 40 characters.
  var shown: String {
    var result = String.UnicodeScalarView()
    for scalar in unicodeScalars.prefix(41) {
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator: result.append("\u{FFFD}")
      default: result.append(scalar)
      }
    }
    return result.count > 40 ? String(result.dropLast()) + "…" : String(result)
  }
}
