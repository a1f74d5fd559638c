import CaseFiles
import Foundation
import ReviewStore
import Reviewing
import Standards

/// The rows of the folders opened last, in `opened.tsv` of the workspace.
///
/// The first frame shows them where neither the folders nor the rules nor the program have changed; the files
/// are loaded and checked anew beside it, and what comes of that replaces them. Losing the file costs a moment.
struct DeskMemory: Sendable {
  private let path: String
  /// What the checks rest on beside the files: the rules and the program.
  private let basis: String

  init(workspace: String, library: RuleLibrary) {
    path = workspace + "/opened.tsv"
    basis = (["/proc/self/exe"] + library.folders).map(FileStamp.of).joined(separator: "+")
  }

  /// A stamp for each folder, to be taken before it is read.
  func stamps(of folders: [String]) -> [String] { folders.map(FileStamp.of) }

  /// The rows of just these folders in this state; nil where one is not known.
  func rows(of folders: [String], stamps: [String]) -> [CaseRow]? {
    guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { return nil }
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).makeIterator()
    guard lines.next() == basis[...] else { return nil }
    var rows: [CaseRow] = []
    for (folder, stamp) in zip(folders, stamps) {
      guard let line = lines.next(), let known = Line(line), known.stamp == stamp,
        known.row.source == folder
      else { return nil }
      rows.append(known.row)
    }
    return lines.next() == nil ? rows : nil
  }

  /// Keeps the rows for the next time; what is written there already is left alone.
  func keep(_ rows: [CaseRow], stamps: [String]) {
    let lines = zip(rows, stamps).map { Line(row: $0, stamp: $1).text }
    // A row of a hostile file may hold what ends a field: none is kept then.
    guard !lines.contains(nil) else { return }
    let text = ([basis] + lines.compactMap(\.self)).joined(separator: "\n")
    guard text != (try? String(contentsOfFile: path, encoding: .utf8)) else { return }
    try? text.write(toFile: path, atomically: true, encoding: .utf8)
  }

  /// One row as a line of the file.
  private struct Line {
    var row: CaseRow
    var stamp: String

    init(row: CaseRow, stamp: String) {
      self.row = row
      self.stamp = stamp
    }

    init?(_ line: Substring) {
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      guard fields.count == 14, let findings = Int(fields[12]), let undetermined = Int(fields[13]) else {
        return nil
      }
      stamp = fields[0]
      row = CaseRow(
        caseFile: fields[2], number: fields[3], title: fields[4], act: fields[5], agency: fields[6],
        party: fields[7], field: fields[8], kind: CaseKind(rawValue: fields[9]), findings: findings,
        undetermined: undetermined, source: fields[1])
      let numbers = fields[10].split(separator: ",", omittingEmptySubsequences: false).map { Int64($0) }
      guard numbers.count == 2 else { return nil }
      row.filingDay = numbers[0].map { Day(number: Int($0)) }
      row.decisionDay = numbers[1].map { Day(number: Int($0)) }
      row.fine = Int64(fields[11]).map { Money(fen: $0) }
    }

    /// Nil where a field holds a tab or the end of a line.
    var text: String? {
      let days = [row.filingDay, row.decisionDay].map { $0.map { "\($0.number)" } ?? "" }
      let fields = [
        stamp, row.source, row.caseFile, row.number, row.title, row.act, row.agency, row.party, row.field,
        row.kind?.rawValue ?? "", days.joined(separator: ","), row.fine.map { "\($0.fen)" } ?? "",
        "\(row.findings)", "\(row.undetermined)",
      ]
      return fields.contains { $0.contains(where: \.isSeparator) } ? nil : fields.joined(separator: "\t")
    }
  }
}

extension Character {
  fileprivate var isSeparator: Bool { self == "\t" || isNewline }
}
