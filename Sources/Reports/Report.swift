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

  public init(document: OfficialDocument, missing: [Localized] = []) {
    self.document = document
    self.missing = missing
  }
}

/// A kind of file a report can be written as.
public protocol ReportFormat: Sendable {
  /// The name after `--format`, which is also the file's extension.
  var name: String { get }

  /// The file's bytes; the same document gives the same bytes. `file` is its name in errors.
  func bytes(of document: OfficialDocument, file: String) throws(OfficeError) -> [UInt8]
}

/// Every format a report can be written in.
public let allFormats: [any ReportFormat] = [
  WordFormat(), PDFFormat(), MarkdownFormat(), TextFormat(),
]

/// The format of this name, such as `docx`; `fontFolder` holds the bureau's own fonts for PDF.
public func reportFormat(named name: String, fontFolder: String? = nil) -> (any ReportFormat)? {
  guard let fontFolder, name == "pdf" else { return allFormats.first { $0.name == name } }
  return PDFFormat(fontFolder: fontFolder)
}
