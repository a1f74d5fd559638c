import CaseFiles
import Foundation
import GRDB

/// A word that is looked up in the index, and where it may stand.
struct WordPhrase: Sendable {
  enum Scope: Sendable {
    case anywhere, text, facts
  }

  /// Its letters, digits and characters as the index holds them; never empty.
  var units: [UInt16]
  var scope: Scope

  /// Nil where the word holds nothing the index knows.
  init?(_ word: String, in scope: Scope = .anywhere) {
    guard let units = SearchText.word(word) else { return nil }
    self.units = units
    self.scope = scope
  }
}

/// Looks words up: which newest versions hold all of them.
struct WordLookup {
  let db: Database
  /// The last block at or before a place.
  private let lastBlock: Statement

  init(db: Database) throws {
    self.db = db
    lastBlock = try db.cachedStatement(
      sql: "SELECT place, bytes FROM word_blocks WHERE place BETWEEN ? AND ? ORDER BY place DESC LIMIT 1")
  }

  /// The versions in which all the words stand, in their order.
  ///
  /// - Parameter limit: How many of the first are enough.
  func versions(holding phrases: [WordPhrase], limit: Int = .max) throws -> [Int64] {
    let segments = try WordIndex.Segment.all(in: db)
    let outdated = try outdatedVersions()
    // Segments that came in side by side lie across one another, and are looked through before any is shown.
    let isInOrder = zip(segments, segments.dropFirst()).allSatisfy { $0.last <= $1.first }
    var found: [Int64] = []
    for segment in segments {
      var held: [Int64]?
      for phrase in phrases {
        let one = try versions(holding: phrase, in: segment)
        held = held.map { Self.common($0, one) } ?? one
        if held?.isEmpty == true { break }
      }
      for version in held ?? [] where version != found.last && !outdated.contains(version) {
        found.append(version)
      }
      if isInOrder, found.count >= limit { break }
    }
    if !isInOrder {
      found.sort()
      var last: Int64?
      found.removeAll { version in
        defer { last = version }
        return version == last
      }
    }
    return found.count > limit ? Array(found[..<limit]) : found
  }

  /// The numbers of versions as one argument of a statement, for `json_each`.
  static func list(_ versions: some Sequence<Int64>) -> String {
    "[" + versions.lazy.map(String.init).joined(separator: ",") + "]"
  }

  /// What was changed since stays in the index, and is taken off.
  private func outdatedVersions() throws -> Set<Int64> {
    try Int64.fetchSet(try db.cachedStatement(sql: "SELECT id FROM outdated_versions"))
  }

  private static func common(_ left: [Int64], _ right: [Int64]) -> [Int64] {
    var common: [Int64] = []
    var other = 0
    for version in left {
      while other < right.count, right[other] < version { other += 1 }
      if other < right.count, right[other] == version { common.append(version) }
    }
    return common
  }

  private func versions(holding phrase: WordPhrase, in segment: WordIndex.Segment) throws -> [Int64] {
    let units = phrase.units
    var texts: [Int]
    if units.count == 1 {
      texts = try self.texts(holding: units[0], in: segment)
    } else {
      // Every second pair, and the last: each character is in one.
      var offsets = Array(stride(from: 0, to: units.count - 1, by: 2))
      if units.count % 2 == 1 { offsets.append(units.count - 2) }
      var pairs: [(offset: Int, postings: Postings)] = []
      for offset in offsets {
        let key = WordRun.key(units[offset], units[offset + 1])
        guard let postings = try postings(of: key, in: segment) else { return [] }
        pairs.append((offset, postings))
      }
      pairs.sort { $0.postings.bytes.count < $1.postings.bytes.count }
      if pairs.count == 1 {
        texts = pairs[0].postings.texts(from: segment.base)
      } else {
        var places = pairs[0].postings.places(from: segment.base, offset: pairs[0].offset)
        for (offset, postings) in pairs.dropFirst() where !places.isEmpty {
          postings.keep(&places, from: segment.base, offset: offset)
        }
        texts = places.map { Int($0 >> 32) }
      }
    }
    var versions: [Int64] = []
    versions.reserveCapacity(texts.count)
    for text in texts {
      switch phrase.scope {
      case .anywhere: break
      case .text: if text & 1 == 0 { continue }
      case .facts: if text & 1 == 1 { continue }
      }
      let version = Int64(text >> 1)
      if versions.last != version { versions.append(version) }
    }
    return versions
  }

