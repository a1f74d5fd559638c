import CaseFiles
import Prechecks
import Reviewing
import Standards

/// What lies on the reviewer's desk: a row for each case file, and those that are loaded with their checks and
/// reviews.
public struct Desk: Sendable {
  public var reviewer: String
  /// How the workspace is named to people: its path, or its bureau.
  public var workspace: String
  /// 评查批次, empty outside a round.
  public var round: String
  /// The case files that are loaded.
  public var entries: CaseEntries
  /// The rows a desk begins with that are not loaded; the screens take them over.
  public var items: [DeskItem]
  /// What the desk will hold when its rows have come in; nil when they are all there.
  public var expected: Expected?
  /// The columns of the list.
  public var columns = DeskColumn.usual
  public var views: [DeskViewSetting] = []
  /// What could not be taken over.
  public var refused: [LoadError]
  /// What is said of files that were taken over.
  public var notices: [LoadError] = []
  /// How many notices are past their last day.
  public var overdueRectifications = 0
  /// Today, which the screens do not know by themselves; nil where nothing depends on it.
  public var today: Day?
  /// What the last import refused, each with its place and reason.
  public var importRefusals: [String] = []
  /// What the last import took in and holds doubtful, likewise.
  public var importDoubts: [String] = []
  /// Whether what is being loaded is an import into the workspace.
  var isImporting = false
  /// How far loading is; nil when nothing is being loaded.
  public var progress: Progress?

  /// The totals of a desk whose rows are still coming in.
  public struct Expected: Sendable, Equatable {
    public var files: Int
    public var submitted: Int
    public var openFindings: Int

    public init(files: Int, submitted: Int, openFindings: Int) {
      self.files = files
      self.submitted = submitted
      self.openFindings = openFindings
    }
  }

  /// How many could not be taken over, and how many notices there are of those that were.
  var amiss: (refused: Int, notices: Int) {
    (refused.count + importRefusals.count, notices.count + importDoubts.count)
  }

  public struct Progress: Sendable, Equatable {
    public var loaded: Int
    public var total: Int?

    public init(loaded: Int, total: Int?) {
      self.loaded = loaded
      self.total = total
    }
  }

  public init(
    reviewer: String, workspace: String = "", round: String = "", entries: [CaseEntry] = [],
    items: [DeskItem] = [], expected: Expected? = nil, refused: [LoadError] = [],
    progress: Progress? = nil
  ) {
    self.reviewer = reviewer
    self.workspace = workspace
    self.round = round
    self.entries = CaseEntries()
    for entry in entries { self.entries.append(entry) }
    self.items = items
    self.expected = expected
    self.refused = refused
    self.progress = progress
  }
}

/// One case file with what the machine and the reviewer have said of it.
public struct CaseEntry: Sendable {
  /// The file with what the reviewer entered in place of its own facts.
  public var file: CaseFile
  public var results: [CheckResult]
  public var standard: Standard
  public var review: Review
  /// Where it came from, as people name it: a path, an export and its row.
  public var source: String
  private var filed: FiledCase?

  /// `file` is the file as it lies; `results` are those of the file with what the review enters.
  public init(
    file: CaseFile, results: [CheckResult], standard: Standard, review: Review, source: String
  ) {
    self.file = file
    self.results = results
    self.standard = standard
    self.review = review
    self.source = source
    if !review.entries.isEmpty { correct() }
  }

  /// The file as it lies.
  public var asFiled: CaseFile { filed?.file ?? file }

  /// Lays what the review enters over the file as it lies.
  mutating func correct() {
    let own = asFiled
    filed = review.entries.isEmpty ? nil : FiledCase(own)
    file = review.corrected(own)
  }
}

/// Kept apart, for few files have entries and every entry of the desk would be the larger.
private final class FiledCase: Sendable {
  let file: CaseFile

  init(_ file: CaseFile) { self.file = file }
}
