/// How a field is filled in.
public enum FactForm: Sendable, Equatable {
  case text
  case day
  case money
  case number
  case time
  case count
  /// 是 or 否.
  case flag
  /// Several words, parted by 、.
  case words
  case choice([String])

  /// What can be chosen instead of typed.
  public var choices: [String] {
    switch self {
    case .flag: ["是", "否"]
    case .choice(let words): words
    default: []
    }
  }
}

/// Why an entry was not taken, and what to write instead.
public struct FactRefusal: Error, Sendable, Equatable {
  public var problem: Localized
  public var remedy: Localized

  public var message: Localized {
    Localized(zh: "\(problem.zh)；\(remedy.zh)", en: "\(problem.en); \(remedy.en)")
  }
}

/// One field of a case file that a reviewer may fill in. `Int` is the place of a list's item, 0 in other groups.
struct FactSlot: Sendable {
  var name: String
  var title: Localized
  var form: FactForm
  /// What the file records, in words.
  var get: @Sendable (CaseFile, Int) -> Fact<String>?
  /// Takes words that are not empty, or nil for “not recorded”.
  var set: @Sendable (inout CaseFile, Int, String?, Source) throws(FactRefusal) -> Void
}

/// The part of a case file some fields belong to: the file itself, the party, the third event.
struct FactHolder<Root: Sendable>: Sendable {
  var read: @Sendable (CaseFile, Int) -> Root?
  var change: @Sendable (inout CaseFile, Int, (inout Root) -> Void) -> Void

  /// A field of the holder, read by a reader.
  func slot<Value>(
    _ name: String, _ english: String, _ path: any WritableKeyPath<Root, Fact<Value>?> & Sendable,
    _ reader: WordReader<Value>, form: FactForm, words: @escaping @Sendable (Value) -> String
  ) -> FactSlot {
    let (read, change) = (read, change)
    return FactSlot(
      name: name, title: Localized(zh: name, en: english), form: form,
      get: { file, index in
        read(file, index)?[keyPath: path].map {
          Fact(words($0.value), original: $0.original, source: $0.source)
        }
      },
      set: { (file, index, text, source) throws(FactRefusal) in
        let fact = try text.map { (text) throws(FactRefusal) in
          try Self.fact(text, source, reader)
        }
        change(&file, index) { $0[keyPath: path] = fact }
      })
  }

  /// A field that an item cannot be without.
  func required(
    _ name: String, _ english: String, _ path: any WritableKeyPath<Root, Fact<String>> & Sendable
  ) -> FactSlot {
    let (read, change) = (read, change)
    return FactSlot(
      name: name, title: Localized(zh: name, en: english), form: .text,
      get: { file, index in read(file, index)?[keyPath: path] },
      set: { (file, index, text, source) throws(FactRefusal) in
        guard let text else {
          throw FactRefusal(
            problem: Localized(zh: "\(name)不能为空", en: "\(english) cannot be empty"),
            remedy: Localized(zh: "整项不存在的，删去该项", en: "drop the item if there is none"))
        }
        change(&file, index) { $0[keyPath: path] = Fact(text, original: text, source: source) }
      })
  }

  /// A list of words.
  func words(
    _ name: String, _ english: String, _ path: any WritableKeyPath<Root, [Fact<String>]> & Sendable
  ) -> FactSlot {
    let (read, change) = (read, change)
    return FactSlot(
      name: name, title: Localized(zh: name, en: english), form: .words,
      get: { file, index in
        guard let facts = read(file, index)?[keyPath: path], let first = facts.first else { return nil }
        let text = facts.map(\.value).joined(separator: "、")
        return Fact(text, original: text, source: first.source)
      },
      set: { (file, index, text, source) throws(FactRefusal) in
        let parts = (text ?? "").split(whereSeparator: { "、，,;；".contains($0) })
          .map { String($0).trimmingBlanks() }.filter { !$0.isEmpty }
        change(&file, index) { root in
          root[keyPath: path] = parts.map { Fact($0, original: $0, source: source) }
        }
      })
  }

  private static func fact<Value>(
    _ text: String, _ source: Source, _ reader: WordReader<Value>
  ) throws(FactRefusal) -> Fact<Value> {
    guard let value = reader.read(text) else {
      let (problem, remedy) = reader.refusal(of: text)
      throw FactRefusal(problem: problem, remedy: remedy)
    }
    return Fact(value, original: text, source: source)
  }
}

extension FactHolder {
  typealias Path<Value: Sendable> = any WritableKeyPath<Root, Fact<Value>?> & Sendable

  func text(_ name: String, _ english: String, _ path: Path<String>) -> FactSlot {
    slot(name, english, path, .text, form: .text) { $0 }
  }

  func day(_ name: String, _ english: String, _ path: Path<Day>) -> FactSlot {
    slot(name, english, path, .day, form: .day) { $0.description }
  }

  func money(_ name: String, _ english: String, _ path: Path<Money>) -> FactSlot {
    slot(name, english, path, .money, form: .money) { $0.description }
  }

  func flag(_ name: String, _ english: String, _ path: Path<Bool>) -> FactSlot {
    slot(name, english, path, .flag, form: .flag) { $0 ? "是" : "否" }
  }

  func count(_ name: String, _ english: String, _ path: Path<Int>) -> FactSlot {
    slot(name, english, path, .count, form: .count) { "\($0)" }
  }

  func number(_ name: String, _ english: String, _ path: Path<DocumentNumber>) -> FactSlot {
    slot(name, english, path, .number, form: .number) { $0.description }
  }

  func choice<Word: RawRepresentable & CaseIterable & Sendable>(
    _ name: String, _ english: String, _ path: Path<Word>, _ reader: WordReader<Word>
  ) -> FactSlot where Word.RawValue == String {
    slot(name, english, path, reader, form: .choice(Word.allCases.map(\.rawValue))) { $0.rawValue }
  }
}
