import CaseFiles
import GRDB
import Reviewing
import Synchronization

/// The content of a case file on its way into the workspace, as it is told from others.
public struct CaseFingerprint: Sendable {
  let content: CaseContent

  /// A hash of the heading and the cells of a row, or of the names and contents of a folder's files.
  public var hash: String { content.hash }
}

/// One case file on its way into the workspace, with what its line on the desk says.
public final class IncomingCase: Sendable {
  let original: CaseOriginal
  let row: CaseRow
  let content: CaseContent
  let words: CaseWords

  /// The name it is kept under.
  public var name: String { row.caseFile }

  /// - Parameters:
  ///   - row: The row of the file as it was loaded and checked; its `caseFile` is the name it is kept under.
  ///   - text: The words to find it by, beside those of the row.
  public init(original: CaseOriginal, row: CaseRow, text: String, fingerprint: CaseFingerprint) {
    self.original = original
    self.row = row
    content = fingerprint.content
    words = CaseWords(row, text: text)
  }

  private init(_ other: IncomingCase, named name: String) {
    original = other.original
    var row = other.row
    row.caseFile = name
    self.row = row
    content = other.content
    words = other.words
  }

  /// The same file, to be kept under that name.
  public func named(_ name: String) -> IncomingCase {
    name == self.name ? self : IncomingCase(self, named: name)
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
/// It writes in transactions of a few milliseconds, with a pause after each in which others get their turn.
public struct CaseImport: Sendable {
  private let store: ReviewStore
  private let source: String
  private let actor: String
  private let algorithm: HashAlgorithm
  private let headings = KeptHeadings()
  private let pace = Pace()
  private let gathered: GatheredWords
  /// Tells others that the index is being written.
  private let lock: IndexLock?

  /// - Parameter source: What is imported, as the person named it.
  public init(into store: ReviewStore, from source: String, by actor: String) throws {
    lock = try IndexLock.shared(of: store)
    self.store = try store.forLongRun()
    self.source = source
    self.actor = actor
    algorithm = try store.read { try JournalHeader.read($0).algorithm }
    gathered = GatheredWords(for: self.store, pace)
  }

  /// May be asked for several files side by side.
  public func fingerprint(of original: CaseOriginal) throws -> CaseFingerprint {
    CaseFingerprint(content: try CaseContent(original, algorithm: algorithm, headings: headings))
  }

  /// Writes files, and entries of the import's journal that vouch for them, in short transactions.
  ///
  /// - Parameters:
  ///   - unchanged: How many were found to be kept already since the last call.
  ///   - refused: How many were refused since the last call.
  ///   - clock: Milliseconds since 1970.
  /// - Returns: What became of each file.
  public func take(
    _ cases: [IncomingCase], unchanged: Int = 0, refused: Int = 0, clock: Int64
  ) throws -> [CaseArrival] {
    guard !cases.isEmpty || refused > 0 || unchanged > 0 else { return [] }
    for incoming in cases { try keepFiles(of: incoming) }
    var arrivals: [CaseArrival] = []
    repeat {
      let isFirst = arrivals.isEmpty
      let written = try pace.write(store) { db, turn in
        var writing = try CaseWriting(db: db, algorithm: algorithm)
        var written: [(arrival: CaseArrival, version: Int64?)] = []
        for incoming in cases[arrivals.count...] {
          written.append(try writing.take(incoming))
          if turn.isOver { break }
        }
        try writing.close(
          source: source, actor: actor, clock: clock,
          unchanged: (isFirst ? unchanged : 0) + written.count { $0.version == nil },
          refused: isFirst ? refused : 0)
        return written
      }
      try gathered.take(
        zip(cases[arrivals.count...], written).compactMap { incoming, outcome in
          outcome.version.map { ($0, incoming.words) }
        })
      arrivals += written.map(\.arrival)
    } while arrivals.count < cases.count
    return arrivals
  }

  /// Waits until all that was written is on the disk and can be found.
  public func settle() throws {
    try gathered.settle()
    try store.settleLog()
  }

  /// Keeps the contents of a large case file one after another, ahead of the case file itself.
  private func keepFiles(of incoming: IncomingCase) throws {
    guard case .files(let files) = incoming.original.content,
      incoming.original.size > KeptBytes.pieceSize
    else { return }
    for (file, hash) in zip(files, incoming.content.files) {
      if let bytes = file.bytes { try store.keep(bytes, hash: hash, pace) }
    }
  }
}

/// What a case file can be told from others by.
public struct CaseIdentity: Sendable {
  /// The canonical form of its number.
  public let number: String?
  fileprivate let party: String
  /// What names it where it has no number; nil for a row, which is then known by its content.
  fileprivate let name: String?
  fileprivate let hash: String
  /// Its folder, or the place of its row.
  public let location: String
  /// Where it was read: its folder, or the row of a table.
  public let source: Source

  public init(_ file: CaseFile, from original: CaseOriginal, _ fingerprint: CaseFingerprint) {
    number = file.number?.value.canonical
    location = original.location
    source =
      if case .row(let row, _) = original.content {
        Source(file: row.file, line: row.line)
      } else {
        Source(file: original.location)
      }
    party = file.party?.name?.value ?? ""
    hash = fingerprint.hash
    name = if case .row = original.content { nil } else { file.id }
  }
}

/// Gives the files of one run the names they are kept under.
///
/// A file is known again by its number. Files without one are known by their content (rows) or by their
/// folder's name, and a second file under a number already met in the same run by number and party.
public struct CasePlacing: Sendable {
  /// The hashes of what was kept when the run began.
  public let contents: Set<String>
  /// What is kept under every name, as it was when the run began and as the run changes it.
  private var known: [Name: Kept] = [:]

  private struct Kept {
    var hash: String
    /// Where the name was met in this run; nil where it was not.
    var met: Source?
  }

  /// A name by its bytes, as the database compares it.
  private struct Name: Hashable {
    let text: String

    static func == (a: Name, b: Name) -> Bool {
      var (a, b) = (a.text, b.text)
      return a.withUTF8 { a in b.withUTF8 { b in a.count == b.count && a.elementsEqual(b) } }
    }

    func hash(into hasher: inout Hasher) {
      var text = text
      text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    }
  }

  public init(in store: ReviewStore) throws {
    known = try store.read { db in
      var known: [Name: Kept] = [:]
      let rows = try Row.fetchCursor(
        db, sql: "SELECT f.name, v.hash FROM case_files f JOIN case_versions v ON v.id = f.current")
      while let row = try rows.next() {
        known[Name(text: try row.text(0))] = Kept(hash: try row.text(1))
      }
      return known
    }
    contents = Set(known.values.map(\.hash))
  }

  /// Where a file goes: the name it is kept under, whether something is kept under it, and whether just this is.
  public struct Place: Sendable, Equatable {
    public var name: String
    public var isKnown: Bool
    public var isKept: Bool
    /// Where another file of the same number was met in this run, so that this one took another name.
    public var namesake: Source?
  }

  /// Called once for each file, in the order in which they were read.
  public mutating func place(_ file: CaseIdentity) -> Place {
    let namesake = file.number.flatMap { known[Name(text: $0)]?.met }
    let name = name(of: file)
    let before = known.updateValue(Kept(hash: file.hash, met: file.source), forKey: Name(text: name))
    return Place(
      name: name, isKnown: before != nil, isKept: before?.hash == file.hash,
      namesake: name == file.number ? nil : namesake)
  }

  private func name(of file: CaseIdentity) -> String {
    guard let number = file.number else {
      return file.name.map { free($0, file) } ?? "无案号-" + file.hash.prefix(12)
    }
    guard isMet(number) else { return number }
    return free(file.party.isEmpty ? number : "\(number)（\(file.party)）", file)
  }

  private func isMet(_ name: String) -> Bool { known[Name(text: name)]?.met != nil }

  private func free(_ name: String, _ file: CaseIdentity) -> String {
    isMet(name) ? "\(name)·\(file.hash.prefix(8))" : name
  }
}

/// The headings of a run with their bytes and hashes, which every row asks for.
final class KeptHeadings: Sendable {
  typealias Kept = (bytes: [UInt8], hash: String)

  private let last = Mutex<(heading: ExportHeading, kept: Kept)?>(nil)

  func kept(_ heading: ExportHeading, _ algorithm: HashAlgorithm) throws -> Kept {
    if let known = last.withLock({ $0 }), known.heading == heading { return known.kept }
    let bytes = Array(try CanonicalJSON.encode(heading).utf8)
    let kept = (bytes: bytes, hash: try algorithm.digest(of: bytes))
    last.withLock { $0 = (heading, kept) }
    return kept
  }
}
