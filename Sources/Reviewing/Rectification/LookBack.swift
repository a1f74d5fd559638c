import CaseFiles

/// A seeded draw of accepted rectifications to be looked at again, which anyone can recompute.
///
/// Rule `casereview.lookback/1`: write each candidate as one line, number and case file parted by a blank, or
/// 案号#2 for an own correction, which has no number. Its key is the SHA-256, in hexadecimal, of the seed, a line
/// feed and that line. The lines with the smallest keys are drawn.
/// `printf '%s\n%s' SEED LINE | sha256sum` gives one key.
public struct LookBackDraw: Sendable, Equatable {
  public static let rule = "casereview.lookback/1"

  public struct Chosen: Sendable, Equatable {
    /// The candidate's place in the list.
    public var index: Int
    public var key: String
  }

  public var seed: String
  /// The candidates' lines, sorted by their bytes.
  public var list: [String]
  /// The drawn ones, smallest key first.
  public var chosen: [Chosen]

  /// Draws `count` of the lines, all of them where there are fewer; `digest` is SHA-256 in hexadecimal.
  public init(
    seed: String, candidates: [String], count: Int, digest: (String) throws -> String
  ) rethrows {
    self.seed = seed
    list = candidates.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    var keyed: [Chosen] = []
    for (index, line) in list.enumerated() {
      keyed.append(Chosen(index: index, key: try digest(seed + "\n" + line)))
    }
    chosen = Array(keyed.sorted { ($0.key, $0.index) < ($1.key, $1.index) }.prefix(max(0, count)))
  }
}

/// That a rectification was drawn, with what it takes to recompute the draw.
public struct LookBackTicket: Sendable, Equatable, Codable {
  public var day: Day
  public var rule: String
  public var seed: String
  public var key: String
  /// Its place among the drawn ones, from 1.
  public var rank: Int
  public var drawn: Int
  public var candidates: Int
  /// All candidates' lines; kept with the first drawn alone.
  public var list: [String]?

  public init(
    day: Day, rule: String = LookBackDraw.rule, seed: String, key: String, rank: Int, drawn: Int,
    candidates: Int, list: [String]?
  ) {
    self.day = day
    self.rule = rule
    self.seed = seed
    self.key = key
    self.rank = rank
    self.drawn = drawn
    self.candidates = candidates
    self.list = list
  }
}

/// What a look-back found.
public struct LookBackResult: Sendable, Equatable, Codable {
  public var day: Day
  /// Whether what was promised was done.
  public var holds: Bool
  /// What was looked at and found; never empty.
  public var text: String
  /// By when it is to be put right after all, where it does not hold.
  public var deadline: Day?

  public init(day: Day, holds: Bool, text: String, deadline: Day? = nil) {
    self.day = day
    self.holds = holds
    self.text = text
    self.deadline = deadline
  }
}
