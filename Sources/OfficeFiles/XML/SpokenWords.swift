import CXML2
import Glibc

/// The words of a Word part as libxml2 reads it from start to end, without building a tree of it.
///
/// Line breaks come as line ends, tabs as tabs.
final class SpokenWords {
  private(set) var bytes: [UInt8] = []
  private var isText = false

  /// Throws `OfficeError` for what is not well-formed.
  static func of(_ contents: [UInt8], file: String, part: String) throws(OfficeError) -> [UInt8] {
    let words = SpokenWords()
    words.bytes.reserveCapacity(contents.count / 2)
    var handler = xmlSAXHandler()
    handler.initialized = UInt32(XML_SAX2_MAGIC)
    handler.startElementNs = { context, name, _, _, _, _, _, _, _ in
      SpokenWords.at(context)?.start(name)
    }
    handler.endElementNs = { context, name, _, _ in
      if let name, name[0] == 0x74, name[1] == 0 { SpokenWords.at(context)?.isText = false }
    }
    handler.characters = { context, text, count in
      SpokenWords.at(context)?.hear(text, count)
    }
    handler.ignorableWhitespace = handler.characters
    handler.cdataBlock = handler.characters
    guard let size = Int32(exactly: contents.count) else {
      throw OfficeError(file: file, part: part, problem: .damaged(reason: "XML"))
    }
    let result = contents.withUnsafeBytes { buffer in
      xmlSAXUserParseMemory(
        &handler, Unmanaged.passUnretained(words).toOpaque(),
        buffer.baseAddress?.assumingMemoryBound(to: CChar.self), size)
    }
    guard result == 0 else {
      throw OfficeError(file: file, part: part, problem: .invalidXML(line: 1, reason: "XML \(result)"))
    }
    return words.bytes
  }

  private static func at(_ context: UnsafeMutableRawPointer?) -> SpokenWords? {
    context.map { Unmanaged<SpokenWords>.fromOpaque($0).takeUnretainedValue() }
  }

  private func start(_ name: UnsafePointer<xmlChar>?) {
    guard let name else { return }
    if name[0] == 0x74, name[1] == 0 {
      isText = true
    } else if strcmp(UnsafeRawPointer(name).assumingMemoryBound(to: CChar.self), "br") == 0 {
      bytes.append(0x0A)
    } else if strcmp(UnsafeRawPointer(name).assumingMemoryBound(to: CChar.self), "tab") == 0 {
      bytes.append(0x09)
    }
  }

  private func hear(_ text: UnsafePointer<xmlChar>?, _ count: Int32) {
    guard isText, let text else { return }
    bytes.append(contentsOf: UnsafeBufferPointer(start: text, count: Int(count)))
  }
}
