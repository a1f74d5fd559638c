import Glibc

/// An entry's name as text: UTF-8 where it is valid, otherwise GB18030 as Chinese Windows writes it.
///
/// Windows' `\` becomes `/`, after decoding: the second byte of a GBK character may be `\`.
func decodeEntryName(_ raw: UnsafePointer<CChar>) -> String {
  let text = String(validatingCString: raw) ?? decodeGB18030(raw) ?? String(cString: raw)
  guard text.utf8.contains(UInt8(ascii: "\\")) else { return text }
  return String(text.map { $0 == "\\" ? "/" : $0 })
}

private func decodeGB18030(_ raw: UnsafePointer<CChar>) -> String? {
  let converter = iconv_open("UTF-8", "GB18030")
  guard let converter, converter != iconv_t(bitPattern: -1) else { return nil }
  defer { iconv_close(converter) }
  var input: UnsafeMutablePointer<CChar>? = UnsafeMutablePointer(mutating: raw)
  var inputLeft = strlen(raw)
  let capacity = inputLeft * 4 + 1
  var output = [UInt8](repeating: 0, count: capacity)
  var outputLeft = capacity
  let result = output.withUnsafeMutableBytes { buffer -> Int in
    var start = buffer.baseAddress?.assumingMemoryBound(to: CChar.self)
    return iconv(converter, &input, &inputLeft, &start, &outputLeft)
  }
  guard result != -1, inputLeft == 0 else { return nil }
  return String(validating: output.prefix(capacity - outputLeft), as: UTF8.self)
}
