import CaseFiles
import Standards

/// The loaded cases by act and tier, for seeing one fine among its like.
///
/// Cases without a tier are compared with cases without one. Agencies are not part of it: nothing here can be
/// ordered by what an agency fined.
public struct LikeCases: Sendable {
  private struct Key: Hashable {
    var act: String
    var tier: String
  }

  private struct Group: Sendable {
    /// In ascending order of the fines, then of the numbers.
    var cases: [LikeCase] = []
    var fines: [Int64] = []
  }

  private var groups: [Key: Group] = [:]

  /// Takes in every file that records an act and one fine; the order of the files makes no difference.
  public init(_ files: [CaseFile]) { self.init(comparing: files.compactMap { LikeCase(of: $0) }) }

  /// Takes in what is compared of each; the order makes no difference.
  public init(comparing all: [LikeCase]) {
    var seen: Set<String> = []
    for likeCase in all where seen.insert(likeCase.location).inserted {
      groups[Self.key(of: likeCase), default: Group()].cases.append(likeCase)
    }
    groups = groups.mapValues { group in
      let cases = group.cases.sorted { ($0.fine, $0.number, $0.location) < ($1.fine, $1.number, $1.location) }
      return Group(cases: cases, fines: cases.map(\.fine.fen))
    }
  }

  /// Whether two acts are one, however they are spaced and punctuated.
  public static func areOneAct(_ a: String, _ b: String) -> Bool { a.plain == b.plain }

  private static func key(of likeCase: LikeCase) -> Key {
    Key(act: likeCase.act.plain, tier: likeCase.tier?.plain ?? "")
  }

  /// Holds a file against the others of its act and tier; the file itself is not counted among them.
  ///
  /// Throws where it records no act or no single fine.
  func comparison(of file: CaseFile, by settings: LikeCaseSettings) throws -> LikeCaseComparison {
    let this = try LikeCase(file)
    let group = groups[Self.key(of: this)] ?? Group()
    let place = Self.first(in: group.fines, from: this.fine.fen)
    let end = Self.first(in: group.fines, from: this.fine.fen + 1)
    let own = (place..<end).first { group.cases[$0].location == this.location }
    return LikeCaseComparison(
      this: this, spread: Spread(ascending: group.fines, without: own), below: place,
      equal: end - place - (own == nil ? 0 : 1), settings: settings,
      others: group.cases, own: own)
  }

  /// What a file that can be compared shows; nil with what it does not record otherwise.
  public func comparison(
    of file: CaseFile, by settings: LikeCaseSettings, missing: inout [Localized]
  ) -> LikeCaseComparison? {
    do {
      return try comparison(of: file, by: settings)
    } catch let error as NotRecorded {
      missing = error.missing
    } catch {
      missing = [Localized(String(describing: error))]
    }
    return nil
  }

  /// The first place of an amount not below the value.
  private static func first(in amounts: [Int64], from value: Int64) -> Int {
    var low = 0
    var high = amounts.count
    while low < high {
      let middle = (low + high) / 2
      if amounts[middle] < value { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

/// When a fine is said to leave the spread of its like.
public struct LikeCaseSettings: Sendable, Equatable {
  /// The fewest other cases that make a spread.
  public var fewest: Int
  /// How many scaled median deviations from the median are ordinary: 350 % for 3.5.
  public var deviations: Rate
  /// How many quartile distances beyond a quartile are ordinary: 150 % for 1.5.
  public var fences: Rate

  public init(fewest: Int, deviations: Rate, fences: Rate) {
    self.fewest = fewest
    self.deviations = deviations
    self.fences = fences
  }

  /// The settings in force on a day; nil where the law data lack one.
  public init?(_ law: Law, on day: Day, field: String?) {
    guard let fewest = law.count("B05-like-cases", on: day, field: field),
      let deviations = law.rate("B05-deviations", on: day, field: field),
      let fences = law.rate("B05-fences", on: day, field: field)
    else { return nil }
    self.init(fewest: fewest.value, deviations: deviations.value, fences: fences.value)
  }
}
