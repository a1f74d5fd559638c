import Foundation
import OfficeFiles

/// The end of the journal at which a document was drawn up, as the file itself keeps it.
public struct JournalStamp: Hashable, Sendable {
  /// The hash of the journal's last event.
  public var head: String
  /// How many events there were.
  public var events: Int
  /// 校验值: a digest of everything in the file but itself; nil where there is none.
  public var content: String?

  public init(head: String, events: Int, content: String? = nil) {
    self.head = head
    self.events = events
    self.content = content
  }

  private static let headName = "casereview-journal-head"
  private static let eventsName = "casereview-journal-events"
  private static let contentName = "casereview-content"
  private static let blankDigest = String(repeating: "0", count: 64)

  /// What goes into a document's properties.
  public var properties: [String: String] {
    var properties = [Self.headName: head, Self.eventsName: "\(events)"]
    if let content { properties[Self.contentName] = content }
    return properties
  }

  /// Reads the properties of a document; nil where it carries no stamp.
  public init?(properties: [String: String]) {
    guard let head = properties[Self.headName], let events = properties[Self.eventsName].flatMap({ Int($0) })
    else { return nil }
    self.init(head: head, events: events, content: properties[Self.contentName])
  }

  /// The stamp of a file in any format of `allFormats`; nil where it carries none. Throws `OfficeError`.
  public init?(file bytes: [UInt8], named name: String) throws(OfficeError) {
    if bytes.starts(with: [0x50, 0x4B]) {
      self.init(properties: try officeProperties(of: bytes, file: name))
      return
    }
    let text = String(decoding: bytes, as: UTF8.self)
    if text.hasPrefix("{") {
      let object = try? JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any]
      self.init(properties: object?["properties"] as? [String: String] ?? [:])
    } else {
      // A page says it in its head, before any words of the document; the others at their end.
      self.init(words: text, first: text.hasPrefix("<!DOCTYPE html>"))
    }
  }

  private init?(words: String, first: Bool) {
    // Name and value are parted by `=` or `：`; in a page by what stands between the two attributes.
    func value(of name: String) -> String? {
      let places = words.ranges(of: name)
      guard let place = first ? places.first : places.last else { return nil }
      var rest = words[place.upperBound...]
      for sign in ["=", "：", "\" content=\""] where rest.hasPrefix(sign) { rest = rest.dropFirst(sign.count) }
      return String(rest.prefix { $0.isASCII && $0.isHexDigit })
    }
    self.init(
      properties: [
        Self.headName: value(of: Self.headName), Self.eventsName: value(of: Self.eventsName),
        Self.contentName: value(of: Self.contentName),
      ].compactMapValues(\.self))
    guard !head.isEmpty else { return nil }
  }
}

extension JournalStamp {
  /// A stamped draft's file with the digest of its contents; `digest` gives 64 hexadecimal digits.
  public static func fileWithDigest(
    _ draft: Draft, digest: ([UInt8]) throws -> String, press: (Draft) throws -> [UInt8]
  ) throws -> [UInt8] {
    func pressed(_ value: String) throws -> [UInt8] {
      var draft = draft
      draft.document.properties[contentName] = value
      draft.workbook?.properties[contentName] = value
      return try press(draft)
    }
    return try pressed(digest(digestedContent(of: pressed(blankDigest), digest: blankDigest)))
  }

  /// What a file's digest is reckoned from: its bytes, or those of its parts where it is packed, without the digest.
  public static func digestedContent(of file: [UInt8], digest: String) throws(OfficeError) -> [UInt8] {
    var content = file
    if file.starts(with: [0x50, 0x4B]) {
      let archive = try Archive(bytes: file, file: "")
      content = []
      for entry in archive.entries {
        content += Array("\(entry.name)\n\(entry.size)\n".utf8)
        content += try archive.contents(of: entry)
      }
    }
    var data = Data(content)
    let (mark, blank) = (Data(digest.utf8), Data(blankDigest.utf8))
    guard !mark.isEmpty, mark != blank else { return content }
    var rest = data.startIndex
    while let place = data.range(of: mark, in: rest..<data.endIndex) {
      data.replaceSubrange(place, with: blank)
      rest = place.lowerBound + blank.count
    }
    return Array(data)
  }
}
