import CXML2

/// Walks over one XML part from start to end, never reaching for the network or expanding an entity.
///
/// A document type is refused outright: office files have none, and entities come with it.
/// libxml2's own limits hold: depth 256, 10 MB in one text.
final class XMLCursor {
  enum Node { case start, end, text, other }

  private let reader: xmlTextReaderPtr
  /// The reader looks into the bytes while it walks.
  private let storage: UnsafeMutableBufferPointer<CChar>
  private let file: String
  private let part: String

  private(set) var node = Node.other
  /// The element's name without its prefix; meaningful at `start` and `end`.
  private(set) var name = ""
  /// Whether the element has no content and so no `end` will follow.
  private(set) var isEmpty = false

  init(_ bytes: [UInt8], file: String, part: String) throws(OfficeError) {
    self.file = file
    self.part = part
    storage = .allocate(capacity: max(bytes.count, 1))
    UnsafeMutableRawBufferPointer(storage).copyBytes(from: bytes)
    let options =
      XML_PARSE_NONET.rawValue | XML_PARSE_COMPACT.rawValue | XML_PARSE_NOERROR.rawValue
      | XML_PARSE_NOWARNING.rawValue
    guard let limit = Int32(exactly: bytes.count),
      let reader = xmlReaderForMemory(storage.baseAddress, limit, nil, nil, Int32(options))
    else {
      storage.deallocate()
      throw OfficeError(file: file, part: part, problem: .damaged(reason: "XML"))
    }
    self.reader = reader
  }

  deinit {
    xmlFreeTextReader(reader)
    storage.deallocate()
  }

  /// Moves to the next node in the order of the text; false at the end.
  func next() throws(OfficeError) -> Bool {
    try settle(after: xmlTextReaderRead(reader))
  }

  /// Moves past the element the cursor stands on, with all it holds; false at the end.
  func skip() throws(OfficeError) -> Bool {
    try settle(after: xmlTextReaderNext(reader))
  }

  private func settle(after result: Int32) throws(OfficeError) -> Bool {
    guard result >= 0 else { throw failure() }
    guard result == 1 else { return false }
    isEmpty = false
    switch UInt32(bitPattern: xmlTextReaderNodeType(reader)) {
    case XML_READER_TYPE_ELEMENT.rawValue:
      node = .start
      name = string(xmlTextReaderConstLocalName(reader))
      isEmpty = xmlTextReaderIsEmptyElement(reader) == 1
    case XML_READER_TYPE_END_ELEMENT.rawValue:
      node = .end
      name = string(xmlTextReaderConstLocalName(reader))
    case XML_READER_TYPE_TEXT.rawValue, XML_READER_TYPE_CDATA.rawValue,
      XML_READER_TYPE_SIGNIFICANT_WHITESPACE.rawValue, XML_READER_TYPE_WHITESPACE.rawValue:
      node = .text
    case XML_READER_TYPE_DOCUMENT_TYPE.rawValue, XML_READER_TYPE_ENTITY_REFERENCE.rawValue:
      throw OfficeError(file: file, part: part, problem: .documentType(line: line))
    default:
      node = .other
    }
    return true
  }

  /// The words of a text node.
  var text: String { string(xmlTextReaderConstValue(reader)) }

  /// The namespace of the element, empty where there is none.
  var namespace: String { string(xmlTextReaderConstNamespaceUri(reader)) }

  /// An attribute by its name without prefix: one in the element's own namespace, or else without any.
  func attribute(_ name: String) -> String? {
    let uri = xmlTextReaderConstNamespaceUri(reader)
    guard
      let value = xmlTextReaderGetAttributeNs(reader, name, uri) ?? xmlTextReaderGetAttribute(reader, name)
    else { return nil }
    defer { cxml2_free(value) }
    return string(value)
  }

  /// The `r:id` of an element that points to another part, in either edition of the format.
  var relationshipID: String? {
    for edition in [
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
      "http://purl.oclc.org/ooxml/officeDocument/relationships",
    ] {
      guard let value = xmlTextReaderGetAttributeNs(reader, "id", edition) else { continue }
      defer { cxml2_free(value) }
      return string(value)
    }
    return nil
  }

  private var line: Int { Int(xmlTextReaderGetParserLineNumber(reader)) }

  private func failure() -> OfficeError {
    var reason = "XML"
    if let error = xmlGetLastError(), let message = error.pointee.message {
      let words = String(cString: message).split(whereSeparator: { $0.isNewline })
      reason = words.first.map(String.init) ?? reason
    }
    return OfficeError(file: file, part: part, problem: .invalidXML(line: line, reason: reason))
  }

  private func string(_ pointer: UnsafePointer<xmlChar>?) -> String {
    pointer.map { String(cString: $0) } ?? ""
  }
}
