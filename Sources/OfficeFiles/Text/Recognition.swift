/// The words of a scan as an installed `tesseract` makes them out: a help for reading, never a proof.
public struct Recognition: Hashable, Sendable {
  /// The lines of each page.
  public var pages: [[String]]
  /// The mean of the words' confidences, from 0 to 100, as the program states them.
  public var confidence: Int
  /// Whether there are more pages than were recognised.
  public var isCut = false

  /// The largest number of pages recognised at once: two seconds each.
  public static let mostPages = 20

  /// Whether the programs are installed, with Chinese.
  public static var isAvailable: Bool {
    guard let program = BoundedProgram("tesseract") else { return false }
    let languages = (try? program.output(["--list-langs"], input: [])) ?? []
    return String(decoding: languages, as: UTF8.self).contains("chi_sim")
  }

  /// Recognises a picture or a scanned PDF held in memory; takes seconds. Throws `OfficeError`, also where
  /// `tesseract` with `chi_sim` is not installed.
  public init(bytes: [UInt8], isPDF: Bool, file: String) throws(OfficeError) {
    guard let program = BoundedProgram("tesseract"), Self.isAvailable else {
      throw OfficeError(
        file: file, problem: .noProgram("tesseract", package: "tesseract-ocr tesseract-ocr-chi-sim"))
    }
    let pictures = isPDF ? try Self.pictures(bytes, file: file) : [bytes]
    isCut = pictures.count > Self.mostPages
    pages = []
    var confidences: [Double] = []
    for picture in pictures.prefix(Self.mostPages) {
      do throws(BoundedProgram.Failure) {
        let output = try program.output(
          ["stdin", "stdout", "-l", "chi_sim", "tsv"], input: picture,
          limits: BoundedProgram.Limits(seconds: 60))
        let (lines, words) = Self.lines(String(decoding: output, as: UTF8.self))
        pages.append(lines)
        confidences += words
      } catch {
        throw OfficeError(file: file, problem: error.problem("tesseract"))
      }
    }
    confidence = confidences.isEmpty ? 0 : Int(confidences.reduce(0, +) / Double(confidences.count))
  }

  private static func pictures(_ bytes: [UInt8], file: String) throws(OfficeError) -> [[UInt8]] {
    guard let program = BoundedProgram("pdftoppm") else {
      throw OfficeError(file: file, problem: .noProgram("pdftoppm", package: "poppler-utils"))
    }
    var pictures: [[UInt8]] = []
    for page in 1...mostPages + 1 {
      // The page behind the last only tells that there is one.
      let picture = try? program.output(
        ["-r", page > mostPages ? "10" : "200", "-gray", "-f", "\(page)", "-l", "\(page)", "/dev/stdin"],
        input: bytes)
      // Behind the last page it writes nothing.
      guard let picture, !picture.isEmpty else { break }
      pictures.append(picture)
    }
    guard !pictures.isEmpty else { throw OfficeError(file: file, problem: .damaged(reason: "PDF")) }
    return pictures
  }

  /// Words the program is less sure of than this are marked.
  private static let doubtful = 60.0

  /// Reads tesseract's table: a word a row, with block, paragraph, line and confidence; words it is not sure of
  /// stand as `〔参什？〕`.
  static func lines(_ table: String) -> (lines: [String], confidences: [Double]) {
    var lines: [String] = []
    var confidences: [Double] = []
    var current: [Substring] = []
    var isDoubtful = false
    func close() {
      if isDoubtful, !lines.isEmpty { lines[lines.count - 1] += "？〕" }
      isDoubtful = false
    }
    for row in table.split(separator: "\n").dropFirst() {
      let cells = row.split(separator: "\t", omittingEmptySubsequences: false)
      // A blank area is a word of blanks, of which the program is quite sure.
      guard cells.count == 12, let confidence = Double(cells[10]), confidence >= 0,
        !cells[11].allSatisfy(\.isWhitespace)
      else { continue }
      let place = Array(cells[1...4])
      if place != current {
        close()
        lines.append("")
        current = place
      }
      if isDoubtful != (confidence < doubtful) {
        if isDoubtful { close() } else { lines[lines.count - 1] += "〔" }
        isDoubtful = confidence < doubtful
      }
      lines[lines.count - 1] += cells[11]
      confidences.append(confidence)
    }
    close()
    return (lines.filter { !$0.isEmpty }, confidences)
  }
}
