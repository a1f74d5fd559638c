import CaseFiles
import Standards

/// Ordering the rows shown; rows that are alike stay as they came in.
extension DeskTable {
  mutating func sortShown() {
    switch order {
    case .arrival: return
    case .number:
      let keys = shown.map { naturalKey(text[.number, rows[$0].place]) }
      let places = keys.indices.sorted { a, b in
        keys[a] == keys[b] ? a < b : keys[a].lexicographicallyPrecedes(keys[b])
      }
      shown = places.map { shown[$0] }
    case .agency:
      shown.sort { a, b in
        text.precedes(.agency, rows[a].place, rows[b].place)
          || (a < b && !text.precedes(.agency, rows[b].place, rows[a].place))
      }
    case .state: sort { $0.progress.rank }
    case .findings: sort { -Int($0.findings) }
    case .score: sort { $0.score?.thousandths ?? Int.max }
    case .decision: sort { $0.decision?.number ?? Int.max }
    }
  }

  private mutating func sort(by key: (Row) -> Int) {
    shown = shown.map { (key: key(rows[$0]), row: $0) }
      .sorted { ($0.key, $0.row) < ($1.key, $1.row) }
      .map(\.row)
  }
}

/// A text as bytes in whose order numbers stand by their value: 9号 before 31号.
func naturalKey(_ text: String) -> [UInt8] {
  var key: [UInt8] = []
  key.reserveCapacity(text.utf8.count + 8)
  var digits: [UInt8] = []
  func close() {
    guard !digits.isEmpty else { return }
    // A longer number is a greater one; digits sort among the other characters as digits do.
    let significant = digits.drop { $0 == 0x30 }
    key.append(0x30)
    key.append(UInt8(min(255, significant.count)))
    key += significant
    digits = []
  }
  for byte in text.utf8 {
    if (0x30...0x39).contains(byte) {
      digits.append(byte)
    } else {
      close()
      key.append(byte)
    }
  }
  close()
  return key
}
