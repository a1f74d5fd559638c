import CaseFiles
import Dispatch
import Prechecks
import ReviewStore
import Reviewing
import Synchronization

/// Brings case files into a workspace: read and checked side by side, written in short transactions meanwhile.
struct Importing {
  /// How many case files are read before they are handed to the writer.
  static let batch = 1024
  /// How many bytes are held of what is being read.
  static let bytes = 16 << 20

  let rules: CheckRules
  let language: Language
  let store: ReviewStore
  let run: CaseImport
  let clock: Int64
  /// Told after each batch; false breaks the import off.
  let goesOn: (IntakeReport) -> Bool
  private var placing: CasePlacing
  private let writer = BatchWriter()
  /// How many of the refused the workspace's journal of imports has been told of.
  private var counted = 0
  private(set) var report = IntakeReport()

  init(
    of paths: [String], into store: ReviewStore, by actor: String, rules: CheckRules, language: Language,
    clock: Int64, goesOn: @escaping (IntakeReport) -> Bool
  ) throws {
    self.store = store
    self.rules = rules
    self.language = language
    self.clock = clock
    self.goesOn = goesOn
    run = try CaseImport(into: store, from: paths.joined(separator: " "), by: actor)
    placing = try CasePlacing(in: store)
  }

  private struct Stopped: Error {}

  /// A case file as it was read, with its content's hash; by reference, since it passes through several hands.
  private final class ReadCase: Sendable {
    let file: CaseFile
    let original: CaseOriginal
    let fingerprint: CaseFingerprint

    init(file: CaseFile, original: CaseOriginal, fingerprint: CaseFingerprint) {
      self.file = file
      self.original = original
      self.fingerprint = fingerprint
    }
  }

  mutating func take(_ intake: CaseIntake) throws {
    var waiting: [CasePlace] = []
    var size = 0
    var unsure = UnsureTable()
    do {
      try intake.forEach { item in
        switch item {
        case .found(let place):
          guard !unsure.holds(place) else { return }
          waiting.append(place)
          size += place.size
          guard waiting.count >= Self.batch || size > Self.bytes else { return }
          try settle(&waiting)
          size = 0
        case .heading(let heading, let file, let line):
          report.add(heading, file: file, line: line)
          if let doubt = unsure.note(heading, file, line, in: intake) { report.refuse(doubt, language) }
        case .refused(let error): report.refuse(error, language)
        }
      }
      try settle(&waiting)
    } catch is Stopped {
      report.isBrokenOff = true
    } catch {
      // What came in until here is to be found.
      _ = try? writer.settled()
      try? run.settle()
      throw error
    }
    try finish()
  }

  /// Reads and checks what was found, and hands it to the writer when that is done with the batch before.
  private mutating func settle(_ waiting: inout [CasePlace]) throws {
    let places = waiting
    waiting = []
    let run = run
    let read = places.mappedSideBySide { place in Result { try Self.read(place, run) } }
    var fresh: [(read: ReadCase, name: String)] = []
    var unchanged = 0
    for result in read {
      switch result {
      case .success(let read):
        report.doubt(read.file.problems.map { $0.inFolder(read.file.location) }, language)
        let place = placing.place(read.file, from: read.original, read.fingerprint)
        if place.isKept {
          unchanged += 1
        } else {
          fresh.append((read, place.name))
        }
      case .failure(let error as LoadError): report.refuse(error, language)
      case .failure(let error): throw error
      }
    }
    let rules = rules
    let incoming = fresh.mappedSideBySide { read, name in
      var file = read.file
      file.assignedID = name
      return IncomingCase(
        original: read.original,
        row: CaseRow(file, counts: PrecheckCounts(file, with: allChecks, under: rules)),
        text: read.original.searchText(with: file), fingerprint: read.fingerprint)
    }
    report.unchanged += unchanged
    try report.take(writer.outcome())
    let refused = report.refused.count - counted
    counted = report.refused.count
    let clock = clock
    let same = unchanged
    writer.write { done in
      let arrivals = try run.take(incoming, unchanged: same, refused: refused, clock: clock)
      done += zip(incoming, arrivals).map { ($0.name, $1) }
    }
    if !goesOn(report) { throw Stopped() }
  }

  private static func read(_ place: CasePlace, _ run: CaseImport) throws -> ReadCase {
    let (original, problems) = place.original()
    let file: CaseFile
    do throws(LoadError) {
      file = try CaseFile.load(original, problems: problems)
    } catch {
      throw error.inFolder(original.location)
    }
    return ReadCase(file: file, original: original, fingerprint: try run.fingerprint(of: original))
  }

  private mutating func finish() throws {
    try report.take(writer.settled())
    _ = try run.take([], refused: report.refused.count - counted, clock: clock)
    counted = report.refused.count
    try run.settle()
  }
}

/// Writes one batch after another on a queue of its own, while the next are being read.
private final class BatchWriter: Sendable {
  typealias Arrivals = [(name: String, arrival: CaseArrival)]

  /// How many batches wait at most: enough that a pause of the disk is not felt.
  private static let depth = 4

  private let queue = DispatchQueue(label: "casereview.import")
  private let group = DispatchGroup()
  private let room = DispatchSemaphore(value: depth)
  private let state = Mutex<(arrivals: Arrivals, failure: (any Error)?)>(([], nil))

  /// Waits until there is room for a batch.
  func write(_ work: @escaping @Sendable (inout Arrivals) throws -> Void) {
    room.wait()
    queue.async(group: group) { [self] in
      defer { room.signal() }
      // What comes after a failure would leave a gap.
      guard state.withLock({ $0.failure == nil }) else { return }
      var arrivals: Arrivals = []
      var failure: (any Error)?
      do {
        try work(&arrivals)
      } catch {
        failure = error
      }
      let result = (arrivals, failure)
      state.withLock {
        $0.arrivals += result.0
        $0.failure = $0.failure ?? result.1
      }
    }
  }

  /// What became of the batches written since the last time.
  func outcome() throws -> Arrivals {
    let (arrivals, failure) = state.withLock { state in
      defer { state.arrivals = [] }
      return state
    }
    if let failure { throw failure }
    return arrivals
  }

  /// Waits until every batch is written, and says what became of the last.
  func settled() throws -> Arrivals {
    group.wait()
    return try outcome()
  }
}
