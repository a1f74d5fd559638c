import CaseFiles

/// The catalogue of a file (卷内目录) as its own document lists it.
struct Catalogue {
  struct Entry {
    var name: String
    var first: Int?
    var last: Int?
    var passage: Passage
  }

  var document: String
  var entries: [Entry]

  /// Reads the table of a catalogue; nil where the document holds no table with a column of names.
  init?(_ document: CaseDocument) {
    self.document = document.name
    entries = []
    var nameColumn: Int?
    var pageColumn: Int?
    for passage in document.passages {
      let cells = passage.text.split(separator: "\t", omittingEmptySubsequences: false).map(\.plain)
      guard let column = nameColumn else {
        nameColumn = cells.firstIndex { cell in
          ["题名", "文书名", "材料名", "文件名"].contains(where: cell.contains)
            || ["名称", "文书", "材料", "文件"].contains(cell)
        }
        pageColumn = cells.firstIndex { cell in
          ["页号", "页码", "页次", "起止页"].contains(where: cell.contains) || cell == "页"
        }
        continue
      }
      guard column < cells.count, !cells[column].isEmpty else { continue }
      let pages = pageColumn.flatMap { $0 < cells.count ? Self.pages(cells[$0]) : nil }
      entries.append(Entry(name: cells[column], first: pages?.first, last: pages?.last, passage: passage))
    }
    if nameColumn == nil { return nil }
  }

  /// `4-5` is 4 to 5, `7` is 7 with an open end.
  private static func pages(_ text: String) -> (first: Int, last: Int?)? {
    let parts = text.split(whereSeparator: { !($0.isASCII && $0.isNumber) }).compactMap { Int($0) }
    guard let first = parts.first, parts.count <= 2 else { return nil }
    return (first, parts.count == 2 ? parts[1] : nil)
  }

  /// How many pages an entry takes up; nil where it cannot be told.
  func pageCount(at index: Int) -> Int? {
    guard let first = entries[index].first else { return nil }
    if let last = entries[index].last { return last - first + 1 }
    guard index + 1 < entries.count, let next = entries[index + 1].first else { return nil }
    return next - first
  }
}
