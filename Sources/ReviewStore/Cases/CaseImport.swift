import CaseFiles
import GRDB
import Reviewing

/// One case file on its way into the workspace, with what its line on the desk says.
public struct IncomingCase: Sendable {
  public var original: CaseOriginal
  /// The row of the file as it was loaded and checked; its `caseFile` is the name it is kept under.
  public var row: CaseRow
  /// The words to find it by, beside those of the row.
  public var text: String

  public init(original: CaseOriginal, row: CaseRow, text: String) {
    self.original = original
    self.row = row
    self.text = text
  }
}

/// What became of a case file that was read for import.
public enum CaseArrival: Sendable, Equatable {
  case new
  /// It differs from what was kept under its name, and is that file's next version.
  case changed(version: Int)
  /// The same content is kept under its name already.
  case unchanged
}

/// One run of an import into a workspace; what it was given stays when it is broken off, and running it again
/// goes on from there.
///
/// A file is known again by its number. Files without one are known by their content (rows) or by their
/// folder's name, and a second file under a number already met in the same run by number and party.
public final class CaseImport {
  private let store: ReviewStore
  private let source: String
  private let actor: String
  private let algorithm: HashAlgorithm
  /// The newest content of every name, as it was when the run began and as the run changed it.
  private var known: [String: String]
  /// The names met in this run.
  private var met: Set<String> = []
  private var headings: [ExportHeading: (bytes: [UInt8], hash: String)] = [:]
  private var unchanged = 0

  /// - Parameter source: What is imported, as the person named it.
  public init(into store: ReviewStore, from source: String, by actor: String) throws {
    self.store = store
    self.source = source
    self.actor = actor
    (algorithm, known) = try store.read { db in
      var known: [String: String] = [:]
      let rows = try Row.fetchCursor(
        db, sql: "SELECT f.name, v.hash FROM case_files f JOIN case_versions v ON v.id = f.current")
      while let row = try rows.next() { known[try row.text(0)] = try row.text(1) }
      return (try JournalHeader.read(db).algorithm, known)
    }
  }

  /// The name a file is kept under, and whether it is kept already just as it is.
  ///
  /// Called once for each file, in the order in which they were read.
  public func place(_ file: CaseFile, from original: CaseOriginal) throws -> (
    name: String, arrival: CaseArrival
  ) {
    let content = try CaseContent(original, algorithm: algorithm, headings: &headings)
    let name = name(of: file, original, content)
    met.insert(name)
    guard let before = known[name] else { return (name, .new) }
    return (name, before == content.hash ? .unchanged : .changed(version: 0))
  }

  private func name(of file: CaseFile, _ original: CaseOriginal, _ content: CaseContent) -> String {
    guard let number = file.number?.value.description else {
      if case .row = original.content { return "无案号-" + content.hash.prefix(12) }
      return file.id
    }
    guard met.contains(number) else { return number }
    let party = file.party?.name?.value ?? ""
    let named = party.isEmpty ? number : "\(number)（\(party)）"
    guard party.isEmpty || met.contains(named) else { return named }
    return "\(number)（\(party.isEmpty ? "" : party + "，")\(content.hash.prefix(8))）"
  }

  /// Counts a file that is kept already just as it is.
  public func countUnchanged() { unchanged += 1 }

  /// Writes a few files, and the entry of the import's journal that vouches for them, in one short transaction.
  ///
  /// - Parameters:
  ///   - refused: How many were refused since the last call.
  ///   - clock: Milliseconds since 1970.
  /// - Returns: What became of each file.
  public func take(_ cases: [IncomingCase], refused: Int, clock: Int64) throws -> [CaseArrival] {
    guard !cases.isEmpty || refused > 0 || unchanged > 0 else { return [] }
    let contents = try cases.map { try CaseContent($0.original, algorithm: algorithm, headings: &headings) }
    for (incoming, content) in zip(cases, contents) {
      guard case .files(let files) = incoming.original.content else { continue }
      for (file, hash) in zip(files, content.files) where file.bytes.count > KeptBytes.pieceSize {
        try store.keepLarge(file.bytes, hash: hash)
      }
    }
    let unchangedBefore = unchanged
    let arrivals = try store.write { db in
      var writing = try CaseWriting(db: db, algorithm: algorithm)
      var arrivals: [CaseArrival] = []
      for (incoming, content) in zip(cases, contents) {
        arrivals.append(try writing.take(incoming, content))
      }
      let same = arrivals.count { $0 == .unchanged }
      try writing.close(
        source: source, actor: actor, clock: clock, unchanged: unchangedBefore + same, refused: refused)
      return arrivals
    }
    unchanged = 0
    for (incoming, content) in zip(cases, contents) { known[incoming.row.caseFile] = content.hash }
    return arrivals
  }
}
