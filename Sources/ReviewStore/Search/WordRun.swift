/// A part of the index of words: for each pair of neighbouring characters, in which texts it stands, and where.
///
/// One entry follows another in the order of their pairs: the distance of the pair's key from the one before, the
/// length of the postings in bytes, the postings. Those tell of each text, in order, its distance from the text
/// before, twice; where it holds the pair once, as most do, the place follows; where it holds it more often, the
/// distance is one more, and the length of the places in bytes follows, and each place by its distance from the
/// one before. Numbers are written seven bits at a time, the lowest first.
struct WordRun: Sendable {
  /// A text to be found: its number and its characters, with an end after each part.
  struct Text: Sendable {
    var number: Int
    var units: [UInt16]
  }

  /// The number of its first text, which those of the others are counted from.
  var first: Int
  /// The number of its last text.
  var last: Int
  var bytes: [UInt8]

  static func key(_ first: UInt16, _ second: UInt16) -> UInt32 { UInt32(first) << 16 | UInt32(second) }
}

extension WordRun {
  /// How many characters are sorted together.
  static let mostUnits = 1 << 22

  /// - Parameter texts: In the order of their numbers.
  static func runs(of texts: [Text]) -> [WordRun] {
    var runs: [WordRun] = []
    var start = 0
    while start < texts.count {
      // A pair, a text and a place share 64 bits: the longer the longest text, the fewer are taken together.
      var end = start
      var placeBits = 0
      var total = 0
      while end < texts.count {
        let size = texts[end].units.count
        let bits = max(placeBits, Int.bitWidth - size.leadingZeroBitCount)
        guard end == start || (end - start < 1 << (32 - bits) && total + size <= mostUnits) else { break }
        placeBits = bits
        total += size
        end += 1
      }
      runs.append(WordRun(texts[start..<end], placeBits: UInt64(placeBits)))
      start = end
    }
    return runs
  }

  private init(_ texts: ArraySlice<Text>, placeBits: UInt64) {
    first = texts.first?.number ?? 0
    last = texts.last?.number ?? 0
    var entries: [UInt64] = []
    entries.reserveCapacity(texts.reduce(0) { $0 + $1.units.count })
    for (index, text) in texts.enumerated() {
      let base = UInt64(index) << placeBits
      text.units.withUnsafeBufferPointer { units in
        for place in units.indices.dropLast() where units[place] != SearchText.end {
          entries.append(UInt64(Self.key(units[place], units[place + 1])) << 32 | base | UInt64(place))
        }
      }
    }
    Self.sortByKey(&entries)
    let numbers = texts.map(\.number)
    let first = first
    bytes = [UInt8](unsafeUninitializedCapacity: entries.count * 28 + 16) { buffer, count in
      var writer = WordWriter(buffer)
      let mask = (UInt64(1) << placeBits) - 1
      entries.withUnsafeBufferPointer { entries in
        func text(_ index: Int) -> Int { Int((entries[index] & 0xFFFF_FFFF) >> placeBits) }
        var index = 0
        while index < entries.count {
          let key = UInt32(truncatingIfNeeded: entries[index] >> 32)
          let start = writer.begin(key)
          var last = first
          repeat {
            let one = text(index)
            var next = index + 1
            while next < entries.count, entries[next] >> 32 == key, text(next) == one { next += 1 }
            if next == index + 1 {
              writer.put((numbers[one] - last) << 1)
              writer.put(Int(entries[index] & mask))
            } else {
              writer.put((numbers[one] - last) << 1 | 1)
              let places = writer.beginLength()
              var before = 0
              for each in index..<next {
                let place = Int(entries[each] & mask)
                writer.put(place - before)
                before = place
              }
              writer.endLength(places)
            }
            last = numbers[one]
            index = next
          } while index < entries.count && entries[index] >> 32 == key
          writer.endLength(start)
        }
      }
      count = writer.count
    }
  }

