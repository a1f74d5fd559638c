/// Every check, in the order in which it is run and listed. A test fails when a file of `Checks` is missing here.
public let allChecks: [any Check] = [
  // Time limits
  FilingLimit(),
  DecisionLimit(),
  PreservedEvidenceLimit(),
  HearingApplication(),
  StatementPeriod(),
  HearingNotice(),
  ServiceLimit(),
  PaymentLimit(),
  PublicationLimit(),
  RecordFilingLimit(),
  SeizureLimit(),
  DemandBeforeCourt(),
  CourtLimit(),
  SupplementLimit(),
  LicenceLimit(),
  LicenceDelivery(),
  // Order
  OrderOfSteps(),
  RenewedReview(),
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
  // Inspections
  QuietPeriod(),
  PlannedInspection(),
  // Documents
  CatalogueAgrees(),
  RequiredDocuments(),
  DecisionContent(),
  SummaryProcedure(),
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
