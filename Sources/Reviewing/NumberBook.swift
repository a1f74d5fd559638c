/// A document number: code of the body, year, and serial without leading zeros.
public struct NumberKey: Sendable, Hashable, Codable {
  public var prefix: String
  public var year: Int
  /// From 1 in each year.
  public var serial: Int

  public init(prefix: String, year: Int, serial: Int) {
    self.prefix = prefix
    self.year = year
    self.serial = serial
  }
}

/// What happened to a document number beside its being issued on a review.
public enum NumberStep: Sendable, Equatable, Codable {
  /// All numbers up to this one were used before the workspace kept the book.
  case usedBefore(note: String)
  /// Kept for a document still to be written.
  case reserved(purpose: String)
  /// Given to a document that belongs to no one review, such as a report.
  case issued(kind: String, title: String)
  /// Not to be used, or not any more.
  case cancelled(reason: String)
}

/// How a number stands in the book.
public struct BookedNumber: Sendable, Equatable {
  public enum State: String, Sendable, Codable, CaseIterable {
    /// It and all below it were used before.
    case before
    case reserved, issued, cancelled
  }

  public var key: NumberKey
  public var state: State
  /// The kind of document; empty where it has none.
  public var kind: String
  /// What it is for, or why it was cancelled.
  public var words: String
  /// The case file of the review it was issued on.
  public var caseFile: String?

  public init(key: NumberKey, state: State, kind: String = "", words: String = "", caseFile: String? = nil) {
    self.key = key
    self.state = state
    self.kind = kind
    self.words = words
    self.caseFile = caseFile
  }

  /// How it stands after a step; nil where the step cannot be taken.
  ///
  /// `number` is nil for a number nothing is known of.
  public static func after(_ step: NumberStep, _ key: NumberKey, from number: BookedNumber?) -> BookedNumber?
  {
    switch (step, number?.state) {
    case (.usedBefore(let note), nil): BookedNumber(key: key, state: .before, words: note)
    case (.reserved(let purpose), nil): BookedNumber(key: key, state: .reserved, words: purpose)
    case (.issued(let kind, let title), nil), (.issued(let kind, let title), .reserved):
      BookedNumber(key: key, state: .issued, kind: kind, words: title)
    case (.cancelled(let reason), .reserved), (.cancelled(let reason), .issued):
      BookedNumber(
        key: key, state: .cancelled, kind: number?.kind ?? "", words: reason, caseFile: number?.caseFile)
    default: nil
    }
  }
}

extension [BookedNumber] {
  /// The serials of one series, in order, that are missing below its last: there are to be none.
  public var gaps: [Int] {
    let last = map(\.key.serial).max() ?? 0
    let first = filter { $0.state == .before }.map(\.key.serial).max() ?? 0
    let known = Set(map(\.key.serial))
    return last > first ? ((first + 1)...last).filter { !known.contains($0) } : []
  }
}
