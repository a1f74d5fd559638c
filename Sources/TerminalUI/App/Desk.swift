import CaseFiles
import Prechecks
import Reviewing
import Standards

/// What lies on the reviewer's desk: the case files, each with its checks and its review.
public struct Desk: Sendable {
  public var reviewer: String
  /// How the workspace is named to people: its path, or its bureau.
  public var workspace: String
  /// 评查批次, empty outside a round.
  public var round: String
  public var entries: [CaseEntry]
  /// What could not be taken over at all.
  public var refused: [LoadError]
  /// How far loading is; nil when nothing is being loaded.
  public var progress: Progress?

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
    refused: [LoadError] = [], progress: Progress? = nil
  ) {
    self.reviewer = reviewer
    self.workspace = workspace
    self.round = round
    self.entries = entries
    self.refused = refused
    self.progress = progress
  }
}

/// One case file with what the machine and the reviewer have said of it.
public struct CaseEntry: Sendable {
  public var file: CaseFile
  public var results: [CheckResult]
  public var standard: Standard
  public var review: Review
  /// Where it came from, as people name it: a path, an export and its row.
  public var source: String

  public init(
    file: CaseFile, results: [CheckResult], standard: Standard, review: Review, source: String
  ) {
    self.file = file
    self.results = results
    self.standard = standard
    self.review = review
    self.source = source
  }
}
