import CaseFiles
import Standards

/// Ordering the rows; those that are alike stay as they came in.
extension DeskTable {
  enum Order: Int, CaseIterable, Sendable {
    case arrival, number, state, findings, score, agency, decision

    var title: Localized {
      switch self {
      case .arrival: Localized(zh: "装入顺序", en: "as loaded")
      case .number: Localized(zh: "案号", en: "number")
      case .state: Localized(zh: "状态", en: "state")
      case .findings: Localized(zh: "疑点多的在前", en: "most findings first")
      case .score: Localized(zh: "得分低的在前", en: "lowest score first")
      case .agency: Localized(zh: "机关", en: "agency")
      case .decision: Localized(zh: "决定日期", en: "day of the decision")
      }
    }

    /// Whether a review that goes on can change the order.
    var followsReviews: Bool {
      switch self {
      case .state, .findings, .score, .decision: true
      case .arrival, .number, .agency: false
      }
    }
  }

  /// All rows in an order; nil as they came in.
  func ranking(by order: Order) -> [Int]? {
    switch order {
    case .arrival: nil
    case .number: rankingByWords { naturalKey($0.text.bytes(.number, $1.words)) }
    case .agency: rankingByWords { Array($0.text.bytes(.agency, $1.words)) }
    case .state: rankingByNumber { Int32($0.progress.rank) }
    case .findings: rankingByNumber { -$0.findings }
    case .score: rankingByNumber { Int32(clamping: $0.score?.thousandths ?? Int.max) }
    case .decision: rankingByNumber { Int32(clamping: $0.decision?.number ?? Int.max) }
    }
  }

  /// Key and row in one number, which is quickly compared.
  private func rankingByNumber(_ key: (DeskRow) -> Int32) -> [Int] {
    var keys: [Int64] = []
    keys.reserveCapacity(count)
    for block in blocks {
      for row in block.rows { keys.append(Int64(key(row)) << 32 | Int64(keys.count)) }
    }
    keys.sort()
    return keys.map { Int($0 & 0xFFFF_FFFF) }
  }

  /// All keys lie in one run of bytes; the first bytes in which they differ decide nearly always.
  private func rankingByWords(_ key: (DeskBlock, DeskRow) -> [UInt8]) -> [Int] {
    var bytes: [UInt8] = []
    var starts = [0]
    starts.reserveCapacity(count + 1)
    for block in blocks {
      for row in block.rows {
        bytes += key(block, row)
        starts.append(bytes.count)
      }
    }
    return bytes.withUnsafeBufferPointer { bytes in
      (0..<count).sorted { a, b in
        let (first, second) = (bytes[starts[a]..<starts[a + 1]], bytes[starts[b]..<starts[b + 1]])
        for (x, y) in zip(first, second) where x != y { return x < y }
        return first.count == second.count ? a < b : first.count < second.count
      }
    }
  }
}

/// A text as bytes in whose order numbers stand by their value: 9号 before 31号.
func naturalKey(_ text: some Sequence<UInt8>) -> [UInt8] {
  var key: [UInt8] = []
  key.reserveCapacity(text.underestimatedCount + 8)
  var digits: [UInt8] = []
  func close() {
    guard !digits.isEmpty else { return }
    // A longer number is a greater one; digits sort among the other characters as digits do.
    let significant = digits.drop { $0 == 0x30 }
    key.append(0x30)
    key.append(UInt8(min(255, significant.count)))
    key += significant
    digits.removeAll(keepingCapacity: true)
  }
  for byte in text {
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
