import CaseFiles
import Standards

/// The figures of a set of reviewed files, each with the files behind it; a pure function of the reviews.
///
/// Agencies are never put in order of their fines: no figure holds an amount.
public struct Statistics: Sendable, Equatable {
  public struct Grade: Sendable, Equatable {
    public var name: Localized
    public var files: [String]
  }

  public struct Kind: Sendable, Equatable {
    /// Nil for files that do not say.
    public var kind: CaseKind?
    public var files: [String]
  }

  public struct Agency: Sendable, Equatable {
    /// Empty for files that do not name one.
    public var name: String
    public var files: [String]
    public var average: Points
    /// In the order of `Statistics.grades`.
    public var grades: [Grade]
    /// The files with an established veto.
    public var vetoed: [String]
    /// Criteria that lost points or whose veto is established, over all its files.
    public var problems: Int
    /// Whether it has too few files for its rates to say much.
    public var isSmall: Bool { files.count < Statistics.smallAgency }
  }

  /// A criterion at which files lost points, or a veto that was established.
  public struct Problem: Sendable, Equatable {
    public var criterion: CriterionKey
    public var title: Localized
    public var basis: String
    /// What the standard has the agency do; nil where it says nothing.
    public var remedy: Localized?
    public var nature: ProblemNature
    public var isVeto: Bool
    public var files: [String]
    /// Over all files, counting each occurrence the reviewers counted.
    public var occurrences: Int
    public var lost: Points
  }

  public struct Nature: Sendable, Equatable {
    public var nature: ProblemNature
    public var files: [String]
    /// Problems, one for each criterion and file.
    public var problems: Int
  }

  /// One for each reviewed file, in the order given.
  public var files: [FileResult]
  public var average: Points?
  /// Best first; files whose standard sets no grade come last, under an empty name.
  public var grades: [Grade]
  public var kinds: [Kind]
  public var agencies: [Agency]
  public var vetoed: [String]
  /// The most frequent first.
  public var problems: [Problem]
  public var natures: [Nature]
  public var indicators: [Indicator]

  /// Fewer files than this and a rate says little: this program's own warning.
  public static let smallSample = 30
  /// The same for one agency.
  public static let smallAgency = 5

  public var isSmall: Bool { files.count < Self.smallSample }

  /// Each file is to occur once.
  public init(_ reviews: [ConcludedReview], staff: [AgencyStaff] = [], order: AgencyOrder = .name) {
    var standards: [Standard] = []
    var scorers: [Scorer] = []
    files = reviews.map { concluded in
      let known = standards.firstIndex {
        $0.id == concluded.standard.id && $0.version == concluded.standard.version
      }
      if known == nil {
        standards.append(concluded.standard)
        scorers.append(Scorer(concluded.standard))
      }
      return FileResult(concluded, scorer: scorers[known ?? scorers.count - 1])
    }
    let all = files
    average = Points.mean(all.reduce(.zero) { $0 + $1.score }, of: all.count)
    grades = Self.grades(of: all, by: standards)
    kinds = (CaseKind.allCases.map(Optional.some) + [nil]).compactMap { kind in
      let ids = all.filter { $0.kind == kind }.map(\.id)
      return ids.isEmpty ? nil : Kind(kind: kind, files: ids)
    }
    vetoed = all.filter { !$0.vetoes.isEmpty }.map(\.id)
    let names = grades.map(\.name)
    agencies = Self.agencies(of: all, grades: names).sorted(by: order)
    problems = Self.problems(of: all, in: standards)
    natures = Self.natures(of: all, problems)
    indicators = Indicator.all(reviews, agencies: agencies.map(\.name).filter { !$0.isEmpty }, staff: staff)
  }

  private static func grades(of files: [FileResult], by standards: [Standard]) -> [Grade] {
    var names: [Localized] = []
    for grade in standards.flatMap(\.grades).sorted(by: { $0.threshold > $1.threshold })
    where !names.contains(grade.name) { names.append(grade.name) }
    if files.contains(where: { $0.grade.zh.isEmpty }) { names.append(Localized("")) }
    return names.map { name in Grade(name: name, files: files.filter { $0.grade == name }.map(\.id)) }
  }

  private static func agencies(of files: [FileResult], grades: [Localized]) -> [Agency] {
    Dictionary(grouping: files) { $0.agency ?? "" }.map { name, files in
      Agency(
        name: name, files: files.map(\.id),
        average: Points.mean(files.reduce(.zero) { $0 + $1.score }, of: files.count) ?? .zero,
        grades: grades.map { grade in
          Grade(name: grade, files: files.filter { $0.grade == grade }.map(\.id))
        },
        vetoed: files.filter { !$0.vetoes.isEmpty }.map(\.id),
        problems: files.reduce(0) { $0 + $1.faults.count })
    }
  }

  private static func problems(of files: [FileResult], in standards: [Standard]) -> [Problem] {
    var places: [CriterionKey: Int] = [:]
    var found: [Problem] = []
    for standard in standards {
      for section in standard.sections {
        for criterion in section.criteria {
          let key = CriterionKey(standard: standard.id, criterion: criterion.id)
          guard places[key] == nil else { continue }
          places[key] = found.count
          found.append(
            Problem(
              criterion: key, title: criterion.title, basis: criterion.basis, remedy: criterion.remedy,
              nature: ProblemNature(of: criterion, in: section), isVeto: criterion.kind == .veto, files: [],
              occurrences: 0, lost: .zero))
        }
      }
    }
    for file in files {
      for fault in file.faults {
        guard let place = places[fault.criterion] else { continue }
        found[place].files.append(file.id)
        found[place].occurrences += fault.times
        found[place].lost = found[place].lost + fault.lost
      }
    }
    let met = found.enumerated().filter { !$0.element.files.isEmpty }
    return met.sorted {
      let (left, right) = ($0.element, $1.element)
      return left.files.count != right.files.count
        ? left.files.count > right.files.count : (right.lost, $0.offset) < (left.lost, $1.offset)
    }.map(\.element)
  }

  private static func natures(of files: [FileResult], _ problems: [Problem]) -> [Nature] {
    ProblemNature.allCases.map { nature in
      let list = problems.filter { $0.nature == nature }
      let ids = Set(list.flatMap(\.files))
      return Nature(
        nature: nature, files: files.map(\.id).filter(ids.contains),
        problems: list.reduce(0) { $0 + $1.files.count })
    }
  }
}

extension [Statistics.Agency] {
  /// By name, or by another order with the name deciding between equals; files without an agency come last.
  func sorted(by order: AgencyOrder) -> [Statistics.Agency] {
    sorted { left, right in
      guard left.name.isEmpty == right.name.isEmpty else { return right.name.isEmpty }
      switch order {
      case .name: break
      case .files: if left.files.count != right.files.count { return left.files.count > right.files.count }
      case .score: if left.average != right.average { return left.average > right.average }
      case .problems:
        let (a, b) = (left.problems * right.files.count, right.problems * left.files.count)
        if a != b { return a > b }
      }
      return left.name < right.name
    }
  }
}
