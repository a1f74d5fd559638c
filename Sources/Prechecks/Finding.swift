import CaseFiles

/// One thing a check found.
///
/// A finding keeps the facts it rests on and puts its words together when somebody reads them: most findings of
/// many files are only counted, sorted and stored. The same facts always give the same words.
public struct Finding: Sendable {
  /// What the finding is about within its check, stable over runs: an officer's name, a pair of events.
  public var subject: String
  private var messageWords: @Sendable () -> Localized
  private var derivationWords: @Sendable () -> Localized
  private var places: @Sendable () -> [Source]

  public init(
    subject: String, message: @escaping @Sendable @autoclosure () -> Localized,
    derivation: @escaping @Sendable @autoclosure () -> Localized,
    evidence: @escaping @Sendable @autoclosure () -> [Source]
  ) {
    self.subject = subject
    messageWords = message
    derivationWords = derivation
    places = evidence
  }

  public var message: Localized {
    get { messageWords() }
    set { messageWords = { newValue } }
  }

  /// How the result was reached, step by step, so that a reader can follow it with a pencil.
  public var derivation: Localized {
    get { derivationWords() }
    set { derivationWords = { newValue } }
  }

  public var evidence: [Source] {
    get { places() }
    set { places = { newValue } }
  }

  /// Adds a sentence to the derivation.
  mutating func explain(_ more: @escaping @Sendable @autoclosure () -> Localized) {
    derivationWords = { [derivationWords] in derivationWords() + more() }
  }

  /// Reads the evidence through another look at it.
  mutating func mapEvidence(_ look: @escaping @Sendable ([Source]) -> [Source]) {
    places = { [places] in look(places()) }
  }
}

extension Finding: Equatable {
  public static func == (a: Finding, b: Finding) -> Bool {
    a.subject == b.subject && a.message == b.message && a.derivation == b.derivation
      && a.evidence == b.evidence
  }
}
