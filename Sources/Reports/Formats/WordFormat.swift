import OfficeFiles

/// Word in the layout of GB/T 9704-2012, read back before it is handed out.
public struct WordFormat: ReportFormat {
  public let name = "docx"

  public init() {}

  public func bytes(of document: OfficialDocument, file: String) throws(OfficeError) -> [UInt8] {
    try document.docx(file: file)
  }
}
