import CXLSXWriter
import Glibc

extension Workbook {
  /// The workbook as an `.xlsx` file; `file` is its name in errors. Throws `OfficeError`.
  public func bytes(file: String) throws(OfficeError) -> [UInt8] {
    // The library writes to a path only: a folder of our own, which nobody else can open.
    var template = Array("/tmp/casereview-XXXXXX".utf8CString)
    if let folder = getenv("TMPDIR").map({ String(cString: $0) }), !folder.isEmpty {
      template = Array("\(folder)/casereview-XXXXXX".utf8CString)
    }
    guard let made = mkdtemp(&template) else {
      throw OfficeError(file: file, problem: .cannotWrite(reason: String(cString: strerror(errno))))
    }
    let folder = String(cString: made)
    let path = folder + "/workbook.xlsx"
    defer {
      unlink(path)
      rmdir(folder)
    }
    let rows = try WorkbookWriter(file: file).write(self, to: path)
    let frame = try readBytes(path)
    let archive = try Archive(bytes: frame, file: file)
    var sheets: [String: (rows: SheetRows, frame: SheetFrame)] = [:]
    for (index, rows) in rows.enumerated() {
      let part = "xl/worksheets/sheet\(index + 1).xml"
      sheets[part] = (rows, try SheetFrame(archive.contents(of: part), file: file, part: part))
    }
    return try PackedArchive(frame, own: sheets.keys.sorted(), file: file).bytes(file: file) {
      (name, stream) throws(OfficeError) in
      guard let sheet = sheets[name] else { return }
      stream.append(sheet.frame.head(dimension: sheet.rows.dimension))
      try sheet.rows.write(to: stream)
      stream.append(sheet.frame.tail)
    }
  }
}

/// A sheet's XML around its rows.
private struct SheetFrame {
  private let head: String
  let tail: [UInt8]

  init(_ xml: [UInt8], file: String, part: String) throws(OfficeError) {
    let text = String(decoding: xml, as: UTF8.self)
    // Rows are there only where libxlsxwriter has laid out merged cells.
    let rows = text.firstRange(of: "<sheetData/>")
    guard let start = rows?.lowerBound ?? text.firstRange(of: "<sheetData>")?.lowerBound,
      let end = rows?.upperBound ?? text.firstRange(of: "</sheetData>")?.upperBound
    else { throw OfficeError(file: file, part: part, problem: .damaged(reason: "sheetData")) }
    head = String(text[..<start])
    tail = Array(text[end...].utf8)
  }

  func head(dimension: String) -> [UInt8] {
    let mark = "<dimension ref=\""
    guard let place = head.firstRange(of: mark), let end = head[place.upperBound...].firstIndex(of: "\"")
    else { return Array(head.utf8) }
    return Array((head[..<place.upperBound] + dimension + head[end...]).utf8)
  }
}

/// Hands all of a workbook but its rows to libxlsxwriter.
///
/// It is told nothing it would refuse or warn about on the terminal.
private struct WorkbookWriter {
  let file: String

  /// What the rows of each sheet are written with.
  func write(_ workbook: Workbook, to path: String) throws(OfficeError) -> [SheetRows] {
    try check(workbook)
    guard let book = workbook_new(path) else { throw refusal("libxlsxwriter") }
    let filled = Result { () throws(OfficeError) in try fill(book, with: workbook) }
    // Closing frees the book and so must follow a failure too.
    let result = workbook_close(book)
    let rows = try filled.get()
    guard result == LXW_NO_ERROR else { throw refusal(String(cString: lxw_strerror(result))) }
    return rows
  }

  private func fill(
    _ book: UnsafeMutablePointer<lxw_workbook>, with workbook: Workbook
  ) throws(OfficeError) -> [SheetRows] {
    setProperties(of: book, workbook)
    let formats = CellFormats(book)
    var rows: [SheetRows] = []
    for sheet in workbook.sheets {
      guard let page = workbook_add_worksheet(book, sheet.name) else {
        throw refusal("“\(sheet.name)”")
      }
      for (index, column) in sheet.columns.enumerated() {
        var options = lxw_row_col_options(hidden: column.isHidden ? 1 : 0, level: 0, collapsed: 0)
        worksheet_set_column_opt(page, UInt16(index), UInt16(index), column.width, nil, &options)
      }
      for merge in sheet.merges where !merge.isOneCell {
        worksheet_merge_range(
          page, UInt32(merge.first.row), UInt16(merge.first.column), UInt32(merge.last.row),
          UInt16(merge.last.column), "", nil)
      }
      for validation in sheet.validations { try add(validation, to: page, of: sheet) }
      setUp(page, as: sheet)
      rows.append(SheetRows(sheet: sheet, formats: formats, file: file))
      rows.last?.noteFormats()
    }
    return rows
  }

  private func setProperties(of book: UnsafeMutablePointer<lxw_workbook>, _ workbook: Workbook) {
    let title = strdup(ExcelText.escaped(workbook.title))
    let author = strdup(ExcelText.escaped(workbook.author))
    defer {
      free(title)
      free(author)
    }
    var properties = lxw_doc_properties()
    properties.title = title
    properties.author = author
    // 1980-01-01: without a date the library would ask the clock.
    properties.created = 315_532_800
    workbook_set_properties(book, &properties)
    for (name, value) in workbook.properties.sorted(by: { $0.key < $1.key }) {
      workbook_set_custom_property_string(book, ExcelText.escaped(name), ExcelText.escaped(value))
    }
  }

