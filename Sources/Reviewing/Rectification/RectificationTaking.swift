import CaseFiles

extension Rectification {
  /// Takes one step of a person; throws why it cannot be taken, and is then as it was.
  public mutating func take(_ step: RectificationStep, by actor: String) throws(RectificationRefusal) {
    guard !actor.isBlank else { throw .withoutActor }
    guard RectificationMoves.allows(step.kind, in: state) else { throw .notNow(step.kind, state) }
    var changed = self
    if case .takenBack(_, let reason) = step {
      try changed.takeBack(by: actor, reason: reason)
    } else {
      try changed.apply(step, by: actor)
      changed.standing.append(Taken(actor: actor, step: step))
    }
    changed.history.append(Taken(actor: actor, step: step))
    self = changed
  }

  private mutating func apply(_ step: RectificationStep, by actor: String) throws(RectificationRefusal) {
    switch step {
    case .started, .takenBack: throw .notNow(step.kind, state)
    case .answered(let answer): try take(answer)
    case .accepted(let day, _):
      try requireOther(actor, day)
      try requireCompleteAnswer()
      state = .accepted
    case .returned(let day, let reason):
      try require(reason)
      try requireOther(actor, day)
      submitter = nil
      state = .returned
    case .extended(_, let until, let approver, let reason):
      try require(reason)
      guard !approver.isBlank else { throw .withoutApprover }
      guard deadline.map({ until > $0 }) ?? true, until >= notice.issued else {
        throw .notLater(until, deadline ?? notice.issued)
      }
      deadline = until
    case .escalated(let day, let level, let reason, let skipping):
      try escalate(to: level, on: day, reason: reason, skipping: skipping)
    case .drawn(let ticket):
      self.ticket = ticket
      lookBack = nil
      state = .drawn
    case .lookedBack(let result): try take(result)
    case .correctionOpened(_, let kind, let ground):
      guard correction == nil || correction?.closed != nil else { throw .correctionRunning }
      try require(ground)
      correction = DecisionCorrection(kind: kind, ground: ground)
    case .paperFiled(let paper): try file(paper)
    case .correctionClosed(let day): try closeCorrection(on: day, by: actor)
    case .withdrawn(_, let reason):
      try require(reason)
      state = .withdrawn
    }
  }

  private mutating func take(_ answer: RectificationAnswer) throws(RectificationRefusal) {
    guard !answer.submitter.isBlank else { throw .withoutSubmitter }
    guard answer.day >= notice.issued else { throw .tooEarly(answer.day, notice.issued) }
    var seen: Set<Int> = []
    for entry in answer.entries {
      guard (1...max(1, notice.problems.count)).contains(entry.problem), seen.insert(entry.problem).inserted
      else { throw .noSuchProblem(entry.problem, notice.problems.count) }
      guard !entry.text.isBlank else { throw .emptyAnswer(entry.problem) }
    }
    guard !answer.entries.isEmpty else { throw .emptyAnswer(1) }
    self.answer = answer
    submitter = answer.submitter
    level = nil
    levels = []
    state = .answered
  }

  private func requireOther(_ actor: String, _ day: Day) throws(RectificationRefusal) {
    if let submitter, submitter.trimmedBlank == actor.trimmedBlank { throw .ownAnswer(submitter) }
    if let answer, day < answer.day { throw .tooEarly(day, answer.day) }
  }

  private func requireCompleteAnswer() throws(RectificationRefusal) {
    if let correction, correction.closed == nil { throw .correctionOpen(correction.missing) }
    guard notice.origin == .notice || answer != nil else { return }
    guard unanswered.isEmpty else { throw .unanswered(unanswered) }
    let touching = touchingDecision
    guard touching.isEmpty || correction?.closed != nil else { throw .correctionNeeded(touching) }
  }

  private mutating func escalate(
    to level: EscalationLevel, on day: Day, reason: String, skipping: String
  ) throws(RectificationRefusal) {
    try require(reason)
    guard !levels.contains(level) else { throw .alreadyEscalated(level) }
    // A reminder may go out before the last day; pressing may not, unless an answer was returned already.
    if level != .remind, state != .returned, daysLate(on: day) == nil { throw .notLate(level, deadline) }
    let left = level.before.filter { !levels.contains($0) }
    guard left.isEmpty || !skipping.isBlank else { throw .skipped(left) }
    levels.append(level)
    self.level = levels.max()
  }

  private mutating func take(_ result: LookBackResult) throws(RectificationRefusal) {
    try require(result.text)
    if result.holds {
      state = .confirmed
    } else {
      guard let due = result.deadline else { throw .withoutDeadline }
      guard due > result.day else { throw .notLater(due, result.day) }
      deadline = due
      submitter = nil
      level = nil
      levels = []
      state = .returned
    }
    lookBack = result
  }

  private mutating func file(_ paper: DecisionCorrection.Paper) throws(RectificationRefusal) {
    guard var correction, correction.closed == nil else { throw .noCorrection }
    guard !paper.evidence.name.isBlank else { throw .withoutReason }
    correction.papers.append(paper)
    if let (first, second) = correction.disorder { throw .paperOrder(first, second) }
    self.correction = correction
  }

  private mutating func closeCorrection(on day: Day, by actor: String) throws(RectificationRefusal) {
    guard let correction, correction.closed == nil else { throw .noCorrection }
    guard correction.missing.isEmpty else { throw .papersMissing(correction.missing) }
    if let last = correction.papers.map(\.day).max(), day < last { throw .tooEarly(day, last) }
    self.correction?.closed = day
    guard notice.origin == .own else { return }
    submitter = actor
    level = nil
    levels = []
    state = .answered
  }

  /// The value is folded anew from the steps that still stand.
  private mutating func takeBack(by actor: String, reason: String) throws(RectificationRefusal) {
    try require(reason)
    guard standing.count > 1, let last = standing.last else { throw .nothingToTakeBack }
    guard last.step.kind != .drawn else { throw .drawStands }
    guard last.actor.plainName == actor.plainName else { throw .notYours(last.actor) }
    var folded = Rectification(notice, by: standing[0].actor)
    for taken in standing.dropFirst().dropLast() { try folded.take(taken.step, by: taken.actor) }
    folded.history = history
    self = folded
  }

  private func require(_ reason: String) throws(RectificationRefusal) {
    guard !reason.isBlank else { throw .withoutReason }
  }
}

extension String {
  fileprivate var isBlank: Bool { allSatisfy(\.isWhitespace) }

  /// As names were compared first, by which journals are still read; `Review.objection` compares them whole.
  fileprivate var trimmedBlank: Substring {
    var text = self[...]
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return text
  }
}
