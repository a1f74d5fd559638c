import CaseFiles

/// Where a benchmark puts a case.
public enum Placement: Sendable, Equatable {
  case placed(Place)
  /// What is not recorded, or what the benchmark does not settle.
  case undetermined(missing: [Localized])
}

/// The tier and range of a case, with how they were reached.
public struct Place: Sendable, Equatable {
  /// The tier's name, or the sum of the weights.
  public var tier: String
  public var range: AmountRange
  /// Step by step: the factors with their weights, or the conditions that held.
  public var factors: [Localized]
  /// The tier the file names, where the recorded factors lead to another.
  public var otherTierRecorded: String?
  /// What would make an amount outside the range lawful.
  public var departure: Departure
}

/// The one document that makes a departure from a benchmark lawful (翠府办发〔2024〕79号 第六项).
public struct Departure: Sendable, Equatable {
  /// Whether the deciding agency made the benchmark itself; nil where that is not known.
  public var isOwn: Bool?
  public var maker: String

  public init(maker: String, decidingBody: String?) {
    self.maker = maker
    isOwn = decidingBody.map { $0.folded == maker.folded }
  }

  /// Any one of these suffices; all three may where it is not known whose benchmark it is.
  public var approvals: [AdjustmentApproval] {
    switch isOwn {
    case true?: [.head, .collective]
    case false?: [.maker]
    case nil: AdjustmentApproval.allCases
    }
  }

  /// The document to look for.
  public var words: Localized {
    let own = Localized(
      zh: "本机关主要负责人批准的文书或者集体讨论记录", en: "the head's approval or the record of a collective discussion")
    let other = Localized(
      zh: "基准制定机关（\(maker)）的批准文书", en: "the approval of the benchmark's maker (\(maker))")
    switch isOwn {
    case true?: return own
    case false?: return other
    case nil:
      return Localized(
        zh: "基准由本机关制定的，\(own.zh)；由其他机关制定的，\(other.zh)",
        en: "for the agency's own benchmark \(own.en); for another body's \(other.en)")
    }
  }
}

extension Benchmark {
  /// Finds tier and range from the recorded facts; says what is missing where they do not settle it.
  public func place(_ facts: BenchmarkFacts) -> Placement {
    do throws(BenchmarkGap) {
      if let weights { return .placed(try weighed(weights, facts)) }
      return .placed(try tiered(facts))
    } catch {
      return .undetermined(missing: error.missing)
    }
  }

  private func weighed(_ weights: Weights, _ facts: BenchmarkFacts) throws(BenchmarkGap) -> Place {
    let weighed = try weights.weigh(facts)
    let range = try weights.range(of: weighed.total, statutory: facts.statutory ?? statutory, facts: facts)
    return Place(
      tier: "\(weighed.total)", range: range, factors: weighed.lines, otherTierRecorded: nil,
      departure: departure(facts))
  }

  private func tiered(_ facts: BenchmarkFacts) throws(BenchmarkGap) -> Place {
    let (tier, lines) = try chosen(facts)
    var amount = tier.amount
    if let individual = tier.individual {
      guard let isNatural = facts.isNaturalPerson else {
        throw BenchmarkGap(zh: "当事人类型（单位还是个人）", en: "whether the party is a person or an organisation")
      }
      if isNatural { amount = individual }
    }
    let conflict = facts.tier.flatMap { $0.folded == tier.name.folded ? nil : $0 }
    return Place(
      tier: tier.name, range: try amount.range(under: facts), factors: lines, otherTierRecorded: conflict,
      departure: departure(facts))
  }

  private func departure(_ facts: BenchmarkFacts) -> Departure {
    Departure(maker: maker, decidingBody: facts.decidingBody)
  }

  /// The one tier whose conditions hold, else the tier the file names.
  private func chosen(_ facts: BenchmarkFacts) throws(BenchmarkGap) -> (Tier, [Localized]) {
    var holding: [(tier: Tier, lines: [Localized])] = []
    var missing: [Localized] = []
    var open: [String] = []
    for tier in tiers where !tier.conditions.isEmpty {
      switch tier.holds(facts) {
      case .yes(let lines): holding.append((tier, lines))
      case .no: continue
      case .open(let lacking):
        open.append(tier.name)
        for text in lacking where !missing.contains(text) { missing.append(text) }
      }
    }
    let named = facts.tier.flatMap { name in tiers.first { $0.name.folded == name.folded } }
    if let named {
      let line = Localized(zh: "案卷记载阶次“\(named.name)”", en: "the file names the tier “\(named.name)”")
      let isHeld = holding.contains { $0.tier == named }
      if named.conditions.isEmpty && holding.isEmpty || open.contains(named.name) || isHeld {
        return (named, [line] + (holding.first { $0.tier == named }?.lines ?? []))
      }
    }
    if holding.count == 1, let only = holding.first { return only }
    if holding.count > 1 {
      let names = holding.map { "“\($0.tier.name)”" }.joined(separator: "、")
      throw BenchmarkGap(
        zh: "在同时符合的阶次\(names)中适用的是哪一个", en: "which of the tiers \(names) that all apply was used")
    }
    if let name = facts.tier, named == nil {
      throw BenchmarkGap(
        zh: "裁量基准“\(title)”中的阶次“\(name)”", en: "a tier “\(name)” in “\(title)”")
    }
    if !missing.isEmpty { throw BenchmarkGap(missing) }
    throw tiers.contains { $0.conditions.isEmpty }
      ? BenchmarkGap(zh: "适用的阶次", en: "the tier applied")
      : BenchmarkGap(
        zh: "与所记因素相符的阶次（“\(title)”中没有）", en: "a tier in “\(title)” for the recorded factors")
  }
}

extension Benchmark.Tier {
  enum Holding {
    case yes([Localized])
    case no
    case open([Localized])
  }

  /// Whether all conditions hold; one that surely does not goes before one that is not recorded.
  func holds(_ facts: BenchmarkFacts) -> Holding {
    var lines: [Localized] = []
    var missing: [Localized] = []
    for condition in conditions {
      do throws(BenchmarkGap) {
        guard let line = try condition.holds(facts) else { return .no }
        lines.append(line)
      } catch {
        missing += error.missing
      }
    }
    return missing.isEmpty ? .yes(lines) : .open(missing)
  }
}

extension Benchmark.Condition {
  /// The line that shows it holds, nil where it does not; throws where it is not recorded.
  fileprivate func holds(_ facts: BenchmarkFacts) throws(BenchmarkGap) -> Localized? {
    switch self {
    case .factor(let name, let values):
      guard let recorded = facts.value(name) else {
        throw BenchmarkGap(zh: "裁量因素“\(name)”", en: "the factor “\(name)”")
      }
      guard values.contains(where: { $0.folded == recorded.folded }) else { return nil }
      return Localized("\(name)：\(recorded)")
    case .offences(let from, let to):
      let count = try facts.count(BenchmarkFacts.offences)
      guard count >= from, to.map({ count <= $0 }) ?? true else { return nil }
      return Localized(zh: "第\(count)次违法", en: "offence number \(count)")
    }
  }
}
