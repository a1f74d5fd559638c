import CaseFiles

/// Thrown where a judgement needs what the file does not record or the law on hand does not settle.
struct NotRecorded: Error {
  var missing: [Localized]

  init(_ missing: [Localized]) { self.missing = missing }
  init(zh: String, en: String) { missing = [Localized(zh: zh, en: en)] }

  static func day(of kind: EventKind) -> NotRecorded { NotRecorded(days[kind] ?? []) }

  static func serviceDay(of kind: EventKind) -> NotRecorded { NotRecorded(serviceDays[kind] ?? []) }

  // Put together once: in many files it is the same few days that are not recorded.
  private static let days = eachKind {
    Localized(zh: "\($0.rawValue)的日期", en: "the day of the \($0.words.en)")
  }
  private static let serviceDays = eachKind {
    Localized(zh: "\($0.rawValue)文书的送达日期", en: "the day of service of the \($0.words.en)")
  }

  private static func eachKind(_ words: (EventKind) -> Localized) -> [EventKind: [Localized]] {
    Dictionary(uniqueKeysWithValues: EventKind.allCases.map { ($0, [words($0)]) })
  }
}

extension Check {
  /// Runs a judgement; whatever it finds not recorded becomes `undetermined`.
  @inline(__always)  // A closure would hold a copy of the whole case file.
  func judging(_ judgement: () throws -> Outcome) -> Outcome {
    do {
      return try judgement()
    } catch let error as NotRecorded {
      return .undetermined(missing: error.missing)
    } catch {
      return .failed(String(describing: error))
    }
  }
}

/// What looking at several things of a file adds up to.
struct Tally {
  var findings: [Finding] = []
  /// How many findings there are about each subject.
  var subjects: [String: Int] = [:]
  var missing: [Localized] = []
  /// The limits counted, where the check counts limits.
  var limits: [CheckedLimit] = []

  /// Anything found goes before anything missing; with neither, all that was looked at is in order.
  var outcome: Outcome {
    if !findings.isEmpty { return .found(findings) }
    return missing.isEmpty ? .passed : .undetermined(missing: missing)
  }

  /// Takes over what a judgement of one thing found missing, and goes on.
  @inline(__always)
  mutating func judging(_ judgement: (inout Tally) throws -> Void) rethrows {
    do {
      try judgement(&self)
    } catch let error as NotRecorded {
      for text in error.missing where !missing.contains(text) { missing.append(text) }
    }
  }
}
