import CaseFiles

/// Generated penalty cases, the same for the same number: dates on both sides of every limit.
struct CaseRows {
  static let header = [
    "number", "agency", "act", "tier", "filing", "notice", "decision", "served", "published", "fine", "least",
    "most",
    "officers", "major", "review", "first",
  ]

  var rows: [[String]] = []

  init(count: Int) {
    var random = Generator(state: 20_240_916)
    let start = Day(2023, 1, 3) ?? Day(number: 0)
    rows.reserveCapacity(count)
    for index in 0..<count {
      let filing = start + random.below(620)
      var decision = filing + random.pick([20, 45, 60, 80, 88, 89, 90, 91, 95, 120])
      if random.below(100) == 0 { decision = filing - 2 }
      let notice = decision - random.pick([3, 5, 6, 7, 9, 12])
      let served = decision + random.pick([0, 1, 3, 7, 8, 12, 15])
      let published = decision + random.pick([2, 5, 7, 8, 20])
      let least = random.pick([1000, 2000, 5000, 10_000])
      let most = least * random.pick([2, 3, 5])
      let fine = least * 8 / 10 + random.below(most * 11 / 10 - least * 8 / 10)
      rows.append([
        "示执罚〔\(filing.year)〕\(index + 1)号", "示例\(random.below(60))局", "行为\(random.below(400))",
        random.pick(["较轻", "一般", "较重"]), "\(filing)", "\(notice)", "\(decision)", "\(served)", "\(published)",
        "\(fine)", "\(least)", "\(most)", "\(random.pick([1, 2, 2, 2, 3]))", random.below(5) == 0 ? "1" : "0",
        random.below(5) > 0 ? "1" : "0", random.below(2) == 0 ? "1" : "0",
      ])
    }
  }

  var csv: String {
    var text = Self.header.joined(separator: ",") + "\n"
    for row in rows { text += row.joined(separator: ",") + "\n" }
    return text
  }
}

/// A small generator with a seed, so that every run measures the same cases.
private struct Generator {
  var state: UInt64

  mutating func below(_ bound: Int) -> Int {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Int(state % UInt64(max(1, bound)))
  }

  mutating func pick<Value>(_ values: [Value]) -> Value { values[below(values.count)] }
}
