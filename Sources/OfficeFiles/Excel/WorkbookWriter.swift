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
    try WorkbookWriter(file: file).write(self, to: path)
    guard let stream = fopen(path, "rb") else {
      throw OfficeError(file: file, problem: .cannotWrite(reason: String(cString: strerror(errno))))
    }
    defer { fclose(stream) }
    fseek(stream, 0, SEEK_END)
    let size = ftell(stream)
    rewind(stream)
    return [UInt8](unsafeUninitializedCapacity: max(size, 0)) { buffer, count in
      count = fread(buffer.baseAddress, 1, buffer.count, stream)
    }
  }
}

extension Workbook {
  /// Too long to be kept in memory twice, and without merged cells, which reach into rows that follow.
  fileprivate var isLong: Bool {
    sheets.reduce(0) { $0 + $1.rows.count } > 10_000 && sheets.allSatisfy(\.merges.isEmpty)
  }
}

/// Hands a workbook to libxlsxwriter, which is told nothing it would refuse or warn about on the terminal.
private struct WorkbookWriter {
  let file: String

  func write(_ workbook: Workbook, to path: String) throws(OfficeError) {
    try check(workbook)
    var options = lxw_workbook_options()
    // Row by row, with words in their cells instead of a list of all words: only where no cell is written twice.
    options.constant_memory = workbook.isLong ? 1 : 0
    guard let book = workbook_new_opt(path, &options) else { throw refusal("libxlsxwriter") }
    var failure: OfficeError?
    do throws(OfficeError) {
      try fill(book, with: workbook)
    } catch {
      failure = error
    }
    // Closing frees the book and so must follow a failure too.
    let result = workbook_close(book)
    if let failure { throw failure }
    guard result == LXW_NO_ERROR else { throw refusal(String(cString: lxw_strerror(result))) }
  }

  private func fill(
    _ book: UnsafeMutablePointer<lxw_workbook>, with workbook: Workbook
  ) throws(OfficeError) {
    setProperties(of: book, workbook)
    let formats = CellFormats(book)
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
      for (index, row) in sheet.rows.enumerated() {
        if let height = row.height { worksheet_set_row(page, UInt32(index), min(height, 409), nil) }
        for (column, cell) in row.cells.enumerated() {
          let place = CellReference(row: index, column: column)
          try write(cell, at: place, of: sheet, to: page, as: formats.format(for: cell, column: column))
        }
      }
      for validation in sheet.validations { try add(validation, to: page, of: sheet) }
      setUp(page, as: sheet)
    }
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

  private func write(
    _ cell: Cell, at place: CellReference, of sheet: Sheet, to page: UnsafeMutablePointer<lxw_worksheet>,
    as format: UnsafeMutablePointer<lxw_format>?
  ) throws(OfficeError) {
    let row = UInt32(place.row)
    let column = UInt16(place.column)
    let result: lxw_error
    switch cell.value {
    case .empty: result = worksheet_write_blank(page, row, column, format)
    case .text(let text):
      // A name of 32,767 characters fills a cell in every program that reads it.
      let length = text.utf16.count
      guard length <= 32_767 else {
        throw refusal(.cellTooLong(length: length, limit: 32_767), sheet, place)
      }
      result = worksheet_write_string(page, row, column, ExcelText.escaped(text), format)
    case .number(let number):
      guard number.isFinite else { throw refusal(.notANumber, sheet, place) }
      result = worksheet_write_number(page, row, column, number, format)
    case .bool(let value): result = worksheet_write_boolean(page, row, column, value ? 1 : 0, format)
    case .date(let year, let month, let day):
      let serial = ExcelDate.serial(year: year, month: month, day: day)
      result = worksheet_write_number(page, row, column, Double(serial), format)
    case .formula(let formula, let value):
      result = worksheet_write_formula_num(page, row, column, formula, format, value)
    case .textFormula(let formula, let words):
      result = worksheet_write_formula_str(page, row, column, formula, format, ExcelText.escaped(words))
    }
    guard result == LXW_NO_ERROR else {
      throw refusal(.cannotWrite(reason: String(cString: lxw_strerror(result))), sheet, place)
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
