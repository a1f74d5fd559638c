import CaseFiles

/// One reviewer's review of one case file: what its events have made of it.
public struct Review: Sendable, Equatable {
  public enum Stage: String, Sendable, Codable {
    case open, submitted
  }

  public struct Issued: Sendable, Equatable {
    public var kind: String
    public var prefix: String
    public var year: Int
    public var serial: Int

    public init(kind: String, prefix: String, year: Int, serial: Int) {
      self.kind = kind
      self.prefix = prefix
      self.year = year
      self.serial = serial
    }
  }

  public var id: ReviewID
  public var scorecard: Scorecard
  public var stage: Stage
  public var issued: [Issued]
  /// What became of the notices issued on it, in the order they were registered.
  public var rectifications: [Rectification]
  /// What the reviewer entered in place of the file's own facts, by their paths written out.
  public var entries: [String: FactEntry] = [:]

  public init(id: ReviewID, standard: String, version: String) {
    self.id = id
    scorecard = Scorecard(standard: standard, standardVersion: version)
    stage = .open
    issued = []
    rectifications = []
  }

  /// Applies one change. A review that is submitted takes marks only after it was reopened.
  ///
  /// `actor` is needed where it matters who acts: who handed an answer in may not accept it.
  public mutating func apply(_ action: ReviewAction, by actor: String = "") throws(ReviewRefusal) {
    switch action {
    case .opened(let standard, let version):
      guard scorecard.marks.isEmpty, scorecard.findings.isEmpty else { throw .alreadyStarted }
      scorecard.standard = standard
      scorecard.standardVersion = version
    case .marked(let criterion, let before, let after):
      try requireOpen()
      guard scorecard.mark(criterion) == before else { throw .changedMeanwhile(criterion) }
      scorecard.marks[criterion] = after == Mark() ? nil : after
    case .decided(let finding, let before, let after):
      try requireOpen()
      guard scorecard.decision(finding) == before else { throw .changedMeanwhile(finding) }
      scorecard.findings[finding] = after == FindingDecision() ? nil : after
    case .opinion(let before, let after):
      try requireOpen()
      guard scorecard.opinion == before else { throw .changedMeanwhile("opinion") }
      scorecard.opinion = after
    case .submitted:
      try requireOpen()
      stage = .submitted
    case .reopened:
      guard stage == .submitted else { throw .notSubmitted }
      stage = .open
    case .overruled(let criterion, let before, let after):
      guard stage == .submitted else { throw .notSubmitted }
      guard scorecard.panel[criterion] == before else { throw .changedMeanwhile(criterion) }
      if let after, after.reason.isEmpty || after.members.isEmpty { throw .withoutReason }
      scorecard.panel[criterion] = after
    case .issued(let kind, let prefix, let year, let serial):
      guard stage == .submitted else { throw .notSubmitted }
      issued.append(Issued(kind: kind, prefix: prefix, year: year, serial: serial))
    case .numbered: break
    case .upgraded(let before, let after):
      try requireOpen()
      guard scorecard.standardVersion == before else { throw .changedMeanwhile("version") }
      scorecard.standardVersion = after
    case .entered(let field, let before, let after):
      try requireOpen()
      guard entries[field] == before else { throw .changedMeanwhile(field) }
      entries[field] = after
    case .rectified(let place, let seen, let step): try rectify(place, seen: seen, step, by: actor)
    }
  }

  private mutating func rectify(
    _ place: Int, seen: Int, _ step: RectificationStep, by actor: String
  ) throws(ReviewRefusal) {
    do throws(RectificationRefusal) {
      if case .started(let notice) = step {
        guard notice.origin == .own || stage == .submitted else { throw .notSubmitted }
        guard notice.number.isEmpty || !rectifications.contains(where: { $0.notice.number == notice.number })
        else { throw .startedTwice(notice.number) }
        guard place == rectifications.count + 1 else { throw .noSuchPlace(place) }
        rectifications.append(Rectification(notice, by: actor))
        return
      }
      guard rectifications.indices.contains(place - 1) else { throw .noSuchPlace(place) }
    } catch {
      throw .rectification(error)
    }
    guard rectifications[place - 1].count == seen else {
      throw .changedMeanwhile(rectifications[place - 1].notice.number)
    }
    do throws(RectificationRefusal) {
      try rectifications[place - 1].take(step, by: actor)
    } catch {
      throw .rectification(error)
    }
  }

  /// The facts entered, by their paths.
  public var facts: [FactPath: FactEntry] {
    Dictionary(entries.compactMap { name, entry in FactPath(name).map { ($0, entry) } }) { first, _ in first }
  }

  /// The file this review is of: as it lies, with what the reviewer entered.
  public func corrected(_ filed: CaseFile) -> CaseFile { filed.corrected(by: facts) }

  private func requireOpen() throws(ReviewRefusal) {
    guard stage == .open else { throw .submitted }
  }
}

/// Why a change was not taken.
public enum ReviewRefusal: Error, Sendable, Equatable {
  case alreadyStarted
  case submitted
  case notSubmitted
  /// A decision of the panel without its reason or its members.
  case withoutReason
  /// A panel of nobody but the reviewer.
  case panelAlone(String)
  /// What the change says was there is not there any more.
  case changedMeanwhile(String)
  case rectification(RectificationRefusal)
}
