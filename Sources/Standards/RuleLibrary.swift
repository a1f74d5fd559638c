import CaseFiles
import FoundationEssentials
import Synchronization

/// The rules a file is held against: review standards, law, working calendar, discretion benchmarks,
/// the four lists.
///
/// They are read from folders in order. A file shadows one of the same name in a later folder, so a bureau
/// adds a calendar year, a benchmark or a standard of its own without touching what is shipped. Nothing
/// after the first complete folder (one with `resources.yaml`) is read. Each part is read when it is
/// first asked for.
public final class RuleLibrary: Sendable {
  /// The folders read, the first before the others.
  public let folders: [String]
  private let parts: Mutex<Parts>

  /// Finds the folders among the places given; throws where none of them is complete.
  public init(searching places: [String]) throws(RulesNotFound) {
    var folders: [String] = []
    for place in places where FileManager.default.fileExists(atPath: place) {
      folders.append(place)
      if FileManager.default.fileExists(atPath: "\(place)/\(Self.mark)") {
        self.folders = folders
        parts = Mutex(Parts())
        return
      }
    }
    throw RulesNotFound(places: places)
  }

  /// The file that marks a complete folder.
  static let mark = "resources.yaml"

  public var law: Law {
    parts.withLock { parts in
      if let law = parts.law { return law }
      let law = readLaw(&parts.problems)
      parts.law = law
      return law
    }
  }

  public var calendar: WorkCalendar {
    parts.withLock { parts in
      if let calendar = parts.calendar { return calendar }
      let calendar = readCalendar(&parts.problems)
      parts.calendar = calendar
      return calendar
    }
  }

  public var benchmarks: [Benchmark] {
    parts.withLock { parts in
      if let benchmarks = parts.benchmarks { return benchmarks }
      let benchmarks = readBenchmarks(&parts.problems)
      parts.benchmarks = benchmarks
      return benchmarks
    }
  }

  public func benchmark(_ id: String) -> Benchmark? { benchmarks.first { $0.id == id } }

  /// The four lists of whatever bodies have theirs in the folders.
  public var lists: [ExemptionList] {
    parts.withLock { parts in
      if let lists = parts.lists { return lists }
      let lists = readLists(&parts.problems)
      parts.lists = lists
      return lists
    }
  }

  /// The ids of all standards there are, without reading them.
  public var standardIDs: [String] {
    var seen: Set<String> = []
    return files(in: "standards").flatMap { found in
      let types = Self.caseTypes(at: found.path)
      return types.isEmpty ? [found.id] : types.map { "\(found.id)/\($0)" }
    }.filter { seen.insert($0).inserted }
  }

  /// The standard with the id; throws the first problem of its file, or that there is none of that id.
  public func standard(_ id: String) throws(LoadError) -> Standard {
    if let known = parts.withLock({ $0.standards[id] }) { return known }
    let all = files(in: "standards")
    let fileID = String(id.split(separator: "/").first ?? "")
    guard let found = all.first(where: { $0.id == id }) ?? all.first(where: { $0.id == fileID }),
      found.id == id || Self.caseTypes(at: found.path).contains(where: { "\(fileID)/\($0)" == id })
    else {
      let names = standardIDs
      throw LoadError(
        source: Source(file: id),
        problem: Localized(zh: "没有评查标准“\(id)”", en: "there is no review standard “\(id)”"),
        remedy: Localized(
          zh: "可用的有 \(names.joined(separator: "、"))", en: "known are \(names.joined(separator: ", "))"))
    }
    let file = YAMLFile(path: found.path)
    let standards = file.root().map { Standard.readAll($0) } ?? []
    let standard = standards.first { $0.id == id }
    if standard == nil, let first = standards.first, file.problems.isEmpty {
      file.report(
        line: nil,
        Localized(
          zh: "文件里的编号“\(first.id)”与文件名“\(id)”不一致",
          en: "the id “\(first.id)” differs from the file's name “\(id)”"),
        Localized(zh: "请把 id 写作 \(found.id)", en: "write id: \(found.id)"))
    }
    if let problem = file.problems.first { throw problem }
    guard let standard else {
      throw LoadError(
        source: Source(file: found.path), problem: Localized(zh: "标准不完整", en: "incomplete standard"),
        remedy: Localized(zh: "请用 standards lint 检查", en: "check it with standards lint"))
    }
    parts.withLock { parts in
      // A table may stand in a file of its own, which then counts instead of this one.
      for other in standards where other.id == id || !all.contains(where: { $0.id == other.id }) {
        parts.standards[other.id] = other
      }
    }
    return standard
  }

  /// An earlier edition, looked up once; nil where there is none.
  func known(_ edition: Edition, _ read: () -> Standard?) -> Standard? {
    if let known = parts.withLock({ $0.editions[edition] }) { return known }
    let found = read()
    parts.withLock { $0.editions[edition] = .some(found) }
    return found
  }

  /// What is wrong in the law, calendar, benchmark and list files; reading them, where that is still to be done.
  public var problems: [LoadError] {
    _ = law
    _ = calendar
    _ = benchmarks
    _ = lists
    return parts.withLock { $0.problems }
  }

  private struct Parts {
    var law: Law?
    var calendar: WorkCalendar?
    var benchmarks: [Benchmark]?
    var lists: [ExemptionList]?
    var standards: [String: Standard] = [:]
    /// Earlier editions asked for; nil for one that is nowhere.
    var editions: [Edition: Standard?] = [:]
    var problems: [LoadError] = []
  }
}
