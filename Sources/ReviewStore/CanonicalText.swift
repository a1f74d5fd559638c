import Foundation
import Reviewing

/// The bytes that are hashed: a first line that names the form, then each field as its length in
/// bytes, a colon, its UTF-8 and a line feed.
///
/// Lengths make it unambiguous whatever a field contains, and a few lines of any language redo it.
struct CanonicalBytes {
  private(set) var bytes: [UInt8]

  /// - Parameter room: About how many bytes will follow.
  init(form: String, room: Int = 0) {
    bytes = []
    bytes.reserveCapacity(form.utf8.count + 1 + room)
    bytes.append(contentsOf: form.utf8)
    bytes.append(10)
  }

  mutating func append(_ field: some Collection<UInt8>) {
    bytes.append(contentsOf: String(field.count).utf8)
    bytes.append(58)
    bytes.append(contentsOf: field)
    bytes.append(10)
  }

  mutating func append(_ text: String) {
    var text = text
    text.withUTF8 { append($0) }
  }

  mutating func append(_ number: Int64) { append(String(number)) }
}

/// JSON with one spelling only: sorted keys, no white space, no escaped slashes.
enum CanonicalJSON {
  static func encode(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }

  /// Most lists of a mark are empty, and decoding is what takes the time when a review is loaded.
  static func encodeList<Element: Encodable>(_ list: [Element]) throws -> String {
    list.isEmpty ? "[]" : try encode(list)
  }

  static func decodeList<Element: Decodable>(_ text: String) throws -> [Element] {
    text == "[]" ? [] : try JSONDecoder().decode([Element].self, from: Data(text.utf8))
  }

  static func decode<Value: Decodable>(_ type: Value.Type, from bytes: Data) throws -> Value {
    try JSONDecoder().decode(type, from: bytes)
  }
}
