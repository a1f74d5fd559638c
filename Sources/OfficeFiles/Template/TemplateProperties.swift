import Glibc

let contentTypesName = "[Content_Types].xml"
let packageRelationshipsName = "_rels/.rels"
let customName = "docProps/custom.xml"

/// The parts that keep properties inside a Word file, those a template has already included.
func propertyParts(
  _ properties: [String: String], types: [UInt8], relationships: [UInt8], custom: [UInt8]?, file: String
) throws(OfficeError) -> [(name: String, contents: [UInt8])] {
  guard let custom else {
    let type = """
      <Override PartName="/\(customName)" \
      ContentType="application/vnd.openxmlformats-officedocument.custom-properties+xml"/>
      """
    let relationship = """
      <Relationship Id="casereviewProperties" \
      Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties" \
      Target="\(customName)"/>
      """
    return [
      (contentTypesName, try adding(type, to: types, file: file, part: contentTypesName)),
      (
        packageRelationshipsName,
        try adding(relationship, to: relationships, file: file, part: packageRelationshipsName)
      ),
      (customName, Array((xmlDeclaration + customPart(properties)).utf8)),
    ]
  }
  var nodes = try XMLNode.parse(custom, file: file, part: customName)
  guard let place = nodes.firstIndex(where: { if case .element = $0 { true } else { false } }),
    case .element(var root) = nodes[place]
  else { return [] }
  var last = 1
  root.children = root.children.filter { node in
    guard case .element(let property) = node else { return true }
    last = max(last, property.attribute("pid").flatMap { Int($0) } ?? 1)
    return properties[property.attribute("name") ?? ""] == nil
  }
  if root.end.isEmpty {
    root.start = String(root.start.dropLast(2)) + ">"
    root.end = "</\(root.name)>"
  }
  // Our own prefixes, which the template may have given to something else.
  let types = "xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/custom-properties\""
  let values = "xmlns:vt=\"http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes\""
  let added = customProperties(properties, from: last + 1).split(
    separator: "<property ", omittingEmptySubsequences: true)
  root.children += added.map { .raw("<property \(types) \(values) \($0)") }
  nodes[place] = .element(root)
  var xml = ""
  for node in nodes { node.write(to: &xml) }
  return [(customName, Array(xml.utf8))]
}

/// Puts an element last into the root.
private func adding(
  _ element: String, to part: [UInt8], file: String, part name: String
) throws(OfficeError) -> [UInt8] {
  var nodes = try XMLNode.parse(part, file: file, part: name)
  guard let place = nodes.firstIndex(where: { if case .element = $0 { true } else { false } }),
    case .element(var root) = nodes[place], !root.end.isEmpty
  else { throw OfficeError(file: file, part: name, problem: .damaged(reason: name)) }
  root.children.append(.raw(element))
  nodes[place] = .element(root)
  var xml = ""
  for node in nodes { node.write(to: &xml) }
  return Array(xml.utf8)
}

/// A whole file. Throws `OfficeError`; a template over 256 MiB is refused.
func readBytes(_ path: String) throws(OfficeError) -> [UInt8] {
  guard let stream = fopen(path, "rb") else {
    throw OfficeError(file: path, problem: .unreadable(reason: String(cString: strerror(errno))))
  }
  defer { fclose(stream) }
  let limit = 256 << 20
  var bytes: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 1 << 16)
  while true {
    let count = fread(&buffer, 1, buffer.count, stream)
    guard count > 0 else { break }
    bytes += buffer.prefix(count)
    guard bytes.count <= limit else {
      throw OfficeError(file: path, problem: .tooLarge(bytes: UInt64(bytes.count), limit: UInt64(limit)))
    }
  }
  guard ferror(stream) == 0 else { throw OfficeError(file: path, problem: .unreadable(reason: "fread")) }
  return bytes
}
