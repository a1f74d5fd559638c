import OfficeFiles

/// The words of a picture or a scan as a program made them out.
///
/// They are shown beside the document and marked; no fact is read from them and no check looks at them.
public struct RecognisedText: Sendable, Equatable {
  /// The lines of each page.
  public var pages: [[String]]
  /// 0 to 100, the mean over the words.
  public var confidence: Int
}

extension CaseFile {
  /// Makes out the words of a picture or a scanned PDF of this file with an installed `tesseract`; takes some
  /// seconds a page. Throws where the document is no picture, cannot be read, or the program is not installed.
  public func recognise(_ document: CaseDocument) throws(LoadError) -> RecognisedText {
    guard let file = document.file, document.medium == .picture || document.medium == .pdf else {
      throw LoadError(
        source: document.source,
        problem: Localized(
          zh: "《\(document.name.shown)》不是图片或扫描件", en: "《\(document.name.shown)》 is no picture or scan"),
        remedy: Localized(zh: "文字识别只用于图片和扫描的 PDF", en: "recognition is for pictures and scanned PDFs"))
    }
    let bytes = try Self.bytes(of: file.value, at: location, source: file.source)
    do throws(OfficeError) {
      let found = try Recognition(bytes: bytes, isPDF: document.medium == .pdf, file: file.value.shown)
      return RecognisedText(pages: found.pages, confidence: found.confidence)
    } catch {
      throw LoadError(
        source: file.source, problem: Localized(zh: error.chinese, en: error.english),
        remedy: Localized(zh: "也可以打开原件阅读", en: "the original can be opened and read"))
    }
  }
}
