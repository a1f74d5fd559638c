/// One thing that can be wrong in a made-up case file, named by the only check that must notice.
enum Defect: String, CaseIterable {
  case filedLate = "T04-filing-limit"
  case decidedLate = "T02-decision-limit"
  case decidedEarly = "T07-statement-period"
  case hearingCutShort = "T06-hearing-application"
  case servedLate = "T09-service"
  case paidLate = "T10-payment"
  case publishedLate = "T14-publication"
  case recordFiledLate = "T17-record-filing"
  case preservedTooLong = "T05-preserved-evidence"
  case seizedTooLong = "T19-seizure-limit"
  case withdrawnLate = "T13-withdrawal"
  case surchargeTooHigh = "T11-surcharge"
  case reviewedBeforeTheEnd = "O01-order-of-steps"
  case evidenceAfterwards = "O03-evidence-before-decision"
  case oneOfficer = "P01-two-officers"
  case certificateExpired = "P02-certificate-valid"
  case twoPlaces = "P03-one-place-at-a-time"
  case reviewedByOfficer = "P04-separation"
  case notReviewed = "L01-legal-review"
  case notOrdered = "R01-order-to-correct"
  case inspectedBeforeOrder = "R02-reinspection"
  case aboveTheLaw = "B03-statutory-range"
  case topWithoutReason = "B04-top-fine"
  case heavier = "M02-not-heavier"
  case wordsDiffer = "M01-words-figures"
  case wrongCode = "N02-codes"
  case otherName = "N01-party-name"
  case otherSeal = "N03-body-seal"
  case withoutAddress = "C03-decision-content"
  case shortReview = "C05-remedy-text"
  case letterMissing = "C02-required-documents"
  case otherDate = "D01-dates-agree"
  case notPublic = "F01-publicity"
  case deviceNotReviewed = "F03-monitoring-evidence"
  case crimeNotTransferred = "X06-transfer"
  case assessedAfterwards = "X01-economic-impact"
  case onQuietDay = "X02-quiet-period"
  case notPlanned = "X03-plan"

  /// Defects that cannot stand in one file, because one would hide or bring about the other.
  private static let apart: [Set<Defect>] = [
    [.decidedLate, .decidedEarly, .hearingCutShort], [.aboveTheLaw, .topWithoutReason, .heavier],
    [.notReviewed, .reviewedBeforeTheEnd, .reviewedByOfficer], [.notOrdered, .inspectedBeforeOrder],
    [.oneOfficer, .twoPlaces], [.surchargeTooHigh, .paidLate],
  ]

  /// Up to `count` defects that can stand together.
  static func some(_ count: Int, _ dice: inout Dice) -> Set<Defect> {
    var chosen: Set<Defect> = []
    for defect in allCases.shuffled(using: &dice) where chosen.count < count {
      let barred = apart.filter { $0.contains(defect) }.contains { !$0.isDisjoint(with: chosen) }
      if !barred { chosen.insert(defect) }
    }
    return chosen
  }
}
