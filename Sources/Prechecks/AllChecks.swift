/// Every check, in the order in which it is run and listed. A test fails when a file of `Checks` is missing here.
public let allChecks: [any Check] = [
  // Time limits
  DecisionLimit(),
  PreservedEvidenceLimit(),
  HearingApplication(),
  StatementPeriod(),
  HearingNotice(),
  ServiceLimit(),
  PaymentLimit(),
  PublicationLimit(),
  RecordFilingLimit(),
  // Order
  OrderOfSteps(),
  EvidenceBeforeDecision(),
  // People
  TwoOfficers(),
  CertificateValid(),
  OnePlaceAtATime(),
  Separation(),
  ReviewerQualified(),
  // Review and discussion
  LegalReviewPassed(),
  CollectivelyDiscussed(),
  // Correction
  OrderedToCorrect(),
  ReinspectionDone(),
  // Discretion
  BenchmarkAmount(),
  AdjustmentApproved(),
  StatutoryAmount(),
  TopFineReasoned(),
  ListStated(),
  LedgerEntry(),
  ImpactAssessed(),
  // Documents
  CatalogueAgrees(),
  DecisionContent(),
  RemedyPeriods(),
  // Names, amounts and dates
  PartyNameAgrees(),
  CodesValid(),
  BodyAndSeal(),
  WordsAndFigures(),
  NotHeavier(),
  UnitSlip(),
  LetterDatesAgree(),
]
