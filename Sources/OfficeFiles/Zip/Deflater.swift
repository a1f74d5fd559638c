import CZip
import Synchronization

/// zlib's deflate, set up once for many contents: that alone costs as much as a page of text.
final class Deflater: @unchecked Sendable {
  private var stream = z_stream()

  /// The one nobody uses; whoever takes it has it alone.
  private static let idle = Mutex<Deflater?>(nil)

  static func free(file: String) throws(OfficeError) -> Deflater {
    let found = idle.withLock { idle in
      defer { idle = nil }
      return idle
    }
    if let found { return found }
    return try Deflater(file: file)
  }

  static func put(back deflater: Deflater) {
    idle.withLock { $0 = deflater }
  }

  private init(file: String) throws(OfficeError) {
    // 15 bits without zlib's own frame; level and memory as usual.
    let result = deflateInit2_(
      &stream, 6, Z_DEFLATED, -15, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    guard result == Z_OK else { throw Self.failure(file) }
  }

  deinit { deflateEnd(&stream) }

  func packed(_ contents: [UInt8], file: String) throws(OfficeError) -> [UInt8] {
    var packed: [UInt8] = []
    try begin(file: file)
    try pack(contents, isLast: true, into: &packed, file: file)
    return packed
  }

  func begin(file: String) throws(OfficeError) {
    guard deflateReset(&stream) == Z_OK else { throw Self.failure(file) }
  }

  func pack(
    _ contents: [UInt8], isLast: Bool, into packed: inout [UInt8], file: String
  ) throws(OfficeError) {
    guard let size = UInt32(exactly: contents.count) else { throw Self.failure(file) }
    // Enough for all there is, with what earlier pieces have left inside.
    let room = Int(deflateBound(&stream, UInt(size))) + 1 << 16
    var result = Z_OK
    let piece = contents.withUnsafeBufferPointer { source in
      [UInt8](unsafeUninitializedCapacity: room) { target, count in
        stream.next_in = UnsafeMutablePointer(mutating: source.baseAddress)
        stream.avail_in = size
        stream.next_out = target.baseAddress
        stream.avail_out = UInt32(room)
        result = deflate(&stream, isLast ? Z_FINISH : Z_NO_FLUSH)
        count = room - Int(stream.avail_out)
      }
    }
    guard result == (isLast ? Z_STREAM_END : Z_OK), stream.avail_in == 0 else { throw Self.failure(file) }
    if packed.isEmpty { packed = piece } else { packed += piece }
  }

  private static func failure(_ file: String) -> OfficeError {
    OfficeError(file: file, problem: .cannotWrite(reason: "zlib"))
  }
}
