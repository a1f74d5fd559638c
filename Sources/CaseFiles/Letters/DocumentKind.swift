/// What a document of a case file is, as far as its name or heading tells.
public enum DocumentKind: String, Sendable, Hashable, CaseIterable {
  case penaltyDecision = "行政处罚决定书"
  case priorNotice = "行政处罚事先告知书"
  case hearingOffer = "行政处罚听证告知书"
  case serviceProof = "送达回证"

  var isLetterToParty: Bool { self != .serviceProof }
}