  /// Sorts by the upper half; what is equal in it stays in its order.
  private static func sortByKey(_ entries: inout [UInt64]) {
    guard entries.count > 1 << 11 else { return entries.sort() }
    var other = [UInt64](repeating: 0, count: entries.count)
    for (shift, bits) in [(32, 11), (43, 11), (54, 10)] as [(UInt64, UInt64)] {
      let mask = (UInt64(1) << bits) - 1
      var starts = [Int](repeating: 0, count: 1 << Int(bits))
      entries.withUnsafeBufferPointer { from in
        other.withUnsafeMutableBufferPointer { to in
          starts.withUnsafeMutableBufferPointer { starts in
            for entry in from { starts[Int(entry >> shift & mask)] += 1 }
            var sum = 0
            for index in starts.indices { (starts[index], sum) = (sum, sum + starts[index]) }
            for entry in from {
              let digit = Int(entry >> shift & mask)
              to[starts[digit]] = entry
              starts[digit] += 1
            }
          }
        }
      }
      swap(&entries, &other)
    }
  }
}

extension WordRun {
  /// Puts runs together whose texts follow one another.
  init(merging runs: [WordRun]) {
    first = runs.first?.first ?? 0
    last = runs.last?.last ?? 0
    bytes = []
    bytes.reserveCapacity(runs.reduce(0) { $0 + $1.bytes.count })
    var sources = runs.map { WordEntries($0.bytes) }
    var heads = sources.indices.map { sources[$0].next() }
    var lastKey: UInt32 = 0
    var postings: [UInt8] = []
    while let key = heads.lazy.compactMap({ $0?.key }).min() {
      postings.removeAll(keepingCapacity: true)
      var last = first
      for index in heads.indices {
        guard let head = heads[index], head.key == key else { continue }
        sources[index].bytes.withUnsafeBufferPointer { bytes in
          var reader = WordReader(UnsafeBufferPointer(rebasing: bytes[head.postings]))
          let number = reader.number()
          postings.append(number: (runs[index].first &+ number >> 1 &- last) << 1 | number & 1)
          postings.append(contentsOf: reader.rest)
          last = WordReader(reader.bytes).lastText(from: runs[index].first)
        }
        heads[index] = sources[index].next()
      }
      bytes.append(number: Int(key &- lastKey))
      bytes.append(number: postings.count)
      bytes.append(contentsOf: postings)
      lastKey = key
    }
  }

  /// Hands it out in blocks of about a page of the database, each with its first pair's key.
  func forEachBlock(_ take: (UInt32, [UInt8]) throws -> Void) rethrows {
    var entries = WordEntries(bytes)
    var block: [UInt8] = []
    var firstKey: UInt32 = 0
    var lastKey: UInt32 = 0
    while let entry = entries.next() {
      if !block.isEmpty, block.count + entry.postings.count > WordIndex.blockSize {
        try take(firstKey, block)
        block.removeAll(keepingCapacity: true)
      }
      if block.isEmpty { (firstKey, lastKey) = (entry.key, entry.key) }
      block.append(number: Int(entry.key &- lastKey))
      block.append(number: entry.postings.count)
      block.append(contentsOf: bytes[entry.postings])
      lastKey = entry.key
    }
    if !block.isEmpty { try take(firstKey, block) }
  }
}

extension WordRun {
  /// Adds a block behind what there is.
  ///
  /// - Parameters:
  ///   - first: The key of the block's first pair.
  ///   - last: The key of the last pair there is; then the block's.
  mutating func append(block: [UInt8], from first: UInt32, after last: inout UInt32) {
    var entries = WordEntries(block, from: first)
    while let entry = entries.next() {
      bytes.append(number: Int(entry.key &- last))
      bytes.append(number: entry.postings.count)
      bytes.append(contentsOf: block[entry.postings])
      last = entry.key
    }
  }
}

/// Goes over the entries of a run or a block.
struct WordEntries {
  let bytes: [UInt8]
  private var index = 0
  private var key: UInt32

