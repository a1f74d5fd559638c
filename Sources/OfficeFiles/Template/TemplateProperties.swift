import Glibc

let contentTypesName = "[Content_Types].xml"
let packageRelationshipsName = "_rels/.rels"
let customName = "docProps/custom.xml"

/// What a template already says of its properties.
struct TemplateProperties: Sendable {
  /// The parts that announce `docProps/custom.xml`, changed where the template has none.
  let announcing: [(name: String, contents: [UInt8])]
  /// The template's own, taken apart; nil where it has none.
  private let own: Own?

  private struct Own: Sendable {
    var nodes: [XMLNode]
    var root: XMLElement
    var place: Int
  }

  init(_ archive: Archive) throws(OfficeError) {
    guard archive.entry(named: customName) == nil else {
      let nodes = try XMLNode.parse(archive.contents(of: customName), file: archive.file, part: customName)
      guard let place = nodes.firstIndex(where: { if case .element = $0 { true } else { false } }),
        case .element(var root) = nodes[place]
      else { throw OfficeError(file: archive.file, part: customName, problem: .damaged(reason: customName)) }
      root.open()
      own = Own(nodes: nodes, root: root, place: place)
      announcing = []
      return
    }
    own = nil
    let type = """
      <Override PartName="/\(customName)" \
      ContentType="application/vnd.openxmlformats-officedocument.custom-properties+xml"/>
      """
    let relationship = """
      <Relationship Id="casereviewProperties" \
      Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties" \
      Target="\(customName)"/>
      """
    announcing = [
      (contentTypesName, try adding(type, to: contentTypesName, of: archive)),
      (packageRelationshipsName, try adding(relationship, to: packageRelationshipsName, of: archive)),
    ]
  }

  /// `docProps/custom.xml` with these properties and those of the template.
  func part(holding properties: [String: String]) -> [UInt8] {
    guard let own else { return Array((xmlDeclaration + customPart(properties)).utf8) }
    var root = own.root
    var last = 1
    root.children = root.children.filter { node in
      guard case .element(let property) = node else { return true }
      last = max(last, property.attribute("pid").flatMap { Int($0) } ?? 1)
      return properties[property.attribute("name") ?? ""] == nil
    }
    root.children.append(.raw(customProperties(properties, from: last + 1, isAlone: false)))
    var nodes = own.nodes
    nodes[own.place] = .element(root)
    var xml = ""
    for node in nodes { node.write(to: &xml) }
    return Array(xml.utf8)
  }
}

/// Puts an element last into the root.
private func adding(
  _ element: String, to name: String, of archive: Archive
) throws(OfficeError) -> [UInt8] {
  var nodes = try XMLNode.parse(archive.contents(of: name), file: archive.file, part: name)
  guard let place = nodes.firstIndex(where: { if case .element = $0 { true } else { false } }),
    case .element(var root) = nodes[place]
  else { throw OfficeError(file: archive.file, part: name, problem: .damaged(reason: name)) }
  root.open()
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
