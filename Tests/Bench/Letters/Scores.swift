import Foundation

/// Records developed against, and records only looked at.
enum Part: String, CaseIterable {
  case open
  case kept = "kept apart"

  /// Chosen by the record's name (CRC-32), so that anyone gets the same parts.
  init(_ name: String) {
    var remainder: UInt32 = .max
    for byte in name.utf8 {
      remainder ^= UInt32(byte)
      for _ in 0..<8 { remainder = remainder & 1 == 1 ? remainder >> 1 ^ 0xEDB8_8320 : remainder >> 1 }
    }
    self = ~remainder % 3 == 0 ? .kept : .open
  }
}

/// How facts of each kind were read.
struct Scores {
  private var rows: [(fact: String, exact: Int, none: Int, wrong: Int, aside: Int)] = []
  /// The facts that were not read exactly, to learn from.
  private(set) var misses: [String] = []

  private mutating func row(_ fact: String) -> Int {
    if let index = rows.firstIndex(where: { $0.fact == fact }) { return index }
    rows.append((fact, 0, 0, 0, 0))
    return rows.count - 1
  }

  /// Leaves out a record whose mark is not what the letter says, by one of the rules that `setAsideRules` states.
  mutating func setAside(_ fact: String) { rows[row(fact)].aside += 1 }

  /// Counts one fact of a record: `read` nil where nothing was read.
  mutating func count(_ fact: String, of record: String, read: String?, marked: Set<String>) {
    let index = row(fact)
    if !marked.contains(read ?? "") {
      misses.append(
        "\(fact) of \(record): read \(read ?? "nothing"), marked \(marked.sorted().joined(separator: ", "))")
    }
    if let read {
      if marked.contains(read) { rows[index].exact += 1 } else { rows[index].wrong += 1 }
    } else {
      rows[index].none += 1
    }
  }

  func print(_ part: Part) {
    for row in rows {
      let all = row.exact + row.none + row.wrong
      Swift.print(
        row.fact.padding(toLength: 12, withPad: " ", startingAt: 0)
          + part.rawValue.padding(toLength: 11, withPad: " ", startingAt: 0)
          + String(
            format: "%6d  %6d %6d  %6d   %6.2f    %6.2f  %6d", all, row.exact, row.none, row.wrong,
            100 * Double(row.exact) / Double(max(1, all)), 100 * Double(row.wrong) / Double(max(1, all)),
            row.aside))
    }
  }

  /// When a record's mark is set aside; every rule looks at the letter's words alone, never at what was read.
  static let setAsideRules = """
    set aside, because the mark is not what the letter says:
      number  it stands only behind 来源, where the collector noted it, and the letter itself bears another
      agency  it ends in no word for a body (广东省深圳市坪山区)
      date    送达 stands before it: the day of service, not the letter's
    """
}
