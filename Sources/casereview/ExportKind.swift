import ArgumentParser
import CaseFiles
import Reports

/// Everything `export` can write.
enum ExportKind: ExpressibleByArgument, Hashable {
  case instrument(Instrument.Kind)
  /// 评分表, to be signed jointly.
  case scoreSheet
  case report(RoundReport.Kind)

  static let all: [ExportKind] =
    Instrument.Kind.allCases.map(ExportKind.instrument) + [.scoreSheet]
    + RoundReport.Kind.allCases.map(ExportKind.report)

  var name: String {
    switch self {
    case .instrument(let kind): kind.rawValue
    case .scoreSheet: "score-sheet"
    case .report(let kind): kind.rawValue
    }
  }

  var title: Localized {
    switch self {
    case .instrument(let kind): kind.title
    case .scoreSheet: Localized(zh: "评查评分表（联合署名）", en: "score sheet with joint signatures")
    case .report(let kind): kind.title
    }
  }

  init?(argument: String) {
    guard let found = Self.all.first(where: { $0.name == argument }) else { return nil }
    self = found
  }

  static var allValueStrings: [String] { all.map(\.name) }
}
