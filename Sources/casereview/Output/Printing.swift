import ArgumentParser
import CaseFiles
import Foundation
import Reports

/// The renderings a command offers of its one value.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
  case text, json, csv
}

/// A failure that ends a command: one sentence that says where, what, and what to do.
struct CommandFailure: Error {
  var message: Localized

  init(_ message: Localized) { self.message = message }

  init(zh: String, en: String) { self.init(Localized(zh: zh, en: en)) }
}

/// Runs a command's work; a failure becomes one sentence on standard error and the exit status 1.
func running(in language: Language, _ work: () throws -> Void) throws {
  do {
    try work()
  } catch let failure as CommandFailure {
    printError("casereview: " + failure.message[language])
    throw ExitCode(1)
  } catch let error as LoadError {
    printError("casereview: " + error.message(in: language))
    throw ExitCode(1)
  }
}

func printError(_ line: String) {
  FileHandle.standardError.write(Data((line.harmless + "\n").utf8))
}

/// Prints one line for people: neither control characters nor line feeds that a case file may hold reach the terminal.
func printLine(_ line: String = "") {
  FileHandle.standardOutput.write(Data((line.harmless.replacing("\n", with: " ") + "\n").utf8))
}

/// Prints a value as JSON with its keys in order.
func printJSON(_ value: some Encodable) throws {
  FileHandle.standardOutput.write(try jsonData(value))
}

/// A value as JSON with its keys in order, ended by a line feed.
func jsonData(_ value: some Encodable) throws -> Data {
  let encoder = JSONEncoder()
  encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
  return Data(String(decoding: try encoder.encode(value), as: UTF8.self).escapingTerminalControls.utf8)
    + Data("\n".utf8)
}

/// Prints rows as CSV; what a spreadsheet could take for a formula is kept as text.
func printCSV(_ rows: [[String]]) {
  FileHandle.standardOutput.write(Data(CSVText.of(rows, for: .program).utf8))
}

extension String {
  /// JSON in which what a terminal could act on is written as `\\uXXXX`: the encoder escapes only what lies below a blank.
  fileprivate var escapingTerminalControls: String {
    func isControl(_ scalar: Unicode.Scalar) -> Bool {
      (0x7F...0x9F).contains(scalar.value) || scalar.properties.isBidiControl
    }
    guard unicodeScalars.contains(where: isControl) else { return self }
    var result = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      if isControl(scalar) {
        result.append(contentsOf: String(format: "\\u%04x", scalar.value).unicodeScalars)
      } else {
        result.append(scalar)
      }
    }
    return String(result)
  }

  /// The words without control and direction characters, each replaced by U+FFFD; newlines stay, tabs become blanks.
  var harmless: String {
    var result = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control where scalar == "\t": result.append(" ")
      case .control where scalar != "\n", .lineSeparator, .paragraphSeparator: result.append("\u{FFFD}")
      case .format where scalar.properties.isBidiControl: result.append("\u{FFFD}")
      default: result.append(scalar)
      }
    }
    return String(result)
  }
}