  private func add(
    _ validation: Validation, to page: UnsafeMutablePointer<lxw_worksheet>, of sheet: Sheet
  ) throws(OfficeError) {
    var rule = lxw_data_validation()
    var owned: [UnsafeMutablePointer<CChar>?] = []
    func copy(_ text: String) -> UnsafeMutablePointer<CChar>? {
      let pointer = strdup(ExcelText.escaped(text))
      owned.append(pointer)
      return pointer
    }
    defer { for pointer in owned { free(pointer) } }
    rule.error_message = validation.message.isEmpty ? nil : copy(validation.message)
    var words: [UnsafeMutablePointer<CChar>?] = []
    switch validation.rule {
    case .list(let list):
      rule.validate = UInt8(LXW_VALIDATION_TYPE_LIST.rawValue)
      words = list.map(copy) + [nil]
    case .listFrom(let formula):
      rule.validate = UInt8(LXW_VALIDATION_TYPE_LIST_FORMULA.rawValue)
      rule.value_formula = copy(formula)
    case .whole(let range):
      rule.validate = UInt8(LXW_VALIDATION_TYPE_INTEGER.rawValue)
      rule.criteria = UInt8(LXW_VALIDATION_CRITERIA_BETWEEN.rawValue)
      rule.minimum_number = Double(range.lowerBound)
      rule.maximum_number = Double(range.upperBound)
    case .decimal(let range):
      rule.validate = UInt8(LXW_VALIDATION_TYPE_DECIMAL.rawValue)
      rule.criteria = UInt8(LXW_VALIDATION_CRITERIA_BETWEEN.rawValue)
      rule.minimum_number = range.lowerBound
      rule.maximum_number = range.upperBound
    }
    let range = validation.range
    let result = words.withUnsafeMutableBufferPointer { buffer -> lxw_error in
      if !buffer.isEmpty { rule.value_list = buffer.baseAddress }
      return worksheet_data_validation_range(
        page, UInt32(range.first.row), UInt16(range.first.column), UInt32(range.last.row),
        UInt16(range.last.column), &rule)
    }
    guard result == LXW_NO_ERROR else {
      throw refusal(.cannotWrite(reason: String(cString: lxw_strerror(result))), sheet, range.first)
    }
  }

  private func setUp(_ page: UnsafeMutablePointer<lxw_worksheet>, as sheet: Sheet) {
    if sheet.frozenRows > 0 || sheet.frozenColumns > 0 {
      worksheet_freeze_panes(page, UInt32(sheet.frozenRows), UInt16(sheet.frozenColumns))
    }
    // 9 is A4; without it the paper of the printer's country is taken.
    worksheet_set_paper(page, 9)
    worksheet_set_margins(page, 0.4, 0.4, 0.5, 0.6)
    if sheet.page.isLandscape { worksheet_set_landscape(page) }
    if sheet.page.fitsWidth { worksheet_fit_to_pages(page, 1, 0) }
    if let rows = sheet.page.repeatedRows {
      worksheet_repeat_rows(page, UInt32(rows.lowerBound), UInt32(rows.upperBound))
    }
    if let area = sheet.page.area {
      worksheet_print_area(
        page, UInt32(area.first.row), UInt16(area.first.column), UInt32(area.last.row),
        UInt16(area.last.column))
    }
    if !sheet.page.header.isEmpty { worksheet_set_header(page, ExcelText.escaped(sheet.page.header)) }
    if !sheet.page.footer.isEmpty { worksheet_set_footer(page, ExcelText.escaped(sheet.page.footer)) }
    if sheet.isProtected {
      var allowed = lxw_protection()
      allowed.format_columns = 1
      allowed.format_rows = 1
      worksheet_protect(page, nil, &allowed)
    }
  }

  /// What the library would refuse with a line on the terminal is refused here with its place.
  private func check(_ workbook: Workbook) throws(OfficeError) {
    guard !workbook.sheets.isEmpty else { throw refusal("0 sheets") }
    var names: Set<String> = []
    for sheet in workbook.sheets {
      guard Sheet.name(from: sheet.name) == sheet.name, names.insert(sheet.name.lowercased()).inserted else {
        throw OfficeError(file: file, part: sheet.name, problem: .badSheetName)
      }
      let widest = max(sheet.rows.lazy.map(\.cells.count).max() ?? 0, sheet.columns.count)
      guard sheet.rows.count <= CellReference.mostRows, widest <= CellReference.mostColumns else {
        throw OfficeError(
          file: file, part: sheet.name, problem: .sheetTooLarge(rows: sheet.rows.count, columns: widest))
      }
      for validation in sheet.validations {
        var length = 0
        if case .list(let words) = validation.rule {
          length = words.reduce(words.count - 1) { $0 + $1.utf16.count }
        }
        length = max(length, validation.message.utf16.count)
        guard length <= 255 else {
          throw refusal(.cellTooLong(length: length, limit: 255), sheet, validation.range.first)
        }
      }
      for words in [sheet.page.header, sheet.page.footer] where words.utf16.count > 255 {
        throw OfficeError(
          file: file, part: sheet.name, problem: .cellTooLong(length: words.utf16.count, limit: 255))
      }
    }
    for (name, value) in workbook.properties {
      let length = max(name.utf16.count, value.utf16.count)
      guard length <= 255, !name.isEmpty else {
        throw OfficeError(file: file, part: name, problem: .cellTooLong(length: length, limit: 255))
      }
    }
  }

  private func refusal(_ reason: String) -> OfficeError {
    OfficeError(file: file, problem: .cannotWrite(reason: reason))
  }

  private func refusal(
    _ problem: OfficeError.Problem, _ sheet: Sheet, _ place: CellReference
  ) -> OfficeError {
    OfficeError(file: file, part: "\(sheet.name)!\(place)", problem: problem)
  }
}
