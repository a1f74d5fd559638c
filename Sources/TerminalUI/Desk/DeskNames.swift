/// Finds the row of a case file by its name, without keeping the names a second time.
struct DeskNames: Sendable {
  private struct Slot {
    var hash: UInt32
    /// Negative in a slot that is free.
    var row: Int32
  }

  /// A power of two; at most three quarters are taken.
  private var slots = [Slot](repeating: Slot(hash: 0, row: -1), count: 64)
  private var taken = 0

  /// The row of a name.
  ///
  /// - Parameter isNamed: Whether a row has the name; asked of few rows.
  func row(of name: String, isNamed: (Int) -> Bool) -> Int? {
    let slot = slots[slot(of: Self.hash(name), isNamed: isNamed)]
    return slot.row < 0 ? nil : Int(slot.row)
  }

  /// Gives a name to a row; of several rows with one name the last is found.
  mutating func set(_ name: String, to row: Int, isNamed: (Int) -> Bool) {
    if (taken + 1) * 4 > slots.count * 3 { grow() }
    let hash = Self.hash(name)
    let place = slot(of: hash, isNamed: isNamed)
    if slots[place].row < 0 { taken += 1 }
    slots[place] = Slot(hash: hash, row: Int32(row))
  }

  /// Where a name stands, else the free slot where it would stand.
  private func slot(of hash: UInt32, isNamed: (Int) -> Bool) -> Int {
    let mask = slots.count - 1
    var place = Int(hash) & mask
    while slots[place].row >= 0 {
      if slots[place].hash == hash, isNamed(Int(slots[place].row)) { return place }
      place = (place + 1) & mask
    }
    return place
  }

  private mutating func grow() {
    let old = slots
    slots = [Slot](repeating: Slot(hash: 0, row: -1), count: old.count * 2)
    for slot in old where slot.row >= 0 {
      slots[self.slot(of: slot.hash) { _ in false }] = slot
    }
  }

  private static func hash(_ name: String) -> UInt32 {
    var name = name
    var hasher = Hasher()
    name.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    return UInt32(truncatingIfNeeded: hasher.finalize())
  }
}
