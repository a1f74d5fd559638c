/// How long a recording lasts, as far as its own header tells.
public enum MediaLength {
  /// Whole seconds of a WAV, or of an MP4, M4A or MOV; nil where the header does not say.
  ///
  /// `read` gives bytes of the file from a place: a recording is gigabytes, its header a few hundred bytes.
  public static func seconds(size: Int, read: (_ offset: Int, _ count: Int) -> [UInt8]) -> Int? {
    let start = read(0, 64)
    if start.starts(with: Array("RIFF".utf8)), start.dropFirst(8).starts(with: Array("WAVE".utf8)) {
      return wave(size: size, read: read)
    }
    guard start.count >= 12, Array(start[4..<8]) == Array("ftyp".utf8) else { return nil }
    return movie(0..<size, depth: 0, read: read)
  }

  /// The rate of a WAV stands in its `fmt ` chunk, the length of what it plays in its `data` chunk.
  private static func wave(size: Int, read: (Int, Int) -> [UInt8]) -> Int? {
    var offset = 12
    var rate = 0
    for _ in 0..<64 {
      let head = read(offset, 8)
      guard head.count == 8 else { return nil }
      let length = little(head, 4)
      if head.starts(with: Array("fmt ".utf8)) {
        let format = read(offset + 8, 16)
        guard format.count == 16 else { return nil }
        rate = little(format, 8)
      }
      if head.starts(with: Array("data".utf8)) {
        return rate > 0 ? min(length, max(0, size - offset - 8)) / rate : nil
      }
      offset += 8 + length + length % 2
    }
    return nil
  }

  /// `moov` holds `mvhd`, which gives units a second and how many of them.
  private static func movie(_ range: Range<Int>, depth: Int, read: (Int, Int) -> [UInt8]) -> Int? {
    var offset = range.lowerBound
    for _ in 0..<256 where offset + 8 <= range.upperBound {
      let head = read(offset, 16)
      guard head.count >= 8 else { return nil }
      var length = big(head, 0, 4)
      var header = 8
      if length == 1, head.count == 16 {
        length = big(head, 8, 8)
        header = 16
      }
      if length == 0 { length = range.upperBound - offset }
      guard length >= header, length <= range.upperBound - offset else { return nil }
      let name = Array(head[4..<8])
      if name == Array("moov".utf8), depth == 0 {
        return movie(offset + header..<offset + length, depth: 1, read: read)
      }
      if name == Array("mvhd".utf8), depth == 1 { return duration(read(offset + header, 32)) }
      offset += length
    }
    return nil
  }

  private static func duration(_ box: [UInt8]) -> Int? {
    guard box.count == 32 else { return nil }
    let isLong = box[0] == 1
    let scale = big(box, isLong ? 20 : 12, 4)
    let units = isLong ? big(box, 24, 8) : big(box, 16, 4)
    guard scale > 0, units > 0, units / scale < 1_000_000 else { return nil }
    return units / scale
  }

  private static func little(_ bytes: [UInt8], _ at: Int) -> Int {
    (0..<4).reduce(0) { $0 | Int(bytes[at + $1]) << (8 * $1) }
  }

  /// Lengths too long for an `Int` read as zero or less, which no box has.
  private static func big(_ bytes: [UInt8], _ at: Int, _ count: Int) -> Int {
    (0..<count).reduce(0) { $0 << 8 | Int(bytes[at + $1]) }
  }

  /// How much of a recording is handed to another program: headers stand at the start.
  private static let start = 1 << 20

  /// Whole seconds as an installed `ffprobe` reads them from the start of a recording in any other format; nil
  /// where it is not installed or does not know.
  public static func probedSeconds(read: (_ offset: Int, _ count: Int) -> [UInt8]) -> Int? {
    guard let program = BoundedProgram("ffprobe") else { return nil }
    let arguments = [
      "-v", "error", "-show_entries", "format=duration", "-of", "default=nk=1:nw=1", "/dev/stdin",
    ]
    let output = try? program.output(
      arguments, input: read(0, start), limits: BoundedProgram.Limits(seconds: 5, outputBytes: 1 << 10))
    let words = String(decoding: output ?? [], as: UTF8.self).split(whereSeparator: \.isWhitespace)
    guard let first = words.first, let seconds = Double(first), seconds >= 1, seconds < 1_000_000 else {
      return nil
    }
    return Int(seconds)
  }
}
