import CaseFiles

/// Puts texts of both languages together.
extension Localized {
  static func + (a: Localized, b: Localized) -> Localized {
    Localized(zh: a.zh + b.zh, en: a.en.isEmpty || b.en.isEmpty ? a.en + b.en : a.en + " " + b.en)
  }
}

extension [Localized] {
  /// `甲、乙` and `a, b`.
  var listed: Localized {
    Localized(zh: map(\.zh).joined(separator: "、"), en: map(\.en).joined(separator: ", "))
  }
}

extension Day {
  /// `2024年9月9日` and `2024-09-09`.
  var words: Localized { Localized(zh: chinese, en: description) }
}

extension Source {
  /// `《立案审批表》第1页`, `case.yaml第12行`, `《询问笔录》第2页，评查人录入`.
  var place: Localized {
    guard isEntered else { return ownPlace }
    let entered = Localized(zh: "评查人录入", en: "entered by the reviewer")
    // Without a document the entry itself is the place.
    guard !CaseFile.manifestNames.contains(file) else { return entered }
    return Localized(zh: "\(ownPlace.zh)，\(entered.zh)", en: "\(ownPlace.en), \(entered.en)")
  }

  private var ownPlace: Localized {
    if let line { return Localized(zh: "\(file)第\(line)行", en: "\(file) line \(line)") }
    guard let page else { return Localized(zh: "《\(file)》", en: "《\(file)》") }
    return Localized(zh: "《\(file)》第\(page)页", en: "《\(file)》 p. \(page)")
  }
}

extension EventKind {
  /// The field's own word; in English a plain translation of it beside the word.
  var words: Localized {
    Localized(zh: rawValue, en: english.map { "\($0) (\(rawValue))" } ?? rawValue)
  }

  private var english: String? {
    switch self {
    case .filing: "filing of the case"
    case .siteInspection: "site inspection"
    case .interview: "interview"
    case .sampling: "sampling"
    case .preservation: "preservation of evidence"
    case .preservationDisposal: "disposal of preserved evidence"
    case .seizure: "seizure"
    case .seizureExtension: "extension of a seizure"
    case .seizureRelease: "release from seizure"
    case .testing: "testing"
    case .orderToCorrect: "order to correct"
    case .reinspection: "re-inspection"
    case .investigationClosed: "end of the investigation"
    case .legalReview: "legal review"
    case .collectiveDiscussion: "collective discussion"
    case .priorNotice: "prior notice"
    case .statement: "statement and defence"
    case .hearingOffer: "notice of the right to a hearing"
    case .hearingRequest: "request for a hearing"
    case .hearingNotice: "notice of the hearing"
    case .hearing: "hearing"
    case .approval: "approval of the penalty"
    case .decision: "decision"
    case .service: "service"
    case .publication: "publication"
    case .recordFiling: "filing for the record"
    case .payment: "payment"
    case .deferral: "deferral or instalments"
    case .demand: "demand"
    case .courtApplication: "application to the court"
    case .closure: "closure"
    case .extensionApproval: "extension of the time for the case"
    case .announcement: "announcement"
    case .application: "application"
    case .supplementNotice: "notice to complete the application"
    case .acceptance: "acceptance"
    case .grant: "grant"
    case .refusal: "refusal"
    case .delivery: "delivery of the licence"
    case .inspection: "inspection"
    case .resultNotice: "notice of the result"
    case .offenceEnd: "end of the offence"
    case .offenceFound: "discovery of the offence"
    case .coercionApproval: "late approval of a coercive measure"
    case .freezing: "freezing"
    case .freezingExtension: "extension of a freezing"
    case .freezingRelease: "release from freezing"
    case .cashCollection: "fine collected on the spot"
    case .cashHandIn: "handing in of a collected fine"
    case .surcharge: "surcharge"
    case .administrativeReview: "administrative review"
    case .lawsuit: "administrative suit"
    case .decisionRevoked: "revocation or change of the decision"
    case .publicationWithdrawn: "withdrawal of the publication"
    case .transferReport: "report on a transfer"
    case .transferApproval: "decision on a transfer"
    case .transfer: "transfer"
    case .substitutePerformance: "substitute performance"
    case .compulsion: "enforcement by the agency"
    case .leadReceived, .examination, .inspectionApproval, .inspectionNotice: nil
    }
  }
}
