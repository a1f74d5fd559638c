import CaseFiles
import Standards

/// The fine of a file with the tier of the benchmark it was set by.
struct AppliedTier {
  var benchmark: Benchmark
  var tier: Benchmark.Tier
  var amount: Fact<Money>
  /// Where the file names the benchmark and the tier.
  var evidence: [Source]

  var isInside: Bool { tier.range.contains(amount.value) }

  /// Throws `NotRecorded` for whatever the file or the benchmarks on hand lack.
  init(of file: CaseFile, under rules: CheckRules) throws {
    amount = try file.theFine
    guard let name = file.discretion?.benchmark, let tierName = file.discretion?.tier else {
      throw NotRecorded(zh: "适用的裁量基准和阶次", en: "the benchmark and the tier applied")
    }
    let day = try rules.asOf ?? file.decisionMoment.day
    guard let found = rules.benchmarks.first(where: { $0.id == name.value && $0.isInForce(on: day) }) else {
      throw NotRecorded(
        zh: "\(day.chinese)有效的裁量基准“\(name.value)”", en: "the benchmark “\(name.value)” as in force on \(day)")
    }
    guard let applied = found.tier(tierName.value) else {
      throw NotRecorded(
        zh: "裁量基准“\(found.title)”中的阶次“\(tierName.value)”",
        en: "a tier “\(tierName.value)” in “\(found.title)”")
    }
    benchmark = found
    tier = applied
    evidence = [name.cited, tierName.cited, amount.cited]
  }

  /// The benchmark with its maker and the tier with its range.
  var words: Localized {
    Localized(
      zh: "裁量基准“\(benchmark.title)”（\(benchmark.maker)，自\(benchmark.from.chinese)起有效）“\(tier.name)”阶次："
        + "\(tier.range.words.zh)（均含本数）",
      en: "tier “\(tier.name)” of the benchmark “\(benchmark.title)” (\(benchmark.maker), in force from "
        + "\(benchmark.from)): \(tier.range.words.en), both included")
  }
}

extension CaseFile {
  /// The one fine; throws where there is none with an amount, or more than one.
  var theFine: Fact<Money> {
    get throws {
      guard let fine = fines.first else { throw NotRecorded(zh: "罚款金额", en: "the amount of the fine") }
      guard fines.count == 1 else {
        throw NotRecorded(zh: "多项罚款各自适用的阶次", en: "which tier each of the fines was set by")
      }
      guard let amount = fine.amount else { throw NotRecorded(zh: "罚款金额", en: "the amount of the fine") }
      return amount
    }
  }
}

extension AmountRange {
  /// `5000元至12000元`.
  var words: Localized {
    switch (min, max) {
    case (let min?, let max?): Localized(zh: "\(min)至\(max)", en: "\(min) to \(max)")
    case (let min?, nil): Localized(zh: "\(min)以上", en: "from \(min)")
    case (nil, let max?): Localized(zh: "\(max)以下", en: "up to \(max)")
    case (nil, nil): Localized(zh: "没有限额", en: "no limit")
    }
  }
}