  /// A single character stands in every pair that begins with it.
  private func texts(holding unit: UInt16, in segment: WordIndex.Segment) throws -> [Int] {
    let keys = WordRun.key(unit, 0)...WordRun.key(unit, .max)
    let first = try Int64.fetchOne(
      try db.cachedStatement(sql: "SELECT max(place) FROM word_blocks WHERE place BETWEEN ? AND ?"),
      arguments: [segment.place(of: 0), segment.place(of: keys.lowerBound)])
    let rows = try Row.fetchCursor(
      try db.cachedStatement(
        sql: "SELECT place, bytes FROM word_blocks WHERE place BETWEEN ? AND ? ORDER BY place"),
      arguments: [first ?? segment.place(of: keys.lowerBound), segment.place(of: keys.upperBound)])
    // Many pairs begin with it: what each of them holds is marked in one row of all texts.
    let count = Int(segment.last) << 1 + 2 - segment.base
    var isHeld = [Bool](repeating: false, count: max(0, count))
    while let row = try rows.next() {
      let block = [UInt8](try row.bytes(1))
      var entries = WordEntries(block, from: UInt32(truncatingIfNeeded: try row.number(0)))
      while let entry = entries.next() {
        if keys.contains(entry.key) {
          for text in Postings(bytes: Array(block[entry.postings])).texts(from: 0)
          where isHeld.indices.contains(text) {
            isHeld[text] = true
          }
        }
      }
    }
    return isHeld.indices.filter { isHeld[$0] }.map { $0 + segment.base }
  }

  private func postings(of key: UInt32, in segment: WordIndex.Segment) throws -> Postings? {
    let rows = try Row.fetchCursor(lastBlock, arguments: [segment.place(of: 0), segment.place(of: key)])
    guard let row = try rows.next() else { return nil }
    let first = UInt32(truncatingIfNeeded: try row.number(0))
    // A piece of it is kept, not a copy of the row.
    return try row.withUnsafeData(atIndex: 1) { data in
      var entries = WordEntries([UInt8](data ?? Data()), from: first)
      while let entry = entries.next() {
        if entry.key == key { return Postings(bytes: Array(entries.bytes[entry.postings])) }
        if entry.key > key { break }
      }
      return nil
    }
  }
}

/// Where a pair stands in the texts of a segment.
private struct Postings {
  var bytes: [UInt8]

  /// The texts that hold it, in order.
  func texts(from base: Int) -> [Int] {
    bytes.withUnsafeBufferPointer { bytes in
      var texts: [Int] = []
      texts.reserveCapacity(bytes.count / 2)
      var reader = WordReader(bytes)
      var text = base
      while !reader.isAtEnd {
        text = reader.nextText(after: text)
        texts.append(text)
      }
      return texts
    }
  }

  /// Where a word begins that holds it so far from its beginning: text and place in one number, in order.
  func places(from base: Int, offset: Int) -> [UInt64] {
    var places: [UInt64] = []
    places.reserveCapacity(bytes.count / 2)
    forEach(from: base, offset: offset, in: { _ in true }, { places.append($0) })
    return places
  }

  /// Leaves those places where the pair stands so far behind.
  func keep(_ places: inout [UInt64], from base: Int, offset: Int) {
    var kept = 0
    var next = 0
    places.withUnsafeMutableBufferPointer { places in
      forEach(from: base, offset: offset) { text in
        while next < places.count, Int(places[next] >> 32) < text { next += 1 }
        return next < places.count && Int(places[next] >> 32) == text
      } _: { place in
        while next < places.count, places[next] < place { next += 1 }
        guard next < places.count, places[next] == place else { return }
        places[kept] = place
        kept += 1
        next += 1
      }
    }
    places.removeSubrange(kept...)
  }

  /// Goes over the places in the texts that are asked for.
  @inline(__always)
  private func forEach(
    from base: Int, offset: Int, in isWanted: (Int) -> Bool, _ take: (UInt64) -> Void
  ) {
    bytes.withUnsafeBufferPointer { bytes in
      var reader = WordReader(bytes)
      var text = base
      while !reader.isAtEnd {
        let number = reader.number()
        text = text &+ number >> 1
        let end = number & 1 == 0 ? nil : min(bytes.count, reader.number() + reader.index)
        guard isWanted(text) else {
          if let end { reader.index = end } else { reader.skip() }
          continue
        }
        let start = UInt64(truncatingIfNeeded: text) << 32
        var place = reader.number()
        if place >= offset { take(start | UInt64(truncatingIfNeeded: place - offset)) }
        guard let end else { continue }
        while reader.index < end {
          place &+= reader.number()
          if place >= offset { take(start | UInt64(truncatingIfNeeded: place - offset)) }
        }
      }
    }
  }
}
