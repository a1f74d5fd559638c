import OfficeFiles

/// PDF in the layout of GB/T 9704-2012; fonts stay open from one document to the next.
public struct PDFFormat: ReportFormat {
  public let name = "pdf"
  public let press: PDFPress

  /// `fontFolder` holds the bureau's own fonts.
  public init(fontFolder: String? = nil) {
    press = PDFPress(fontFolder: fontFolder)
  }

  public func bytes(of document: OfficialDocument, file: String) throws(OfficeError) -> [UInt8] {
    try press.bytes(of: document, file: file)
  }
}
