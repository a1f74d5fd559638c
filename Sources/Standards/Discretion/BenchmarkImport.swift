import CaseFiles

/// A row of a table with the line it begins on.
public struct TableRow: Sendable, Equatable {
  public var line: Int
  public var cells: [String]

  public init(line: Int, cells: [String]) {
    self.line = line
    self.cells = cells
  }
}

/// Benchmarks taken over from a table: what could be read, and every row that could not with its reason.
public struct BenchmarkImport: Sendable {
  /// What the table itself does not say.
  public struct Heading: Sendable {
    /// What the ids begin with.
    public var id: String
    public var maker: String
    public var makerLevel: String?
    /// Stands where the table has no 依据.
    public var basis: String
    public var from: Day

    public init(id: String, maker: String, makerLevel: String? = nil, basis: String, from: Day) {
      self.id = id
      self.maker = maker
      self.makerLevel = makerLevel
      self.basis = basis
      self.from = from
    }
  }

  public private(set) var benchmarks: [Benchmark] = []
  public private(set) var refused: [LoadError] = []
  /// Rows with any content, the heading left out.
  public private(set) var rowCount = 0
  public private(set) var takenRows = 0

  let file: String
  let headings: [String]
  let columns: BenchmarkColumns

  /// Reads the rows below the heading.
  public init(
    _ rows: [TableRow], headings: [String], columns: BenchmarkColumns, heading: Heading, file: String
  ) {
    self.file = file
    self.headings = headings
    self.columns = columns
    var ids: Set<String> = []
    for group in groups(of: rows) {
      let number = group.first?[.item] ?? ""
      var id = Self.id(heading.id, number.isEmpty ? "\(benchmarks.count + 1)" : number)
      while !ids.insert(id).inserted { id += "b" }
      if let benchmark = benchmark(group, id: id, heading) { benchmarks.append(benchmark) }
    }
  }

  /// A row by the meaning of its columns; blanks of item, act, basis and range are those of the row above.
  struct Entry {
    var line: Int
    var values: [BenchmarkColumn: String]

    subscript(column: BenchmarkColumn) -> String { values[column] ?? "" }
  }

  private mutating func groups(of rows: [TableRow]) -> [[Entry]] {
    var groups: [[Entry]] = []
    for row in rows where row.cells.contains(where: { !$0.folded.isEmpty }) {
      rowCount += 1
      var entry = Entry(line: row.line, values: [:])
      for (column, index) in columns.places where index < row.cells.count {
        entry.values[column] = row.cells[index].trimmed
      }
      let above = groups.last?.last
      let isSame =
        above.map { above in
          (entry[.item].isEmpty || entry[.item] == above[.item])
            && (entry[.act].isEmpty || entry[.act] == above[.act])
        } ?? false
      if isSame, let above {
        for column in [BenchmarkColumn.item, .act, .basis, .statutory] where entry[column].isEmpty {
          entry.values[column] = above[column]
        }
        groups[groups.count - 1].append(entry)
      } else if entry[.act].isEmpty {
        refuse(entry, .act, Localized(zh: "没有违法行为", en: "names no act"))
      } else {
        groups.append([entry])
      }
    }
    return groups
  }

  private mutating func benchmark(_ group: [Entry], id: String, _ heading: Heading) -> Benchmark? {
    guard let first = group.first else { return nil }
    var weights: Weights?
    var tiers: [Benchmark.Tier] = []
    if columns.isOfFactors {
      let isMatrix = group.contains { (try? FineWords($0[.weight])) != nil }
      if isMatrix { tiers = matrix(group) } else { weights = weighted(group) }
    } else {
      tiers = plainTiers(group)
    }
    guard weights != nil || !tiers.isEmpty else { return nil }
    var statutory: AmountRange?
    if case .range(let range)? = try? FineWords(first[.statutory]).amount { statutory = range }
    // A tier that leaves the range, such as 不予处罚 worded as a tier, is not the range's fault.
    if let range = statutory, tiers.contains(where: { !$0.lies(in: range) }) { statutory = nil }
    let act = first[.act].oneLine
    return Benchmark(
      id: id, title: act, act: act, maker: heading.maker, makerLevel: heading.makerLevel,
      basis: first[.basis].isEmpty ? heading.basis : first[.basis].oneLine, from: heading.from,
      statutory: statutory, tiers: tiers, weights: weights)
  }

  private mutating func plainTiers(_ group: [Entry]) -> [Benchmark.Tier] {
    var tiers: [Benchmark.Tier] = []
    for entry in group {
      guard !entry[.tier].isEmpty else {
        refuse(entry, .tier, Localized(zh: "没有阶次", en: "names no tier"))
        continue
      }
      guard let words = fine(entry, .amount) else { continue }
      let when = entry[.when].isEmpty ? entry[.tier] : entry[.when]
      var tier = Benchmark.Tier(
        name: entry[.tier].oneLine, amount: words.amount, individual: words.individual, when: when.oneLine)
      if let count = OffenceWords.condition(in: when) { tier.conditions = [count] }
      takenRows += 1
      if let same = tiers.firstIndex(where: { $0.stem == tier.name && $0.isSameAmount(as: tier) }),
        tier.conditions.isEmpty, tiers[same].conditions.isEmpty
      {
        tiers[same].when += "；" + tier.when
        continue
      }
      let others = tiers.filter { $0.stem == tier.name }.count
      if others > 0 { tier.name += "（\(others + 1)）" }
      tiers.append(tier)
    }
    return tiers
  }

