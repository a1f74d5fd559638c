import CaseFiles
import Standards

/// The range the law sets for a fine, with where it is written.
struct StatutoryRange {
  var range: AmountRange
  var evidence: [Source]
  var basis: Localized
}

extension CaseFile {
  /// The statutory range of a fine: the penalty's own, else that of the benchmark on hand; nil where neither states it.
  func statutoryRange(of penalty: Penalty, under rules: CheckRules) -> StatutoryRange? {
    let (least, most) = (penalty.statutoryMinimum, penalty.statutoryMaximum)
    if least != nil || most != nil {
      return StatutoryRange(
        range: AmountRange(min: least?.value, max: most?.value),
        evidence: [least?.cited, most?.cited].compactMap { $0 },
        basis: Localized(zh: "案卷记载的法定幅度", en: "the statutory range the file states"))
    }
    guard let name = discretion?.benchmark, let day = rules.asOf ?? decision?.day?.value,
      let benchmark = rules.benchmarks.first(where: { $0.id == name.value && $0.isInForce(on: day) }),
      let statutory = benchmark.statutory
    else { return nil }
    return StatutoryRange(
      range: statutory, evidence: [name.cited],
      basis: Localized(zh: "\(benchmark.basis)的法定幅度", en: "the statutory range of \(benchmark.basis)"))
  }
}
