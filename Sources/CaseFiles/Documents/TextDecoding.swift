import Glibc

/// Turns the bytes of a text file into text.
public enum TextDecoding {
  /// UTF-8 with or without a mark, UTF-16 with one, else GB18030; nil where none of them fits.
  public static func decode(_ bytes: [UInt8]) -> String? {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return utf8(bytes.dropFirst(3)) }
    if bytes.starts(with: [0xFF, 0xFE]) { return converted(Array(bytes.dropFirst(2)), from: "UTF-16LE") }
    if bytes.starts(with: [0xFE, 0xFF]) { return converted(Array(bytes.dropFirst(2)), from: "UTF-16BE") }
    // A text holds no NUL: what does is a picture, a program, or UTF-16 without its mark.
    if bytes.contains(0) { return nil }
    return utf8(bytes[...]) ?? converted(bytes, from: "GB18030")
  }

  private static func utf8(_ bytes: ArraySlice<UInt8>) -> String? {
    String(validating: bytes, as: UTF8.self)
  }

  private static func converted(_ bytes: [UInt8], from encoding: String) -> String? {
    guard let converter = iconv_open("UTF-8", encoding), Int(bitPattern: converter) != -1 else { return nil }
    defer { iconv_close(converter) }
    var input = bytes.map { CChar(bitPattern: $0) }
    var output = [CChar](repeating: 0, count: bytes.count * 4 + 16)
    let written: Int? = input.withUnsafeMutableBufferPointer { source in
      output.withUnsafeMutableBufferPointer { target in
        var from = source.baseAddress
        var fromLeft = source.count
        var to = target.baseAddress
        var toLeft = target.count
        let result = iconv(converter, &from, &fromLeft, &to, &toLeft)
        return result == Int.max || fromLeft > 0 || Int(bitPattern: UInt(result)) == -1
          ? nil : target.count - toLeft
      }
    }
    guard let written else { return nil }
    return utf8(output[..<written].map { UInt8(bitPattern: $0) }[...])
  }
}