  /// The cells of a matrix: conditions written one after another, with the amount where they meet.
  private mutating func matrix(_ group: [Entry]) -> [Benchmark.Tier] {
    var tiers: [Benchmark.Tier] = []
    for entry in group {
      guard let words = fine(entry, .weight) else { continue }
      let parts = entry[.factor].factorParts
      guard !parts.isEmpty else {
        refuse(entry, .factor, Localized(zh: "没有裁量因素", en: "names no factor"))
        continue
      }
      let name = parts.joined(separator: "／")
      guard !tiers.contains(where: { $0.name == name }) else {
        refuse(entry, .factor, Localized(zh: "与前面一行的因素相同", en: "names the factors of a row before"))
        continue
      }
      takenRows += 1
      let conditions = parts.enumerated().map { index, part in
        Benchmark.Condition.factor("因素\(index + 1)", values: [part])
      }
      tiers.append(
        Benchmark.Tier(
          name: name, amount: words.amount, individual: words.individual, when: name, conditions: conditions))
    }
    return tiers
  }

  private mutating func weighted(_ group: [Entry]) -> Weights? {
    var start: Rate?
    var factors: [Weights.Factor] = []
    var kept: [Entry] = []
    for entry in group {
      let parts = entry[.factor].factorParts
      guard let name = parts.first, name.count <= 60, !name.contains("。") else {
        refuse(
          entry, .factor,
          Localized(zh: "不是“因素 / 取值”，像是说明文字", en: "is no “factor / value” but looks like a remark"))
        continue
      }
      guard let add = Rate(weight: Numerals.halfWidth(entry[.weight]).filter { !$0.isWhitespace }) else {
        refuse(
          entry, .weight,
          Localized(
            zh: "“\(entry[.weight].oneLine.brief)”不是百分值",
            en: "“\(entry[.weight].oneLine.brief)” is no percentage"))
        continue
      }
      let value = parts.dropFirst().joined(separator: "／")
      if value.isEmpty {
        guard name.contains("起点"), start == nil else {
          refuse(entry, .factor, Localized(zh: "没有取值", en: "names no value of the factor"))
          continue
        }
        start = add
        kept.append(entry)
        continue
      }
      let option = Weights.Option(value: value, add: add)
      let index = factors.firstIndex { $0.name == name }
      if let index, factors[index].options.contains(where: { $0.value.folded == value.folded }) {
        refuse(
          entry, .factor,
          Localized(zh: "取值“\(value.brief)”写了两次", en: "the value “\(value.brief)” stands twice"))
        continue
      }
      kept.append(entry)
      if let index {
        factors[index].options.append(option)
      } else {
        factors.append(Weights.Factor(name: name, options: [option]))
      }
    }
    // A starting point that depends on something is a factor like the others, from nothing.
    let hasStart = start != nil || factors.contains { $0.name.contains("起点") }
    guard hasStart, !factors.isEmpty else {
      for entry in kept {
        refuse(
          entry, .factor, Localized(zh: "这一事项没有裁量起点或者因素", en: "the item has no starting point or no factors"))
      }
      return nil
    }
    takenRows += kept.count
    return Weights(start: start ?? Rate(basisPoints: 0), base: .statutoryMaximum, factors: factors)
  }

  private mutating func fine(_ entry: Entry, _ column: BenchmarkColumn) -> FineWords? {
    do throws(FineWords.Refusal) {
      return try FineWords(entry[column])
    } catch {
      let words = entry[column].oneLine.brief
      refuse(
        entry, column, Localized(zh: "“\(words)”\(error.problem.zh)", en: "“\(words)” \(error.problem.en)"))
      return nil
    }
  }

  private mutating func refuse(_ entry: Entry, _ column: BenchmarkColumn, _ problem: Localized) {
    let name = columns.places[column].flatMap { $0 < headings.count ? headings[$0] : nil }
    refused.append(
      LoadError(
        source: Source(file: file, line: entry.line, column: name ?? column.words.zh), problem: problem,
        remedy: Localized(
          zh: "请更正后再导入，或者手工写入基准文件", en: "correct it, or write it into the benchmark file by hand")))
  }

  private static func id(_ prefix: String, _ number: String) -> String {
    let safe = number.unicodeScalars.map { scalar -> Character in
      scalar.properties.isAlphabetic || scalar.properties.numericType != nil || scalar == "." || scalar == "-"
        ? Character(scalar) : "-"
    }
    return "\(prefix)-\(String(safe.prefix(40)))"
  }
}
