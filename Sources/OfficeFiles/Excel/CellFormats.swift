import CXLSXWriter

/// The formats of a workbook being written, one for each style in use.
final class CellFormats {
  private let book: UnsafeMutablePointer<lxw_workbook>
  private var indexes: [CellStyle: Int] = [:]
  /// The style last used in each column: tables repeat it from row to row.
  private var latest: [(style: CellStyle, shape: Shape, index: Int)?] = []

  /// What a value asks of a style that says nothing of it.
  private enum Shape { case none, words, day }

  init(_ book: UnsafeMutablePointer<lxw_workbook>) {
    self.book = book
  }

  /// The place of the cell's format among those of the workbook; new ones can be had until it is closed.
  func index(of cell: Cell, column: Int) -> Int {
    let shape = cell.style.numberFormat.isEmpty ? Self.shape(of: cell.value) : .none
    while latest.count <= column { latest.append(nil) }
    if let known = latest[column], known.shape == shape, known.style == cell.style { return known.index }
    var style = cell.style
    switch shape {
    case .none: break
    case .words: style.numberFormat = "@"
    case .day: style.numberFormat = "yyyy-mm-dd"
    }
    let index = indexes[style] ?? Int(make(style).map { lxw_format_get_xf_index($0) } ?? 0)
    indexes[style] = index
    latest[column] = (cell.style, shape, index)
    return index
  }

  private static func shape(of value: Cell.Value) -> Shape {
    switch value {
    // Once somebody edits the cell, the program would read its words anew: as a formula, or a number.
    case .text(let text): text.utf8.first.map(opensFormula) == true ? .words : .none
    case .date: .day
    default: .none
    }
  }

  private static func opensFormula(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), 0x9, 0xA, 0xD: true
    default: false
    }
  }

  private func make(_ style: CellStyle) -> UnsafeMutablePointer<lxw_format>? {
    guard let format = workbook_add_format(book) else { return nil }
    format_set_font_name(format, style.fontName)
    format_set_font_size(format, style.fontSize)
    if style.isBold { format_set_bold(format) }
    if style.isWrapped { format_set_text_wrap(format) }
    switch style.horizontal {
    case .general: break
    case .left: format_set_align(format, UInt8(LXW_ALIGN_LEFT.rawValue))
    case .center: format_set_align(format, UInt8(LXW_ALIGN_CENTER.rawValue))
    case .right: format_set_align(format, UInt8(LXW_ALIGN_RIGHT.rawValue))
    }
    switch style.vertical {
    case .top: format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
    case .center: format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_CENTER.rawValue))
    }
    if style.hasBorder { format_set_border(format, UInt8(LXW_BORDER_THIN.rawValue)) }
    if let fill = style.fill { format_set_bg_color(format, fill) }
    if let color = style.color { format_set_font_color(format, color) }
    if !style.numberFormat.isEmpty { format_set_num_format(format, style.numberFormat) }
    if style.isUnlocked { format_set_unlocked(format) }
    return format
  }
}
