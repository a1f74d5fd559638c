import CaseFiles
import Standards

/// The fine of a file with the place its benchmark gives it.
struct AppliedTier {
  var benchmark: Benchmark
  var place: Place
  var amount: Fact<Money>
  /// Where the file names the benchmark, the tier and the factors.
  var evidence: [Source]

  var isInside: Bool { place.range.contains(amount.value) }

  /// The benchmark with its maker, the tier with its range, and how the tier was reached.
  var words: Localized {
    let how = place.factors.isEmpty ? Localized("") : place.factors.joined
    return Localized(
      zh: "裁量基准“\(benchmark.title)”（\(benchmark.maker)，自\(benchmark.from.chinese)起有效）“\(place.tier)”阶次："
        + "\(place.range.words.zh)（均含本数）" + (how.zh.isEmpty ? "" : "；\(how.zh)"),
      en: "tier “\(place.tier)” of the benchmark “\(benchmark.title)” (\(benchmark.maker), in force from "
        + "\(benchmark.from)): \(place.range.words.en), both included" + (how.en.isEmpty ? "" : "; \(how.en)")
    )
  }
}

extension CaseFile {
  /// Throws `NotRecorded` for whatever the file or the benchmarks on hand lack.
  func appliedTier(under rules: CheckRules) throws -> AppliedTier {
    let amount = try theFine
    guard let name = discretion?.benchmark else {
      throw NotRecorded(zh: "适用的裁量基准和阶次", en: "the benchmark and the tier applied")
    }
    let day = try rules.asOf ?? decisionMoment.day
    guard let found = rules.benchmarks.first(where: { $0.id == name.value && $0.isInForce(on: day) }) else {
      throw NotRecorded(
        zh: "\(day.chinese)有效的裁量基准“\(name.value)”", en: "the benchmark “\(name.value)” as in force on \(day)")
    }
    switch found.place(benchmarkFacts) {
    case .placed(let place):
      let tier = [discretion?.tier?.cited].compactMap(\.self)
      let factors = discretion?.factors.map(\.value.cited) ?? []
      return AppliedTier(
        benchmark: found, place: place, amount: amount,
        evidence: [name.cited] + tier + factors + [amount.cited])
    case .undetermined(let missing): throw NotRecorded(missing)
    }
  }

  /// What the file records that a benchmark may ask for.
  var benchmarkFacts: BenchmarkFacts {
    let fine = fines.count == 1 ? fines.first : nil
    var statutory: AmountRange?
    if let fine, fine.statutoryMinimum != nil || fine.statutoryMaximum != nil {
      statutory = AmountRange(min: fine.statutoryMinimum?.value, max: fine.statutoryMaximum?.value)
    }
    let factors = (discretion?.factors ?? []).map { ($0.name, $0.value.value) }
    return BenchmarkFacts(
      tier: discretion?.tier?.value, factors: Dictionary(factors) { first, _ in first }, statutory: statutory,
      isNaturalPerson: party?.type.map { ["自然人", "个人", "公民"].contains($0.value.plain) },
      decidingBody: agency?.name?.value)
  }
}

extension [Localized] {
  /// One after another, parted by semicolons.
  var joined: Localized {
    Localized(zh: map(\.zh).joined(separator: "；"), en: map(\.en).joined(separator: "; "))
  }
}
