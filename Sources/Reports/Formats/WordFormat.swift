import OfficeFiles

/// Word in the layout of GB/T 9704-2012, read back before it is handed out.
public struct WordFormat: ReportFormat {
  public let name = "docx"

  private let press: PDFPress

  /// `fontFolder` holds the bureau's own fonts, for charts.
  public init(fontFolder: String? = nil) {
    press = PDFPress(fontFolder: fontFolder)
  }

  public func bytes(of document: OfficialDocument, file: String) throws(OfficeError) -> [UInt8] {
    try document.docx(file: file, press: press)
  }
}
