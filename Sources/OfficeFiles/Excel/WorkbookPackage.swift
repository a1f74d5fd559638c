/// Finds the parts of a workbook inside its zip.
struct WorkbookPackage {
  struct Book {
    var sheets: [(name: String, part: String)] = []
    var sharedStrings: String?
    var styles: String?
    var from1904 = false
  }

  private let archive: Archive

  init(_ archive: Archive) {
    self.archive = archive
  }

  func workbook() throws(OfficeError) -> Book {
    let main = try mainPart()
    let targets = try relationships(of: main)
    var book = Book()
    let cursor = try XMLCursor(archive.contents(of: main), file: archive.file, part: main)
    while try cursor.next() {
      guard cursor.node == .start else { continue }
      switch cursor.name {
      case "workbookPr":
        book.from1904 = ["1", "true"].contains(cursor.attribute("date1904"))
      case "sheet":
        guard let name = cursor.attribute("name"), let id = cursor.relationshipID,
          let target = targets[id], target.type == "worksheet"
        else { continue }
        book.sheets.append((ExcelText.unescaped(name), target.part))
      default: break
      }
    }
    book.sharedStrings = targets.values.first { $0.type == "sharedStrings" }?.part
    book.styles = targets.values.first { $0.type == "styles" }?.part
    guard !book.sheets.isEmpty else { throw OfficeError(file: archive.file, problem: .notAWorkbook) }
    return book
  }

  private func mainPart() throws(OfficeError) -> String {
    guard let part = try archive.mainPart(in: "xl", usual: "xl/workbook.xml") else {
      throw OfficeError(file: archive.file, problem: .notAWorkbook)
    }
    return part
  }

  /// The parts a part points to, by the id it calls them; those that are not in the archive are left out.
  private func relationships(
    of part: String
  ) throws(OfficeError) -> [String: (part: String, type: String)] {
    let folders = part.split(separator: "/").dropLast()
    let name = (folders + ["_rels", (part.split(separator: "/").last ?? "") + ".rels"]).joined(separator: "/")
    guard archive.entry(named: name) != nil else { return [:] }
    let cursor = try XMLCursor(archive.contents(of: name), file: archive.file, part: name)
    var targets: [String: (part: String, type: String)] = [:]
    while try cursor.next() {
      guard cursor.node == .start, cursor.name == "Relationship", let id = cursor.attribute("Id"),
        let target = cursor.attribute("Target"), let type = cursor.attribute("Type")
      else { continue }
      var path = target.hasPrefix("/") ? [] : folders.map(String.init)
      for step in target.split(separator: "/") {
        if step == ".." { _ = path.popLast() } else if step != "." { path.append(String(step)) }
      }
      let resolved = path.joined(separator: "/")
      guard archive.entry(named: resolved) != nil else { continue }
      targets[id] = (resolved, type.split(separator: "/").last.map(String.init) ?? "")
    }
    return targets
  }

  /// The words that cells refer to by their number.
  func sharedStrings(_ part: String?, limits: WorkbookFile.Limits) throws(OfficeError) -> [String] {
    guard let part else { return [] }
    let cursor = try XMLCursor(archive.contents(of: part), file: archive.file, part: part)
    var strings: [String] = []
    var text = ""
    var bytes = 0
    var isText = false
    var more = try cursor.next()
    while more {
      switch cursor.node {
      case .start:
        switch cursor.name {
        case "si":
          text = ""
          if cursor.isEmpty { strings.append("") }
        case "t": isText = !cursor.isEmpty
        case "rPh":
          // How the words are pronounced is not part of them.
          more = try cursor.skip()
          continue
        default: break
        }
      case .end:
        if cursor.name == "t" {
          isText = false
        } else if cursor.name == "si" {
          strings.append(ExcelText.unescaped(text))
          bytes += text.utf8.count
          guard bytes <= limits.textBytes, strings.count <= limits.cells else {
            throw OfficeError(file: archive.file, part: part, problem: .tooManyCells(limit: limits.cells))
          }
        }
      case .text: if isText { text += cursor.text }
      case .other: break
      }
      more = try cursor.next()
    }
    return strings
  }
}
