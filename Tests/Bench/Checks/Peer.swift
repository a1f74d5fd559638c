import Foundation

/// Another program that looks at the same table, and how long it took.
struct Peer {
  var name: String
  var executable: String
  var arguments: [String]
  var input = ""

  /// Wall-clock seconds and the last line printed; nil where the program is not at hand or failed.
  func run() -> (seconds: Double, said: String)? {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [executable] + arguments
    let (output, typed) = (Pipe(), Pipe())
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    process.standardInput = typed
    let clock = ContinuousClock()
    let start = clock.now
    guard (try? process.run()) != nil else { return nil }
    typed.fileHandleForWriting.write(Data(input.utf8))
    try? typed.fileHandleForWriting.close()
    let said = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { return nil }
    return ((clock.now - start).inSeconds, said.split(separator: "\n").joined(separator: " "))
  }

  /// SQL that only counts: one query for each of the ten questions, on the table as it lies.
  static func counting(_ table: String) -> Peer {
    func days(_ later: String, _ earlier: String) -> String { "julianday(\(later))-julianday(\(earlier))" }
    let questions = [
      "decision<filing", "\(days("decision", "filing"))>90", "\(days("served", "decision"))>7",
      "\(days("published", "decision"))>7", "\(days("decision", "notice"))<=5",
      "cast(fine as int) not between cast(least as int) and cast(most as int)", "fine=most",
      "cast(officers as int)<2", "major='1' and review='0'", "number not glob '示执罚〔[0-9][0-9][0-9][0-9]〕*号'",
    ]
    let queries = questions.map { "select count(*) from cases where \($0);" }.joined(separator: "\n")
    return Peer(
      name: "sqlite3, counting only", executable: "sqlite3", arguments: [":memory:"],
      input: ".import --csv \(table) cases\n\(queries)\n")
  }
}

extension Duration {
  var inSeconds: Double {
    let parts = components
    return Double(parts.seconds) + Double(parts.attoseconds) / 1e18
  }
}
