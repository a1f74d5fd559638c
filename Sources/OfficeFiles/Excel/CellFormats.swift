import CXLSXWriter

/// The formats of a workbook being written, one for each style in use.
final class CellFormats {
  private let book: UnsafeMutablePointer<lxw_workbook>
  private var formats: [CellStyle: UnsafeMutablePointer<lxw_format>] = [:]
  /// The style last used in each column: tables repeat it from row to row.
  private var latest: [(style: CellStyle, format: UnsafeMutablePointer<lxw_format>)?] = []

  init(_ book: UnsafeMutablePointer<lxw_workbook>) {
    self.book = book
  }

  func format(for cell: Cell, column: Int) -> UnsafeMutablePointer<lxw_format>? {
    var style = cell.style
    if style.numberFormat.isEmpty {
      switch cell.value {
      // Once somebody edits the cell, the program would read its words anew: as a formula, or a number.
      case .text(let text) where text.utf8.first.map(Self.opensFormula) == true: style.numberFormat = "@"
      case .date: style.numberFormat = "yyyy-mm-dd"
      default: break
      }
    }
    while latest.count <= column { latest.append(nil) }
    if let known = latest[column], known.style == style { return known.format }
    guard let format = formats[style] ?? make(style) else { return nil }
    formats[style] = format
    latest[column] = (style, format)
    return format
  }

  private static func opensFormula(_ byte: UInt8) -> Bool {
    "=+-@\t\r\n".utf8.contains(byte)
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
