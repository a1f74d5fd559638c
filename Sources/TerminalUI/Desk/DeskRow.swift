import CaseFiles
import Standards

/// What is not text of a row of the desk, in few bytes: a hundred thousand of them are kept.
struct DeskRow: Sendable {
  var words: DeskText.Place
  private var fineOrNone: Int64
  private var idOrZero: Int64
  private(set) var findings: Int32
  private(set) var undetermined: Int32
  private(set) var openFindings: Int32
  private(set) var version: Int32
  private var filingOrNone: Int32
  private var decisionOrNone: Int32
  private var scoreOrNone: Int32
  private var answered: UInt16
  private var of: UInt16
  private var stage: Stage
  private(set) var kind: CaseKind?
  private(set) var isVetoed: Bool

  private enum Stage: UInt8 { case fresh, started, submitted }

  init(_ item: DeskItem, words: DeskText.Place) {
    let row = item.row
    self.words = words
    fineOrNone = row.fine?.fen ?? .min
    idOrZero = row.id
    findings = Int32(clamping: row.findings)
    undetermined = Int32(clamping: row.undetermined)
    openFindings = Int32(clamping: item.openFindings)
    version = Int32(clamping: row.version)
    filingOrNone = row.filingDay.map { Int32(clamping: $0.number) } ?? .min
    decisionOrNone = row.decisionDay.map { Int32(clamping: $0.number) } ?? .min
    scoreOrNone = row.score.map { Int32(clamping: $0.thousandths) } ?? .min
    (answered, of) = (0, 0)
    switch item.progress {
    case .fresh: stage = .fresh
    case .started(let answered, let of):
      stage = .started
      (self.answered, self.of) = (UInt16(clamping: answered), UInt16(clamping: of))
    case .submitted: stage = .submitted
    }
    kind = row.kind
    isVetoed = item.isVetoed
  }

  var id: Int64 { idOrZero }
  var fine: Money? { fineOrNone == .min ? nil : Money(fen: fineOrNone) }
  var filing: Day? { filingOrNone == .min ? nil : Day(number: Int(filingOrNone)) }
  var decision: Day? { decisionOrNone == .min ? nil : Day(number: Int(decisionOrNone)) }
  var score: Points? { scoreOrNone == .min ? nil : Points(thousandths: Int(scoreOrNone)) }

  var progress: DeskItem.Progress {
    switch stage {
    case .fresh: .fresh
    case .started: .started(answered: Int(answered), of: Int(of))
    case .submitted: .submitted
    }
  }

  /// Where the workspace keeps the file, which is not written in the file itself.
  mutating func keepPlace(of old: DeskRow) {
    idOrZero = old.idOrZero
    version = old.version
  }
}
