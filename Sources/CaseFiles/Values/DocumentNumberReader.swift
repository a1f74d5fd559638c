extension DocumentNumber {
  /// Reads 示市监罚〔2024〕31号 with brackets of any kind, with or without 第, ranges such as 135-137号, and 12 to 20
  /// figures alone, among which a hyphen may stand behind the area's six.
  public init?(_ text: String) {
    if Self.isFigures(text.utf8) {
      self.init(prefix: text, year: 0, serial: 0)
      return
    }
    if let plain = Self.plain(text) {
      self = plain
      return
    }
    // Tables hold hundreds of thousands of them: scalars, because characters take ten times as long.
    var plain = Numerals.compactScalars(text)
    let ending = plain.last == "号" ? Self.ending(of: plain.dropLast()) : []
    if !ending.isEmpty { plain.removeSubrange(ending.indices) }
    // The prefix may hold brackets of its own, as in 示农（种子）罚〔2024〕6号: the year's are the last.
    guard let open = plain.lastIndex(where: \.opensYear), open > 0,
      let close = plain[open...].firstIndex(where: \.closesYear),
      let year = Numerals.placed(plain[(open + 1)..<close]), (1949...2999).contains(year)
    else { return nil }
    var rest = plain[(close + 1)...]
    if rest.first == "第" { rest = rest.dropFirst() }
    guard rest.last == "号" else { return nil }
    let mark = Self.mark(of: rest)
    let serials = rest.dropLast().dropFirst(mark.count).split(
      omittingEmptySubsequences: false, whereSeparator: \.joinsSerials)
    let prefix = String(plain[..<open].map { $0 == "(" ? "（" : $0 == ")" ? "）" : $0 })
    if serials.count == 1, let run = Self.run(serials[0]) {
      self.init(
        prefix: prefix, year: year, mark: String(mark), serial: run.lowerBound, lastSerial: run.upperBound)
    } else if (1...2).contains(serials.count), let first = Int(String(serials[0])), first >= 0 {
      if serials.count == 1 {
        self.init(prefix: prefix, year: year, mark: String(mark), serial: first)
      } else if let second = Int(String(serials[1])) {
        self.init(prefix: prefix, year: year, mark: String(mark), serial: first, second: second)
      } else {
        return nil
      }
    } else {
      return nil
    }
    self = written(serials[0].prefix(while: \.isDigit)).ending(ending)
  }

  /// 510104202400021 and 350901-1900412873.
  static func isFigures(_ bytes: some Collection<UInt8>) -> Bool {
    guard (12...21).contains(bytes.count) else { return false }
    let hasHyphen = bytes.dropFirst(6).first == 0x2D
    return (hasHyphen ? 15...21 : 12...20).contains(bytes.count)
      && bytes.enumerated().allSatisfy { hasHyphen && $0 == 6 || (0x30...0x39).contains($1) }
  }

  /// The words in brackets at the end, as in 061(非): one to four characters.
  static func ending(of words: ArraySlice<Unicode.Scalar>) -> ArraySlice<Unicode.Scalar> {
    guard words.last == ")" || words.last == "）",
      let open = words.suffix(6).lastIndex(where: { $0 == "(" || $0 == "（" }), words.endIndex - open > 2,
      words[(open + 1)...].dropLast().allSatisfy(\.isHan)
    else { return [] }
    return words[open...]
  }

  /// The number with such an ending.
  func ending(_ words: ArraySlice<Unicode.Scalar>) -> DocumentNumber {
    guard !words.isEmpty else { return self }
    var number = self
    number.ending = "（" + String(String.UnicodeScalarView(words.dropFirst().dropLast())) + "）"
    return number
  }

  /// The number with the zeros of its serial as written; a number longer than any agency's keeps none.
  func written(_ serial: some Collection<Unicode.Scalar>) -> DocumentNumber {
    guard serial.first == "0", (2...12).contains(serial.count) else { return self }
    var written = self
    written.width = serial.count
    return written
  }

  /// L of L08, HB- of HB-150, 危化- of 危化-11, 浦 of 浦016, 07第 of 07第81, 罚决字第 behind the year, and a unit's code
  /// before a serial with its zeros: 06- of 06-0102.
  ///
  /// - Parameter rest: What stands behind the year and its 第.
  static func mark(of rest: ArraySlice<Unicode.Scalar>) -> ArraySlice<Unicode.Scalar> {
    let letters = rest.prefix { $0.isLatin || $0 == "-" }
    // (夏坝) of (夏坝)5: the place of a station.
    if rest.first == "(", let close = rest.prefix(8).firstIndex(of: ")"), close > rest.startIndex + 1,
      rest[(rest.startIndex + 1)..<close].allSatisfy(\.isHan), rest[(close + 1)...].first?.isDigit == true
    {
      return rest[...close]
    }
    // 罚决字第05-: the words of the prefix behind the year.
    if let word = rest.prefix(7).firstIndex(of: "字"), rest[..<word].isEmpty || rest[..<word].contains("罚"),
      rest[..<word].allSatisfy(\.isHan)
    {
      let next = rest[(word + 1)...].first == "第" ? word + 2 : word + 1
      guard rest[next...].first?.isDigit == true else { return letters }
      return rest[..<(next + mark(of: rest[next...]).count)]
    }
    let sign = rest.prefix(7).prefix { $0.isHan && $0 != "字" && $0 != "号" && $0 != "第" }
    if (1...6).contains(sign.count), rest[sign.endIndex...].first?.isDigit == true { return sign }
    guard letters.isEmpty, let dash = rest.prefix(9).firstIndex(where: { $0 == "-" || $0 == "第" }),
      dash > rest.startIndex, rest[(dash + 1)...].first?.isDigit == true
    else { return letters }
    let word = rest[..<dash]
    guard word.count < 5 || word.allSatisfy(\.isHan) else { return letters }
    if rest[dash] == "第" {
      return word.allSatisfy(\.isDigit) || word.allSatisfy(\.isHan) ? rest[...dash] : letters
    }
    // 001-005 is a range: a unit's code is shorter than the serial behind it.
    let serial = rest[(dash + 1)...].prefix(while: \.isDigit)
    let isCode = serial.first == "0" && serial.count > word.count && word.allSatisfy(\.isDigit)
    return isCode || word.allSatisfy(\.isHan) ? rest[...dash] : letters
  }

  /// 示市监罚〔2024〕31号 as most letters and tables write it: characters, the year in its own brackets, one serial;
  /// nil for any other form.
  private static func plain(_ text: String) -> DocumentNumber? {
    var text = text
    return text.withUTF8 { bytes in
      func holds(_ a: UInt8, _ b: UInt8, _ c: UInt8, at index: Int) -> Bool {
        index >= 0 && bytes[index] == a && bytes[index + 1] == b && bytes[index + 2] == c
      }
      func number(_ range: Range<Int>) -> Int? {
        guard (1...9).contains(range.count) else { return nil }
        var value = 0
        for index in range {
          guard (0x30...0x39).contains(bytes[index]) else { return nil }
          value = value * 10 + Int(bytes[index]) - 0x30
        }
        return value
      }
      // 号 at the end, 〕 before the digits, 〔 before the year.
      let end = bytes.count - 3
      guard holds(0xE5, 0x8F, 0xB7, at: end), let close = bytes[..<end].lastIndex(of: 0x95),
        holds(0xE3, 0x80, 0x95, at: close - 2), holds(0xE3, 0x80, 0x94, at: close - 9),
        let year = number(close - 6..<close - 2), (1949...2999).contains(year),
        let serial = number(close + 1..<end)
      else { return nil }
      let prefix = UnsafeBufferPointer(rebasing: bytes[..<(close - 9)])
      // Characters of three bytes beyond U+3FFF: among them are no blanks, no signs and no letters.
      guard !prefix.isEmpty, prefix.count % 3 == 0,
        stride(from: 0, to: prefix.count, by: 3).allSatisfy({ (0xE4...0xE9).contains(prefix[$0]) })
      else { return nil }
      return DocumentNumber(prefix: String(decoding: prefix, as: UTF8.self), year: year, serial: serial)
        .written(bytes[(close + 1)..<end].lazy.map { Unicode.Scalar($0) })
    }
  }

  /// 7、8 and 7号、8号, one behind the other: letters to several parties; nil for 22、24, which is no one number.
  private static func run(_ words: ArraySlice<Unicode.Scalar>) -> ClosedRange<Int>? {
    guard words.contains(where: \.partsSerials) else { return nil }
    let parts = words.split(omittingEmptySubsequences: false, whereSeparator: \.partsSerials).map {
      Int(String($0.last == "号" ? $0.dropLast() : $0))
    }
    guard let first = parts[0], (0..<1 << 40).contains(first), parts.count < 1000,
      parts.enumerated().allSatisfy({ $1 == first + $0 })
    else { return nil }
    return first...first + parts.count - 1
  }
}

