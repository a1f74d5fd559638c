import CaseFiles
import Standards

/// The range the law sets for a fine, with where it is written.
struct StatutoryRange {
  var range: AmountRange
  var evidence: [Source]
  var basis: Localized

  /// From the penalty's own entry, else from the benchmark on hand; nil where neither states it.
  init?(of penalty: Penalty, in file: CaseFile, under rules: CheckRules) {
    if penalty.statutoryMinimum != nil || penalty.statutoryMaximum != nil {
      range = AmountRange(min: penalty.statutoryMinimum?.value, max: penalty.statutoryMaximum?.value)
      evidence = [penalty.statutoryMinimum?.cited, penalty.statutoryMaximum?.cited].compactMap { $0 }
      basis = Localized(zh: "案卷记载的法定幅度", en: "the statutory range the file states")
      return
    }
    guard let name = file.discretion?.benchmark, let day = rules.asOf ?? file.decision?.day?.value,
      let benchmark = rules.benchmarks.first(where: { $0.id == name.value && $0.isInForce(on: day) }),
      let statutory = benchmark.statutory
    else { return nil }
    range = statutory
    evidence = [name.cited]
    basis = Localized(zh: "\(benchmark.basis)的法定幅度", en: "the statutory range of \(benchmark.basis)")
  }
}
