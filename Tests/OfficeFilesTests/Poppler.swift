import Foundation
import OfficeFiles
import TestSupport
import Testing

/// What other programs see in a PDF; they come with poppler-utils.
enum Poppler {
  static let isInstalled =
    program("pdftotext") != nil && program("pdfinfo") != nil && program("pdffonts") != nil

  /// Whether there is a font to set Chinese in.
  static let hasFont = (try? PDFPress().fonts()) != nil

  static let reason: Comment = "needs poppler-utils and a Chinese font"

  /// One word as `pdftotext -bbox` places it, in points from the page's upper left corner.
  struct Word {
    var page: Int
    var left: Double
    var top: Double
    var right: Double
    var bottom: Double
    var text: String
  }

  static func text(_ pdf: [UInt8], _ options: String...) throws -> String {
    try run("pdftotext", pdf, options, "-")
  }

  static func info(_ pdf: [UInt8]) throws -> String { try run("pdfinfo", pdf, []) }

  static func fonts(_ pdf: [UInt8]) throws -> String { try run("pdffonts", pdf, []) }

  static func words(_ pdf: [UInt8]) throws -> [Word] {
    var page = 0
    return try text(pdf, "-bbox").split(separator: "\n").compactMap { line -> Word? in
      if line.contains("<page ") { page += 1 }
      guard line.contains("<word "), let end = line.firstIndex(of: ">"), let close = line.range(of: "</word>")
      else { return nil }
      let numbers = line[..<end].split(separator: "\"").compactMap { Double($0) }
      guard numbers.count == 4 else { return nil }
      return Word(
        page: page, left: numbers[0], top: numbers[1], right: numbers[2], bottom: numbers[3],
        text: String(line[line.index(after: end)..<close.lowerBound]))
    }
  }

  private static func run(_ name: String, _ pdf: [UInt8], _ options: [String], _ output: String...) throws
    -> String
  {
    let folder = TemporaryFolder()
    let process = Process()
    process.executableURL = URL(fileURLWithPath: try #require(program(name)))
    process.arguments = options + [try folder.write("x.pdf", pdf)] + output
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    return String(decoding: data, as: UTF8.self)
  }

  private static func program(_ name: String) -> String? {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    return folders.map { "\($0)/\(name)" }.first { FileManager.default.isExecutableFile(atPath: $0) }
  }
}
