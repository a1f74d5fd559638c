/// A day, an amount or a document number as a text mentions it.
public struct Mention<Value: Sendable>: Sendable {
  public var value: Value
  /// The words, and where they stand, counted in Unicode scalars.
  public var words: String
  public var range: Range<Int>
}

extension Mention: Equatable where Value: Equatable {}

extension DayReader {
  /// The days a text mentions, in order: `2024年9月9日`, `二〇二四年九月九日`, `2024-09-09`, `2024.9.9`.
  public static func mentions(in text: String) -> [Mention<Day>] {
    let scan = TextScan(text)
    var found: [Mention<Day>] = []
    for (index, scalar) in scan.scalars.enumerated() {
      switch scalar {
      case "年":
        guard let month = scan.run(after: index, of: TextScan.counted, closedBy: "月"),
          let day = scan.run(after: month, of: TextScan.counted, closedBy: "日号")
        else { continue }
        scan.add(scan.start(before: index, of: TextScan.placed)..<(day + 1), to: &found, read)
      case "-", "/", ".", "－", "．", "／":
        guard let month = scan.run(after: index, of: TextScan.digits, closedBy: String(scalar)) else {
          continue
        }
        let end = scan.end(after: month, of: TextScan.digits)
        scan.add(scan.start(before: index, of: TextScan.digits)..<end, to: &found, read)
      default: continue
      }
    }
    return found
  }
}

extension MoneyReader {
  /// The amounts a text mentions, in order: `5000元`, `1.5万元`, `伍仟元整`.
  public static func mentions(in text: String) -> [Mention<Money>] {
    let scan = TextScan(text)
    var found: [Mention<Money>] = []
    for (index, scalar) in scan.scalars.enumerated() where scalar == "元" || scalar == "圆" {
      // 陆拾捌元伍角 goes on behind its 元; what does not read on ends at it.
      let start = scan.start(before: index, of: TextScan.amount)
      let count = found.count
      let most = scan.end(after: index, of: TextScan.small)
      for end in Set([most, min(most, index + 2), index + 1]).sorted(by: >) where found.count == count {
        scan.add(start..<end, to: &found, read)
      }
    }
    return found
  }
}

extension DocumentNumber {
  /// The document numbers a text mentions, in order: `示市监罚〔2024〕31号`.
  public static func mentions(in text: String) -> [Mention<DocumentNumber>] {
    let scan = TextScan(text)
    var found: [Mention<DocumentNumber>] = []
    for (index, scalar) in scan.scalars.enumerated() where "〔[［(（【﹝".unicodeScalars.contains(scalar) {
      guard let close = scan.run(after: index, of: TextScan.placed, closedBy: "〕]］)）】﹞"),
        let end = scan.run(after: close, of: TextScan.serial, closedBy: "号")
      else { continue }
      scan.add(scan.start(before: index, of: nil)..<(end + 1), to: &found) { DocumentNumber($0) }
    }
    return found
  }
}

/// A text as its scalars, to look for words with known edges.
private struct TextScan {
  let scalars: [Unicode.Scalar]

  static let digits = Set("0123456789０１２３４５６７８９".unicodeScalars)
  static let placed = digits.union("〇○零一二三四五六七八九".unicodeScalars)
  static let counted = placed.union("十".unicodeScalars)
  static let serial = digits.union("第-—－~至".unicodeScalars)
  static let amount = counted.union(
    ".,．，百千万亿壹贰叁肆伍陆柒捌玖拾佰仟".unicodeScalars)
  /// What may follow the 元 of an amount.
  static let small = Set("零壹贰叁肆伍陆柒捌玖一二三四五六七八九角分整正".unicodeScalars)
  /// What a document number's prefix does not hold.
  private static let stops = Set(" \t　，。；：、《》“”‘’（）()\n".unicodeScalars)

  init(_ text: String) { scalars = Array(text.unicodeScalars) }

  /// The place of the scalar that closes a run of the set, blanks passed over; nil where the run ends otherwise.
  func run(after index: Int, of set: Set<Unicode.Scalar>, closedBy closers: String) -> Int? {
    var at = index + 1
    var length = 0
    while at < scalars.count, length <= 12 {
      if closers.unicodeScalars.contains(scalars[at]) { return length > 0 ? at : nil }
      guard set.contains(scalars[at]) || scalars[at] == " " else { return nil }
      length += set.contains(scalars[at]) ? 1 : 0
      at += 1
    }
    return nil
  }

  /// Where a run of the set that ends before the index begins; of a document number's prefix without a set.
  func start(before index: Int, of set: Set<Unicode.Scalar>?) -> Int {
    var at = index
    while at > 0, index - at < 20 {
      let scalar = scalars[at - 1]
      guard set.map({ $0.contains(scalar) }) ?? !Self.stops.contains(scalar) else { break }
      at -= 1
    }
    return at
  }

  func end(after index: Int, of set: Set<Unicode.Scalar>) -> Int {
    var at = index + 1
    while at < scalars.count, set.contains(scalars[at]) { at += 1 }
    return at
  }

  /// Adds what can be read, from the left end on or, where a comma or a word stands before it, from further right.
  func add<Value>(
    _ range: Range<Int>, to found: inout [Mention<Value>], _ read: (String) -> Value?
  ) {
    var start = max(range.lowerBound, found.last?.range.upperBound ?? 0)
    while start < range.upperBound {
      var view = String.UnicodeScalarView()
      view.append(contentsOf: scalars[start..<range.upperBound])
      let words = String(view)
      if let first = scalars[start...].first, !",，.．".unicodeScalars.contains(first), let value = read(words)
      {
        return found.append(Mention(value: value, words: words, range: start..<range.upperBound))
      }
      start += 1
    }
  }
}
