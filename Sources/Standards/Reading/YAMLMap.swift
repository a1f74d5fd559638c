import CaseFiles
import Yams

/// The `key: value` lines of one level of a YAML file; what is missing or wrong is reported to the file.
package struct YAMLMap {
  package let file: YAMLFile
  package let line: Int
  /// The keys in the file's order, and the values in the same one; taken out once because every value is
  /// looked up by its key.
  private let keys: [String]
  private let keyLines: [Int]
  private let values: [Node]

  /// `line` stands in where the mapping does not know its own.
  init(file: YAMLFile, mapping: Node.Mapping, line: Int) {
    self.file = file
    self.line = mapping.mark?.line ?? line
    keys = mapping.map { $0.key.scalar?.string ?? "?" }
    keyLines = mapping.map { $0.key.mark?.line ?? line }
    values = mapping.map(\.value)
  }

  /// A text with its line.
  package struct Entry {
    package var text: String
    package var line: Int
  }

  package func has(_ key: String) -> Bool { node(key) != nil }

  package func line(of key: String) -> Int { node(key)?.mark?.line ?? line }

  /// Reports every key that is not one of these.
  package func allow(_ keys: [String]) {
    for (name, line) in zip(self.keys, keyLines) where !keys.contains(name) {
      file.report(
        line: line,
        Localized(zh: "不认识的项“\(name)”", en: "unknown key “\(name)”"),
        Localized(
          zh: "可用的有 \(keys.joined(separator: "、"))", en: "known are \(keys.joined(separator: ", "))"))
    }
  }

  /// A text that may be missing; one that is not a text is reported.
  package func entry(_ key: String) -> Entry? {
    guard let node = node(key) else { return nil }
    guard let scalar = node.scalar else {
      file.report(
        line: node.mark?.line ?? line,
        Localized(zh: "“\(key)”应是一个值", en: "“\(key)” takes one value"),
        Localized(zh: "应写作 \(key): 值", en: "write \(key): value"))
      return nil
    }
    return scalar.string.isEmpty ? nil : Entry(text: scalar.string, line: scalar.mark?.line ?? line)
  }

  /// The text under a key, nil where there is none or something else stands there.
  package func word(_ key: String) -> String? { node(key)?.scalar?.string }

  package func optionalText(_ key: String) -> String? { entry(key)?.text }

  package func text(_ key: String) -> String? {
    guard let entry = entry(key) else {
      missing(key)
      return nil
    }
    return entry.text
  }

  /// Reads a value that may be missing; `form` shows how it is written.
  package func optional<Value>(_ key: String, form: String, _ read: (String) -> Value?) -> Value? {
    guard let entry = entry(key) else { return nil }
    guard let value = read(entry.text) else {
      file.report(
        line: entry.line,
        Localized(
          zh: "“\(key)”的值“\(entry.text)”读不懂", en: "the value “\(entry.text)” of “\(key)” is not understood"),
        Localized(zh: "应如 \(key): \(form)", en: "write it like \(key): \(form)"))
      return nil
    }
    return value
  }

  package func value<Value>(_ key: String, form: String, _ read: (String) -> Value?) -> Value? {
    guard has(key) else {
      missing(key, form: form)
      return nil
    }
    return optional(key, form: form, read)
  }

  /// A text in two languages (`{zh: …, en: …}`), or one for both.
  package func localized(_ key: String, required: Bool = true) -> Localized? {
    guard let node = node(key) else {
      if required { missing(key, form: "{zh: …, en: …}") }
      return nil
    }
    guard case .mapping(let mapping) = node else { return entry(key).map { Localized($0.text) } }
    let map = YAMLMap(file: file, mapping: mapping, line: line)
    map.allow(["zh", "en"])
    guard let zh = map.text("zh"), let en = map.text("en") else { return nil }
    return Localized(zh: zh, en: en)
  }

  /// The level below a key that may be missing.
  package func map(_ key: String) -> YAMLMap? {
    guard let node = node(key) else { return nil }
    guard case .mapping(let mapping) = node else {
      file.report(
        line: node.mark?.line ?? line,
        Localized(zh: "“\(key)”下应是“项: 值”", en: "“\(key)” takes “key: value” lines"),
        Localized(zh: "应写作 \(key): {项: 值}", en: "write \(key): {key: value}"))
      return nil
    }
    return YAMLMap(file: file, mapping: mapping, line: line)
  }

  /// The entries of a list of maps; a missing list is empty.
  package func maps(_ key: String, required: Bool = false) -> [YAMLMap] {
    nodes(key, required: required).compactMap { node in
      guard case .mapping(let mapping) = node else {
        file.report(
          line: node.mark?.line ?? line,
          Localized(zh: "“\(key)”下应是“项: 值”", en: "“\(key)” takes entries of “key: value” lines"),
          Localized(zh: "应写作 - id: 名称", en: "write - id: name"))
        return nil
      }
      return YAMLMap(file: file, mapping: mapping, line: line)
    }
  }

  /// The texts of a list; a missing list is empty.
  package func texts(_ key: String, required: Bool = false) -> [Entry] {
    nodes(key, required: required).compactMap { node in
      guard let scalar = node.scalar else {
        file.report(
          line: node.mark?.line ?? line,
          Localized(zh: "“\(key)”下应是一个个值", en: "“\(key)” takes plain values"),
          Localized(zh: "应写作 \(key): [值, 值]", en: "write \(key): [value, value]"))
        return nil
      }
      return Entry(text: scalar.string, line: scalar.mark?.line ?? line)
    }
  }

  package func missing(_ key: String, form: String = "…") {
    file.report(
      line: line, Localized(zh: "缺少“\(key)”", en: "“\(key)” is missing"),
      Localized(zh: "请补上 \(key): \(form)", en: "add \(key): \(form)"))
  }

  private func node(_ key: String) -> Node? {
    keys.firstIndex(of: key).map { values[$0] }
  }

  private func nodes(_ key: String, required: Bool) -> [Node] {
    guard let node = node(key) else {
      if required { missing(key, form: "[…]") }
      return []
    }
    if case .sequence(let sequence) = node { return Array(sequence) }
    if node.scalar?.string.isEmpty == true { return [] }
    file.report(
      line: node.mark?.line ?? line,
      Localized(zh: "“\(key)”应是一个列表", en: "“\(key)” takes a list"),
      Localized(zh: "应逐行写作 - …", en: "write one line “- …” for each"))
    return []
  }
}
