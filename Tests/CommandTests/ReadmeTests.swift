import Foundation
import TestSupport
import Testing

/// Everything the READMEs show is run and compared; `RECORD_SNAPSHOTS=1` writes what is true today into them.
@Suite("The READMEs are true today", .serialized)
struct ReadmeTests {
  static let files = ["README.md", "README.zh-CN.md"]

  @Test("Terminal sessions and screens", arguments: files)
  func shown(_ name: String) throws {
    let url = Fixtures.package().appendingPathComponent(name)
    let text = try String(contentsOf: url, encoding: .utf8)
    var written: [String] = []
    var lines = text.components(separatedBy: "\n")[...]
    var count = 0
    while let line = lines.popFirst() {
      written.append(line)
      if line == "```console" {
        let block = take(&lines)
        count += 1
        for command in block where command.hasPrefix("$ ") {
          written.append(command)
          written += try session(String(command.dropFirst(2)))
        }
        written.append("```")
      } else if line.hasPrefix("<!-- screen:"), lines.first == "```text" {
        lines.removeFirst()
        _ = take(&lines)
        count += 1
        let keys = line.dropFirst("<!-- screen:".count).dropLast(" -->".count)
        written += ["```text"] + (try screen(keys: String(keys), isEnglish: name == "README.md")) + ["```"]
      }
    }
    #expect(count > 0)
    #expect(Snapshot.difference(written.joined(separator: "\n"), from: url) == nil)
  }

  /// The lines of a fenced block, its closing fence taken too.
  private func take(_ lines: inout ArraySlice<String>) -> [String] {
    var block: [String] = []
    while let line = lines.popFirst(), line != "```" { block.append(line) }
    return block
  }

  private func session(_ command: String) throws -> [String] {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", command]
    process.currentDirectoryURL = Fixtures.package()
    let folder = TemporaryFolder()
    var environment = Binary.environment(workspace: folder.path)
    let programs = URL(fileURLWithPath: Binary.path).deletingLastPathComponent().path
    environment["PATH"] = programs + ":/usr/bin:/bin"
    process.environment = environment
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    var lines = String(decoding: data, as: UTF8.self).components(separatedBy: "\n")
    while lines.last == "" { lines.removeLast() }
    return lines
  }

  /// The screen at 80×24 after the keys, parted by blanks; `\r` is Enter.
  private func screen(keys: String, isEnglish: Bool) throws -> [String] {
    let folder = TemporaryFolder()
    let terminal = try PseudoTerminal(
      Binary.path, ["SampleCases", "--lang", isEnglish ? "en" : "zh"],
      environment: Binary.environment(workspace: folder.path + "/workspace"),
      directory: Fixtures.package().path, rows: 24, columns: 80)
    #expect(terminal.wait(for: isEnglish ? "findings open" : "待处理疑点"))
    for key in keys.split(separator: " ") {
      terminal.send(key == "\\r" ? "\r" : String(key))
      terminal.settle()
    }
    let lines = terminal.screen.lines.map { line in
      var line = line[...]
      while line.last == " " { line.removeLast() }
      return String(line)
    }
    terminal.send("qqqq")
    _ = terminal.waitForExit()
    return lines
  }
}
