import CaseFiles

/// The screens; those that are open form a stack.
enum Screen: Sendable, CaseIterable {
  case desk, review, document, facts, timeline, likeCases, conclusion, preview
  case rectification, rectificationDetail, round

  var keyTable: KeyTable {
    switch self {
    case .desk: DeskScreen.keys
    case .review: ReviewScreen.keys
    case .document: DocumentScreen.keys
    case .facts: FactsScreen.keys
    case .timeline: TimelineScreen.keys
    case .likeCases: LikeCasesScreen.keys
    case .conclusion: ConclusionScreen.keys
    case .preview: PreviewScreen.keys
    case .round: RoundScreen.keys
    case .rectification: RectificationScreen.keys
    case .rectificationDetail: RectificationScreen.detailKeys
    }
  }
}
