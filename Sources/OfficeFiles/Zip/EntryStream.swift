import CZip

/// The contents of an entry while they are written: packed in pieces, never held as a whole.
final class EntryStream {
  private let file: String
  private let deflater: Deflater
  private var pending: [UInt8] = []
  private(set) var packed: [UInt8] = []
  private(set) var size = 0
  private(set) var check: UInt = 0

  init(file: String) throws(OfficeError) {
    self.file = file
    deflater = try Deflater.free(file: file)
    try deflater.begin(file: file)
    pending.reserveCapacity(1 << 17)
  }

  func append(_ text: StaticString) {
    text.withUTF8Buffer { pending.append(contentsOf: $0) }
  }

  func append(_ bytes: [UInt8]) { pending += bytes }

  func append(escaping text: String) {
    var text = text
    text.withUTF8 { pending.append(escaping: $0) }
  }

  func append(_ number: Int) {
    guard number >= 10 else {
      return number >= 0
        ? pending.append(UInt8(ascii: "0") + UInt8(number)) : pending.append(contentsOf: "\(number)".utf8)
    }
    let start = pending.count
    var rest = number
    while rest > 0 {
      pending.append(UInt8(ascii: "0") + UInt8(rest % 10))
      rest /= 10
    }
    pending[start...].reverse()
  }

  /// To be called now and then.
  func packWhatIsLong() throws(OfficeError) {
    if pending.count >= 1 << 16 { try pack(isLast: false) }
  }

  func finish() throws(OfficeError) {
    try pack(isLast: true)
    Deflater.put(back: deflater)
  }

  private func pack(isLast: Bool) throws(OfficeError) {
    size += pending.count
    guard size <= UInt32.max else {
      throw OfficeError(file: file, problem: .tooLarge(bytes: UInt64(size), limit: UInt64(UInt32.max)))
    }
    check = pending.withUnsafeBufferPointer { crc32_z(check, $0.baseAddress, $0.count) }
    try deflater.pack(pending, isLast: isLast, into: &packed, file: file)
    pending.removeAll(keepingCapacity: true)
  }
}
