import Foundation
import TestSupport
import Testing

/// Every text a user sees is there in Chinese and in English; this reads the program's own source.
@Suite("Every text has its pair")
struct LanguagePairTests {
  /// Where Chinese words are data and not something said: what people write in files, names of things in the law.
  private static let data: Set<String> = [
    "Text/PinyinTable.swift", "App/InputMethod.swift", "Text/LineClass.swift", "Text/Pinyin.swift",
    // Derivations of the bureau's instruments, which are Chinese.
    "casereview/Issuing.swift",
    // The answer an agency fills in, and the headings of a bureau's table of staff.
    "Commands/RectifyRespondCommand.swift", "casereview/StaffTable.swift",
  ]

  private func swiftFiles(_ folder: String) throws -> [URL] {
    let root = Fixtures.package().appendingPathComponent("Sources/" + folder)
    let names = FileManager.default.enumerator(atPath: root.path)?.compactMap { $0 as? String } ?? []
    return names.filter { $0.hasSuffix(".swift") }.sorted().map { root.appendingPathComponent($0) }
  }

  @Test(
    "A pair has both sides, the Chinese one in Chinese and the English one without",
    arguments: [
      "TerminalUI", "casereview", "Prechecks", "Reviewing", "Reports", "CaseFiles", "Standards",
    ])
  func pairs(_ module: String) throws {
    var wrong: [String] = []
    var count = 0
    for file in try swiftFiles(module) {
      let text = try String(contentsOf: file, encoding: .utf8)
      for part in text.components(separatedBy: "Localized(").dropFirst() {
        guard let zh = argument("zh", of: part), let en = argument("en", of: part) else { continue }
        count += 1
        let place = "\(file.lastPathComponent): zh “\(zh)” en “\(en)”"
        if zh.isEmpty != en.isEmpty && !zh.contains("\\(") { wrong.append("one side is empty, " + place) }
        // Names the case file itself is written with are quoted on both sides.
        let quoted = runs(withoutInterpolation(en)).filter { !zh.contains($0) }
        if !quoted.isEmpty { wrong.append("Chinese on the English side, \(quoted), " + place) }
      }
    }
    #expect(wrong.isEmpty, "\(wrong.joined(separator: "\n"))")
    if module == "TerminalUI" { #expect(count > 100) }
  }

  @Test("No Chinese sentence is shown without its pair", arguments: ["TerminalUI", "casereview"])
  func single(_ module: String) throws {
    var wrong: [String] = []
    for file in try swiftFiles(module) where !Self.data.contains(where: { file.path.hasSuffix($0) }) {
      let text = try String(contentsOf: file, encoding: .utf8)
      for (number, line) in text.components(separatedBy: "\n").enumerated() {
        let code = line.components(separatedBy: "//")[0]
        // Words of data are short; a sentence is not.
        guard runs(code).contains(where: { $0.count >= 6 }), code.contains("\"") else { continue }
        let lines = text.components(separatedBy: "\n")
        let around = lines[max(0, number - 6)...min(lines.count - 1, number + 1)].joined(separator: " ")
        let isPaired = [
          "zh:", "let zh =", "said(", "say(", "Localized(", "add(\"", "report(", "keys.", "command(", "days(",
          "words(",
        ].contains {
          around.contains($0)
        }
        if !isPaired { wrong.append("\(file.lastPathComponent):\(number + 1) \(line)") }
      }
    }
    #expect(wrong.isEmpty, "\(wrong.joined(separator: "\n"))")
  }

  /// The string literal given for a label; nil where there is none, or it is no plain literal.
  private func argument(_ label: String, of call: String) -> String? {
    guard let start = call.range(of: label + ":") else { return nil }
    let rest = call[start.upperBound...].drop { $0.isWhitespace }
    guard rest.first == "\"", !rest.hasPrefix("\"\"\"") else { return nil }
    var result = ""
    var depth = 0
    var isEscaped = false
    for character in rest.dropFirst() {
      if depth == 0 && character == "\"" && !isEscaped { return result }
      if isEscaped && character == "(" { depth += 1 } else if depth > 0 && character == "(" { depth += 1 }
      if depth > 0 && character == ")" { depth -= 1 }
      isEscaped = character == "\\" && !isEscaped
      result.append(character)
    }
    return nil
  }

  private func withoutInterpolation(_ text: String) -> String {
    var result = ""
    var depth = 0
    var previous: Character = " "
    for character in text {
      if previous == "\\" && character == "(" || depth > 0 && character == "(" { depth += 1 }
      if depth == 0 { result.append(character) }
      if depth > 0 && character == ")" { depth -= 1 }
      previous = character
    }
    return result
  }

  /// The runs of Han characters of a text.
  private func runs(_ text: String) -> [String] {
    text.split { !$0.unicodeScalars.allSatisfy { (0x4E00...0x9FFF).contains($0.value) } }.map(String.init)
  }
}
