import CaseFiles
import Standards

/// One fine among its like with the range its benchmark sets, ready to be drawn.
public struct LikeCasesPicture: Sendable {
  /// The range the benchmark the file names sets for its tier.
  public struct Benchmark: Sendable {
    public var tier: String
    public var range: AmountRange
    /// The benchmark with its maker, the tier with its range, and how the tier was reached.
    public var words: Localized
    public var isInside: Bool
  }

  /// Nil where the file cannot be compared; `missing` says why.
  public var comparison: LikeCaseComparison?
  /// What is not recorded, of the file or in the law data.
  public var missing: [Localized]
  /// Nil where the file names none, or none that is on hand.
  public var benchmark: Benchmark?

  /// Compares a file with the loaded ones by the settings in force on the day of its decision.
  public init(of file: CaseFile, under rules: CheckRules) {
    missing = []
    if let applied = try? file.appliedTier(under: rules) {
      benchmark = Benchmark(
        tier: applied.place.tier, range: applied.place.range, words: applied.words, isInside: applied.isInside
      )
    }
    do {
      let day = try rules.asOf ?? file.decisionMoment.day
      guard let settings = LikeCaseSettings(rules.law, on: day, field: file.field?.value) else {
        throw NotRecorded(
          zh: "法律数据中\(day.chinese)有效的类案设定", en: "settings for like cases in force on \(day) in the law data")
      }
      comparison = try (rules.likeCases ?? LikeCases([])).comparison(of: file, by: settings)
    } catch let error as NotRecorded {
      missing = error.missing
    } catch {
      missing = [Localized(String(describing: error))]
    }
  }
}

extension LikeCaseComparison {
  /// The fines of the other cases, in ascending order.
  public var fines: [Money] { others.indices.filter { $0 != own }.map { others[$0].fine } }
}
