import CaseFiles
import OfficeFiles

/// Something the workstation hands out on paper: it says what stands in it, a format says how it is written.
public protocol Report: Sendable {
  /// The report as a document, together with what is still missing from it.
  func draft() -> Draft
}

/// A report before it is signed.
public struct Draft: Hashable, Sendable {
  public var document: OfficialDocument
  /// What the document marks as （未填写：…）; empty when it can be signed.
  public var missing: [Localized]
  /// The problems it names, for formats that are tables or values.
  public var problems: [Instrument.Problem]
  /// What a bureau's own template can show, by the names of `placeholders`.
  public var values: TemplateValues
  /// Its figures with the files behind them; empty for what speaks of one file.
  public var figures: [Figure]
  /// The same as a workbook, where it brings one.
  public var workbook: Workbook?

  public init(
    document: OfficialDocument, missing: [Localized] = [], problems: [Instrument.Problem] = [],
    values: TemplateValues = [:], figures: [Figure] = [], workbook: Workbook? = nil
  ) {
    self.document = document
    self.missing = missing
    self.problems = problems
    self.values = values
    self.figures = figures
    self.workbook = workbook
  }
}

/// A kind of file a report can be written as.
public protocol ReportFormat: Sendable {
  /// The name after `--format`, which is also the file's extension.
  var name: String { get }

  /// The file's bytes; the same document gives the same bytes. `file` is its name in errors.
  func bytes(of document: OfficialDocument, file: String) throws(OfficeError) -> [UInt8]

  /// The same with what the document was made from; by default the document alone.
  func bytes(of draft: Draft, file: String) throws(OfficeError) -> [UInt8]
}

extension ReportFormat {
  public func bytes(of draft: Draft, file: String) throws(OfficeError) -> [UInt8] {
    try bytes(of: draft.document, file: file)
  }
}

/// Every format a report can be written in.
public let allFormats: [any ReportFormat] = [
  WordFormat(), PDFFormat(), MarkdownFormat(), TextFormat(), HTMLFormat(), JSONFormat(), CSVFormat(),
  ExcelFormat(),
]

/// The format of this name, such as `docx`; `fontFolder` holds the bureau's own fonts for PDF
/// and for charts in Word.
public func reportFormat(named name: String, fontFolder: String? = nil) -> (any ReportFormat)? {
  guard let fontFolder else { return allFormats.first { $0.name == name } }
  return switch name {
  case "pdf": PDFFormat(fontFolder: fontFolder)
  case "docx": WordFormat(fontFolder: fontFolder)
  default: allFormats.first { $0.name == name }
  }
}
