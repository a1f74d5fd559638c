/// A spreadsheet to be written: its sheets in order.
///
/// The same value always gives the same bytes. Text is always written as text, so that words which look
/// like a formula stay words.
public struct Workbook: Hashable, Sendable {
  public var sheets: [Sheet]
  public var title: String
  public var author: String
  /// Properties beside the sheets, shown by Excel under 文件 › 信息 › 高级属性 › 自定义.
  public var properties: [String: String]

  public init(
    sheets: [Sheet], title: String = "", author: String = "", properties: [String: String] = [:]
  ) {
    self.sheets = sheets
    self.title = title
    self.author = author
    self.properties = properties
  }
}

/// One sheet of a workbook.
public struct Sheet: Hashable, Sendable {
  /// At most 31 characters, none of `[]:*?/\`; `Sheet.name(from:)` makes one of any words.
  public var name: String
  public var columns: [Column]
  public var rows: [Row]
  public var merges: [CellRange]
  public var validations: [Validation]
  public var frozenRows: Int
  public var frozenColumns: Int
  public var page: SheetPage
  /// Locks every cell whose style is not unlocked, without a password: against slips, not against people.
  public var isProtected: Bool

  public init(
    name: String, columns: [Column] = [], rows: [Row] = [], merges: [CellRange] = [],
    validations: [Validation] = [], frozenRows: Int = 0, frozenColumns: Int = 0,
    page: SheetPage = SheetPage(), isProtected: Bool = false
  ) {
    self.name = name
    self.columns = columns
    self.rows = rows
    self.merges = merges
    self.validations = validations
    self.frozenRows = frozenRows
    self.frozenColumns = frozenColumns
    self.page = page
    self.isProtected = isProtected
  }

  /// A column's width in digits of the usual font; a Chinese character takes about two.
  public struct Column: Hashable, Sendable {
    public var width: Double
    public var isHidden: Bool

    public init(width: Double, isHidden: Bool = false) {
      self.width = width
      self.isHidden = isHidden
    }
  }

  public struct Row: Hashable, Sendable {
    public var cells: [Cell]
    /// In points; nil leaves it to the program that opens the file.
    public var height: Double?

    public init(_ cells: [Cell], height: Double? = nil) {
      self.cells = cells
      self.height = height
    }
  }

  /// Words made fit to name a sheet: forbidden characters become spaces, what is too long is cut.
  public static func name(from words: String) -> String {
    let plain = words.unicodeScalars.map { scalar -> Character in
      let isForbidden = "[]:*?/\\'".unicodeScalars.contains(scalar) || scalar.value < 0x20
      return isForbidden ? " " : Character(scalar)
    }
    var name = ""
    for character in plain where name.utf16.count + character.utf16.count <= 31 { name.append(character) }
    return name.allSatisfy { $0 == " " } ? "Sheet" : name
  }
}

/// What stands in one cell and how it looks.
public struct Cell: Hashable, Sendable {
  public var value: Value
  public var style: CellStyle

  public enum Value: Hashable, Sendable {
    case empty
    case text(String)
    case number(Double)
    case bool(Bool)
    /// A day of the Gregorian calendar from 1900-03-01 on.
    case date(year: Int, month: Int, day: Int)
    /// A formula, beginning with `=`, and the number it comes to.
    case formula(String, Double)
    /// A formula and the words it comes to.
    case textFormula(String, String)
  }

  public init(_ value: Value = .empty, _ style: CellStyle = CellStyle()) {
    self.value = value
    self.style = style
  }

  public init(_ text: String, _ style: CellStyle = CellStyle()) {
    self.init(.text(text), style)
  }
}

/// How a cell looks and whether it may be written in.
public struct CellStyle: Hashable, Sendable {
  public enum Horizontal: Hashable, Sendable { case general, left, center, right }
  public enum Vertical: Hashable, Sendable { case top, center }

  public var fontName = "宋体"
  /// In points.
  public var fontSize = 10.0
  public var isBold = false
  public var isWrapped = false
  public var horizontal = Horizontal.general
  public var vertical = Vertical.center
  public var hasBorder = false
  /// `0xRRGGBB`.
  public var fill: UInt32?
  public var color: UInt32?
  /// As Excel writes it, such as `0.##` or `yyyy-mm-dd`; `@` keeps what is typed as text.
  public var numberFormat = ""
  /// Whether it may be written in when the sheet is protected.
  public var isUnlocked = false

  public init() {}

  /// The same style with changes.
  public func with(_ change: (inout CellStyle) -> Void) -> CellStyle {
    var style = self
    change(&style)
    return style
  }
}

/// What a range of cells may hold.
public struct Validation: Hashable, Sendable {
  public enum Rule: Hashable, Sendable {
    /// A drop-down of these words, together under 256 characters.
    case list([String])
    /// A drop-down of the words in a range, such as `=说明!$A$1:$A$9`.
    case listFrom(String)
    case whole(ClosedRange<Int>)
    case decimal(ClosedRange<Double>)
  }

  public var range: CellRange
  public var rule: Rule
  /// What the program says when something else is typed; at most 255 characters.
  public var message: String

  public init(_ range: CellRange, _ rule: Rule, message: String = "") {
    self.range = range
    self.rule = rule
    self.message = message
  }
}

/// How a sheet is printed, on A4.
public struct SheetPage: Hashable, Sendable {
  public var isLandscape: Bool
  /// Shrinks the sheet to the width of one page.
  public var fitsWidth: Bool
  /// The rows repeated at the head of each page, counted from 0.
  public var repeatedRows: ClosedRange<Int>?
  public var area: CellRange?
  /// Excel's codes, such as `&P` for the page's number.
  public var header: String
  public var footer: String

  public init(
    isLandscape: Bool = false, fitsWidth: Bool = true, repeatedRows: ClosedRange<Int>? = nil,
    area: CellRange? = nil, header: String = "", footer: String = "&C&P / &N"
  ) {
    self.isLandscape = isLandscape
    self.fitsWidth = fitsWidth
    self.repeatedRows = repeatedRows
    self.area = area
    self.header = header
    self.footer = footer
  }
}
