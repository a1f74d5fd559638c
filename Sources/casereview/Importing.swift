import CaseFiles
import Dispatch
import Prechecks
import ReviewStore
import Reviewing
import Synchronization

/// Brings case files into a workspace: read and checked side by side, written in short transactions meanwhile.
struct Importing {
  /// How many case files are read before they are handed to the writer.
  static let batch = 512
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
  /// The batch that is looked at while the next is gathered.
  private var looking: BatchLook?
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

  /// A case file that was looked at, and let go of again: many of them at a time would fill the memory.
  fileprivate struct Seen: Sendable {
    let identity: CaseIdentity
    let problems: [LoadError]
    /// Nil for a content that is kept already.
    let incoming: IncomingCase?
  }

  mutating func take(_ intake: CaseIntake) throws {
    var waiting: [CasePlace] = []
    var size = 0
    var unsure = UnsureTable()
    // Nothing goes on when it has been broken off: the program may be about to end.
    defer { looking?.wait() }
    do {
      try intake.walk { item in
        switch item {
        case .found(let place):
          guard !unsure.holds(place) else { return }
          waiting.append(place)
          size += place.size
          guard waiting.count >= Self.batch || size > Self.bytes else { return }
          try settle(&waiting)
          size = 0
        case .heading(let heading, let file, let line):
          report.add(heading, file: file, line: line, language)
          if let doubt = unsure.note(heading, file, line, in: intake) { report.refuse(doubt, language) }
        case .refused(let error): report.refuse(error, language)
        }
      }
      try settle(&waiting)
      if let last = looking { try place(last) }
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

  /// Has what was found read and checked, and places the batch before it, for which that is done.
  private mutating func settle(_ waiting: inout [CasePlace]) throws {
    let places = waiting
    waiting = []
    let (run, rules, kept) = (run, rules, placing.contents)
    let before = looking
    looking = BatchLook(at: places) { try Self.look(at: $0, run, rules, passingOver: kept) }
    if let before { try place(before) }
  }

  /// Names what was looked at, and hands it to the writer.
  private mutating func place(_ batch: BatchLook) throws {
    let (run, rules) = (run, rules)
    var incoming: [IncomingCase] = []
    var unchanged = 0
    for (place, result) in zip(batch.places, batch.results()) {
      switch result {
      case .success(let seen):
        report.doubt(seen.problems, language)
        let target = placing.place(seen.identity)
        if let doubt = LoadError(target, of: seen.identity) { report.doubt([doubt], language) }
        guard !target.isKept else {
          unchanged += 1
          continue
        }
        // What is kept under another name was passed over until now.
        let one = try seen.incoming ?? Self.look(at: place, run, rules, passingOver: []).incoming
        if let one { incoming.append(one.named(target.name)) }
      case .failure(let error as LoadError): report.refuse(error, language)
      case .failure(let error): throw error
      }
    }
    report.unchanged += unchanged
    try report.take(writer.outcome())
    let refused = report.refused.count - counted
    counted = report.refused.count
    let (same, clock, fresh) = (unchanged, clock, incoming)
    writer.write { done in
      let arrivals = try run.take(fresh, unchanged: same, refused: refused, clock: clock)
      done += zip(fresh, arrivals).map { ($0.name, $1) }
    }
    if !goesOn(report) { throw Stopped() }
  }

  private static func look(
    at place: CasePlace, _ run: CaseImport, _ rules: CheckRules, passingOver kept: Set<String>
  ) throws -> Seen {
    let (original, problems) = place.original()
    let file: CaseFile
    do throws(LoadError) {
      file = try CaseFile.load(original, problems: problems)
    } catch {
      throw error.inFolder(original.location)
    }
    let fingerprint = try run.fingerprint(of: original)
    let incoming: IncomingCase? =
      kept.contains(fingerprint.hash)
      ? nil
      : IncomingCase(
        original: original, row: CaseRow(file, counts: PrecheckCounts(file, with: allChecks, under: rules)),
        text: original.searchText(with: file), fingerprint: fingerprint)
    return Seen(
      identity: CaseIdentity(file, from: original, fingerprint),
      problems: file.problems.map { $0.inFolder(file.location) }, incoming: incoming)
  }

  private mutating func finish() throws {
    try report.take(writer.settled())
    _ = try run.take([], refused: report.refused.count - counted, clock: clock)
    counted = report.refused.count
    try run.settle()
  }
}

/// A batch that is looked at side by side, beside whoever gathers the next.
private final class BatchLook: Sendable {
  let places: [CasePlace]
  private let group = DispatchGroup()
  private let seen = Mutex<[Result<Importing.Seen, any Error>]>([])

  init(at places: [CasePlace], _ look: @escaping @Sendable (CasePlace) throws -> Importing.Seen) {
    self.places = places
    DispatchQueue.global().async(group: group) { [self] in
      let results = places.mappedSideBySide { place in Result { try look(place) } }
      seen.withLock { $0 = results }
    }
  }

  /// Waits until it is done.
  func wait() { group.wait() }

  /// Waits until it is done; one for each place.
  func results() -> [Result<Importing.Seen, any Error>] {
    wait()
    return seen.withLock { $0 }
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
