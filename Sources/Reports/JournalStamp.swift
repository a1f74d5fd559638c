import Foundation
import OfficeFiles

/// The end of the journal at which a document was drawn up, as the file itself keeps it.
public struct JournalStamp: Hashable, Sendable {
  /// The hash of the journal's last event.
  public var head: String
  /// How many events there were.
  public var events: Int

  public init(head: String, events: Int) {
    self.head = head
    self.events = events
  }

  private static let headName = "casereview-journal-head"
  private static let eventsName = "casereview-journal-events"

  /// What goes into a document's properties.
  public var properties: [String: String] { [Self.headName: head, Self.eventsName: "\(events)"] }

  /// Reads the properties of a document; nil where it carries no stamp.
  public init?(properties: [String: String]) {
    guard let head = properties[Self.headName], let events = properties[Self.eventsName].flatMap({ Int($0) })
    else { return nil }
    self.init(head: head, events: events)
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
      properties: [Self.headName: value(of: Self.headName), Self.eventsName: value(of: Self.eventsName)]
        .compactMapValues(\.self))
    guard !head.isEmpty else { return nil }
  }
}