// Full-width brackets, commas and dashes are plain by now.
extension Unicode.Scalar {
  fileprivate var opensYear: Bool {
    switch self {
    case "〔", "[", "(", "【", "﹝", "<": true
    default: false
    }
  }

  fileprivate var closesYear: Bool {
    switch self {
    case "〕", "]", ")", "】", "﹞", ">": true
    default: false
    }
  }

  fileprivate var partsSerials: Bool { self == "、" || self == "," }

  fileprivate var joinsSerials: Bool {
    switch self {
    case "-", "—", "~", "至": true
    default: false
    }
  }
}

extension String {
  fileprivate init(_ scalars: some Sequence<Unicode.Scalar>) {
    var view = UnicodeScalarView()
    view.append(contentsOf: scalars)
    self.init(view)
  }
}

extension TimeSpan {
  /// Reads `09:10-10:05`, `9时10分至10时05分`, `09:10`; nil for anything else or an end before the start.
  public init?(_ text: String) {
    let plain = Numerals.compact(text)
    let ends = plain.split(whereSeparator: { "-—~至–".contains($0) })
    guard (1...2).contains(ends.count), let start = Self.minute(ends[0]) else { return nil }
    guard ends.count == 2 else {
      self.init(start: start, end: nil)
      return
    }
    guard let end = Self.minute(ends[1]), end >= start else { return nil }
    self.init(start: start, end: end)
  }

  private static func minute(_ text: Substring) -> Int? {
    let parts = text.split(whereSeparator: { ":时点分".contains($0) })
    guard (1...3).contains(parts.count), let hour = Int(parts[0]), (0...23).contains(hour) else { return nil }
    guard parts.count > 1 else { return text.contains(where: { "时点".contains($0) }) ? hour * 60 : nil }
    guard let minute = Int(parts[1]), (0...59).contains(minute) else { return nil }
    return hour * 60 + minute
  }

  /// `09:10-10:05`, `09:10`.
  var words: String {
    func clock(_ minute: Int) -> String {
      let (hours, minutes) = (minute / 60, minute % 60)
      return "\(hours < 10 ? "0" : "")\(hours):\(minutes < 10 ? "0" : "")\(minutes)"
    }
    return clock(start) + (end.map { "-" + clock($0) } ?? "")
  }
}