  /// - Parameter key: The key the first distance is counted from.
  init(_ bytes: [UInt8], from key: UInt32 = 0) {
    self.bytes = bytes
    self.key = key
  }

  mutating func next() -> (key: UInt32, postings: Range<Int>)? {
    guard index < bytes.count else { return nil }
    return bytes.withUnsafeBufferPointer { buffer in
      var reader = WordReader(buffer)
      reader.index = index
      key &+= UInt32(truncatingIfNeeded: reader.number())
      let length = reader.number()
      let postings = reader.index..<min(buffer.count, reader.index + max(0, length))
      index = postings.upperBound
      return (key, postings)
    }
  }
}

/// Reads numbers; past the end there are only zeros, so that damage cannot lead out of the memory.
struct WordReader {
  let bytes: UnsafeBufferPointer<UInt8>
  var index = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  var isAtEnd: Bool { index >= bytes.count }

  @inline(__always)
  mutating func number() -> Int {
    guard index < bytes.count else { return 0 }
    let byte = bytes[index]
    index += 1
    if byte < 0x80 { return Int(byte) }
    var value = Int(byte & 0x7F)
    var shift = 7
    while index < bytes.count, shift < 56 {
      let byte = bytes[index]
      index += 1
      value |= Int(byte & 0x7F) << shift
      if byte < 0x80 { break }
      shift += 7
    }
    return value
  }

  /// What has not been read.
  var rest: Slice<UnsafeBufferPointer<UInt8>> { bytes[min(index, bytes.count)...] }

  /// The last text of a pair's postings.
  consuming func lastText(from first: Int) -> Int {
    var last = first
    while !isAtEnd { last = nextText(after: last) }
    return last
  }

  /// The text that follows, past its places.
  @inline(__always)
  mutating func nextText(after last: Int) -> Int {
    let number = number()
    if number & 1 == 0 {
      skip()
    } else {
      let size = self.number()
      index += size
    }
    return last &+ number >> 1
  }

  @inline(__always)
  mutating func skip() {
    while index < bytes.count {
      index += 1
      if bytes[index - 1] < 0x80 { break }
    }
  }
}

/// Writes numbers into memory that is large enough.
struct WordWriter {
  private let buffer: UnsafeMutableBufferPointer<UInt8>
  private(set) var count = 0
  private var lastKey: UInt32 = 0

  init(_ buffer: UnsafeMutableBufferPointer<UInt8>) { self.buffer = buffer }

  @inline(__always)
  mutating func put(_ number: Int) {
    var rest = UInt(bitPattern: number)
    while rest >= 0x80 {
      buffer[count] = UInt8(truncatingIfNeeded: rest) | 0x80
      count += 1
      rest >>= 7
    }
    buffer[count] = UInt8(truncatingIfNeeded: rest)
    count += 1
  }

  /// Begins the entry of a pair; its postings follow, and `endLength`.
  mutating func begin(_ key: UInt32) -> Int {
    put(Int(key - lastKey))
    lastKey = key
    return beginLength()
  }

  /// Leaves one byte for a length, which is enough for most.
  @inline(__always)
  mutating func beginLength() -> Int {
    count += 1
    return count
  }

  /// Writes the length of what was put since; what is long moves up to make room for it.
  @inline(__always)
  mutating func endLength(_ start: Int) {
    let length = count - start
    if length < 0x80 {
      buffer[start - 1] = UInt8(truncatingIfNeeded: length)
      return
    }
    let more = (Int.bitWidth - length.leadingZeroBitCount + 6) / 7 - 1
    if let base = buffer.baseAddress { (base + start + more).update(from: base + start, count: length) }
    count = start - 1
    put(length)
    count += length
  }
}

extension [UInt8] {
  mutating func append(number: Int) {
    var rest = UInt(bitPattern: number)
    while rest >= 0x80 {
      append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    append(UInt8(truncatingIfNeeded: rest))
  }
}
