import OfficeFiles

/// The words of a picture or a scan as a program made them out.
///
/// They are shown beside the document and marked; no fact is read from them and no check looks at them.
public struct RecognisedText: Sendable, Equatable {
  /// The lines of each page.
  public var pages: [[String]]
  /// 0 to 100, the mean over the words.
  public var confidence: Int
  /// Whether there are more pages than were made out.
  public var isCut = false

  public init(pages: [[String]], confidence: Int, isCut: Bool = false) {
    self.pages = pages
    self.confidence = confidence
    self.isCut = isCut
  }

  /// What is to be said wherever the words are shown.
  public var mark: Localized {
    let rest =
      isCut
      ? Localized(zh: "；只识别了前 \(pages.count) 页", en: "; only the first \(pages.count.counting("page"))")
      : Localized("")
    let doubt =
      pages.contains { $0.contains { $0.contains("？〕") } }
      ? Localized(zh: "，〔？〕处拿不准", en: ", unsure of what stands in 〔？〕") : Localized("")
    return Localized(
      zh: "文字识别，未经核对，平均可信度 \(confidence)%\(doubt.zh)\(rest.zh)；仅供阅读，不作为预检和评分的依据",
      en:
        "Recognised, not verified, mean confidence \(confidence) %\(doubt.en)\(rest.en); for reading only, never checked or scored"
    )
  }
}

extension CaseFile {
  /// Makes out the words of a picture or a scanned PDF of this file with an installed `tesseract`; takes some
  /// seconds a page. Throws where the document is no picture, cannot be read, or the program is not installed.
  ///
  /// - Parameter original: What was kept of the case file, where its place may have gone.
  public func recognise(
    _ document: CaseDocument, in original: CaseOriginal? = nil
  ) throws(LoadError) -> RecognisedText {
    guard let file = document.file, document.medium == .picture || document.medium == .pdf else {
      throw LoadError(
        source: document.source,
        problem: Localized(
          zh: "《\(document.name.shown)》不是图片或扫描件", en: "《\(document.name.shown)》 is no picture or scan"),
        remedy: Localized(zh: "文字识别只用于图片和扫描的 PDF", en: "recognition is for pictures and scanned PDFs"))
    }
    let bytes = try contents(of: file, in: original)
    do throws(OfficeError) {
      let found = try Recognition(bytes: bytes, isPDF: document.medium == .pdf, file: file.value.shown)
      return RecognisedText(pages: found.pages, confidence: found.confidence, isCut: found.isCut)
    } catch {
      throw LoadError(
        source: file.source, problem: Localized(zh: error.chinese, en: error.english),
        remedy: Localized(zh: "也可以打开原件阅读", en: "the original can be opened and read"))
    }
  }

  /// The bytes of one of the files: as they were kept, else from where the case file lies.
  public func contents(of file: Fact<String>, in original: CaseOriginal?) throws(LoadError) -> [UInt8] {
    if case .files(let files) = original?.content,
      let bytes = files.first(where: { $0.name == file.value })?.bytes
    {
      return bytes
    }
    return try Self.bytes(of: file.value, at: location, source: file.source)
  }
}
