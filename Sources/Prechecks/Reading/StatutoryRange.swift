import CaseFiles
import Standards

/// The range the law sets for a fine, with where it is written.
struct StatutoryRange {
  var range: AmountRange
  fileprivate var origin: Origin

  fileprivate enum Origin {
    case stated(least: Fact<Money>?, most: Fact<Money>?)
    case benchmark(Benchmark, named: Fact<String>)
  }

  var evidence: [Source] {
    switch origin {
    case .stated(let least, let most): [least?.cited, most?.cited].compactMap { $0 }
    case .benchmark(_, let name): [name.cited]
    }
  }

  var basis: Localized {
    switch origin {
    case .stated: Localized(zh: "案卷记载的法定幅度", en: "the statutory range the file states")
    case .benchmark(let benchmark, _):
      Localized(zh: "\(benchmark.basis)的法定幅度", en: "the statutory range of \(benchmark.basis)")
    }
  }
}

extension CaseFile {
  /// The statutory range of a fine: the penalty's own, else that of the benchmark on hand; nil where neither states it.
  func statutoryRange(of penalty: Penalty, under rules: CheckRules) -> StatutoryRange? {
    let (least, most) = (penalty.statutoryMinimum, penalty.statutoryMaximum)
    if least != nil || most != nil {
      return StatutoryRange(
        range: AmountRange(min: least?.value, max: most?.value), origin: .stated(least: least, most: most))
    }
    guard let name = discretion?.benchmark, let day = rules.asOf ?? decision?.date,
      let benchmark = rules.benchmarks.first(where: { $0.id == name.value && $0.isInForce(on: day) }),
      let statutory = benchmark.statutory
    else { return nil }
    return StatutoryRange(range: statutory, origin: .benchmark(benchmark, named: name))
  }
}
