import CPango
import Synchronization

/// Sets official documents page by page; keeps its fonts open from one document to the next.
///
/// Fonts are taken from the folder named, then from those installed, by the typefaces GB/T 9704-2012 asks for and
/// what stands in for them; they are embedded. One document is set at a time, on any thread.
public final class PDFPress: Sendable {
  /// A folder with the bureau's own fonts; nil for none.
  public let fontFolder: String?
  private let workshop = Mutex<Workshop?>(nil)

  public init(fontFolder: String? = nil) {
    self.fontFolder = fontFolder
  }

  /// The PDF; the same document gives the same bytes with the same fonts. `file` is its name in errors.
  ///
  /// Throws `OfficeError` when no Chinese font is there, or none has a character that must be shown.
  public func bytes(of document: OfficialDocument, file: String = "pdf") throws(OfficeError) -> [UInt8] {
    try withWorkshop(file: file) { workshop throws(OfficeError) in
      try workshop.bytes(of: document, file: file)
    }
  }

  /// The chart as a picture in PNG as wide as the text, with its height in points. Throws as `bytes(of:file:)`.
  func picture(of chart: Chart, file: String) throws(OfficeError) -> (png: [UInt8], height: Double) {
    try withWorkshop(file: file) { workshop throws(OfficeError) in
      try workshop.picture(of: chart, file: file)
    }
  }

  private func withWorkshop<Value>(
    file: String, _ work: (Workshop) throws(OfficeError) -> Value
  ) throws(OfficeError) -> Value where Value: Sendable {
    try workshop.withLock { workshop throws(OfficeError) -> Value in
      if let workshop { return try work(workshop) }
      let made = try Workshop(fontFolder: fontFolder, file: file)
      workshop = made
      return try work(made)
    }
  }

  /// Which font serves for which typeface, such as `("仿宋", "FandolFang Regular")`; throws where there is none.
  public func fonts() throws(OfficeError) -> [(typeface: String, font: String)] {
    let library = try FontLibrary(folder: fontFolder, file: "pdf")
    return FontUse.allCases.map { use in
      let names = library.names[use] ?? library.names[.fallback] ?? []
      return (use.chineseName, use == .fallback ? names.joined(separator: "、") : names.first ?? "")
    }
  }
}

extension OfficialDocument {
  /// The PDF in the layout of GB/T 9704-2012. Keep the press: opening the fonts takes longer than setting a page.
  public func pdf(file: String = "pdf", press: PDFPress = PDFPress()) throws(OfficeError) -> [UInt8] {
    try press.bytes(of: self, file: file)
  }
}

/// What stays open between documents.
private final class Workshop {
  private let typesetter: Typesetter
  private let fonts = WorkingFonts()

  init(fontFolder: String?, file: String) throws(OfficeError) {
    typesetter = try Typesetter(fonts: FontLibrary(folder: fontFolder, file: file), file: file)
  }

  func bytes(of document: OfficialDocument, file: String) throws(OfficeError) -> [UInt8] {
    typesetter.beginDocument()
    var body = PDFBody(typesetter)
    body.write(document)
    let pages = PageFlow.pages(of: body.pieces)
    let numbers = (1...max(pages.count, 1)).map { body.pageNumber($0) }
    try requireGlyphs(file: file)
    fonts.prepare(pages.flatMap { $0.flatMap(\.piece.lines) } + numbers)
    let canvas = try PDFCanvas(document, fonts: fonts, file: file)
    for (page, number) in zip(pages, numbers) { canvas.draw(page, number: number) }
    return try canvas.finish()
  }

  func picture(of chart: Chart, file: String) throws(OfficeError) -> (png: [UInt8], height: Double) {
    typesetter.beginDocument()
    let piece = ChartDrawing.piece(chart, typesetter)
    try requireGlyphs(file: file)
    fonts.prepare(piece.lines)
    let png = try PictureCanvas.png(of: piece, width: PDFLayout.width, fonts: fonts, file: file)
    return (png, piece.height)
  }

  private func requireGlyphs(file: String) throws(OfficeError) {
    guard typesetter.missing.isEmpty else {
      let characters = typesetter.missing.prefix(20).map(String.init).joined(separator: " ")
      throw OfficeError(file: file, problem: .noGlyph(characters: characters))
    }
  }
}
