/// Every check, in the order in which it is run and listed. A test fails when a file of `Checks` is missing here.
public let allChecks: [any Check] = [
  // Time limits
  DecisionLimit(),
  HearingApplication(),
  StatementPeriod(),
  HearingNotice(),
  ServiceLimit(),
  PublicationLimit(),
]
