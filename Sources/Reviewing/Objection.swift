extension Review {
  /// Why a person may not make a change that a journal, once it holds it, is still read with; nil where he may.
  ///
  /// What was recorded before a rule was known stays readable, and stays what it is.
  public func objection(to action: ReviewAction, by actor: String) -> ReviewRefusal? {
    switch action {
    case .overruled(_, _, let decision?):
      // Without a reason or before it is submitted it is refused for that.
      guard stage == .submitted, !decision.reason.isEmpty, !decision.members.isEmpty else { return nil }
      return decision.hasOthers(than: id.reviewer) ? nil : .panelAlone(id.reviewer)
    case .rectified(let place, _, let step) where step.kind == .accepted || step.kind == .returned:
      guard rectifications.indices.contains(place - 1) else { return nil }
      let one = rectifications[place - 1]
      guard RectificationMoves.allows(step.kind, in: one.state), one.isAnswer(of: actor) else { return nil }
      return .rectification(.ownAnswer(one.submitter ?? actor))
    default: return nil
    }
  }
}

extension Rectification {
  /// Whether the answer is this person's, who cannot decide on it.
  public func isAnswer(of actor: String) -> Bool { submitter?.plainName == actor.plainName }
}
