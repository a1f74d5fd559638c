import CaseFiles
import Reviewing

/// One figure of a report with the files it counts, so that every number can be opened.
public struct Figure: Hashable, Sendable {
  /// `grade/优秀`, `agency/甲局/average`; unique within a report.
  public var id: String
  public var title: String
  /// As the report prints it.
  public var value: String
  /// Nil for what is no share.
  public var ratio: Ratio?
  /// The files it counts; of a share those of the numerator.
  public var files: [String]
  /// Whether it is about one agency: left to the formats that are tables.
  public var isDetail = false

  public init(id: String, title: String, value: String, ratio: Ratio? = nil, files: [String]) {
    self.id = id
    self.title = title
    self.value = value
    self.ratio = ratio
    self.files = files
  }

  /// How many files of how many: 12 and 30 with 40%.
  init(_ id: String, _ title: String, _ files: [String], of whole: Int? = nil) {
    let ratio = whole.map { Ratio(files.count, of: $0) }
    self.init(id: id, title: title, value: "\(files.count)", ratio: ratio, files: files)
  }
}

extension Figure {
  fileprivate var detailed: Figure {
    var figure = self
    figure.isDetail = true
    return figure
  }
}

extension RoundReport {
  /// Every figure of the report, in its order.
  public var figures: [Figure] {
    let all = statistics.files.map(\.id)
    var figures = [Figure("files", "评查案卷", all)]
    for kind in statistics.kinds {
      let name = kindName(kind.kind)
      figures.append(Figure("kind/\(name)", "案卷类型：\(name)", kind.files, of: all.count))
    }
    if let average = statistics.average {
      figures.append(Figure(id: "average", title: "平均得分", value: "\(average)", files: all))
    }
    for grade in statistics.grades {
      let name = gradeName(grade.name)
      figures.append(Figure("grade/\(name)", "等次：\(name)", grade.files, of: all.count))
    }
    figures.append(Figure("vetoed", "存在一票否决情形的案卷", statistics.vetoed, of: all.count))
    figures += statistics.agencies.flatMap(agencyFigures).map(\.detailed)
    for indicator in statistics.indicators {
      let own = indicatorFigures(indicator)
      figures += indicator.agency == nil ? own : own.map(\.detailed)
    }
    let problems = statistics.natures.reduce(0) { $0 + $1.problems }
    for nature in statistics.natures {
      figures.append(
        Figure(
          id: "nature/\(nature.nature.title.zh)", title: "\(nature.nature.title.zh)类问题",
          value: "\(nature.problems)", ratio: Ratio(nature.problems, of: problems), files: nature.files))
    }
    for problem in statistics.problems {
      let key = problem.criterion
      figures.append(
        Figure(
          "problem/\(key.standard) \(key.criterion)", "问题：\(key.criterion) \(problem.title.zh)",
          problem.files, of: all.count))
    }
    for kind in issued {
      figures.append(
        Figure(
          id: "issued/\(kind.title)", title: "发出\(kind.title)", value: "\(kind.numbers.count)",
          files: kind.files))
    }
    return figures
  }

  private func agencyFigures(_ agency: Statistics.Agency) -> [Figure] {
    let name = agencyName(agency.name)
    let id = "agency/\(name)"
    let faulty = Set(statistics.files.filter { !$0.faults.isEmpty }.map(\.id))
    return [
      Figure("\(id)/files", "\(name)：案卷", agency.files),
      Figure(id: "\(id)/average", title: "\(name)：平均得分", value: "\(agency.average)", files: agency.files),
    ]
      + agency.grades.map { grade in
        Figure(
          "\(id)/grade/\(gradeName(grade.name))", "\(name)：\(gradeName(grade.name))", grade.files,
          of: agency.files.count)
      }
      + [
        Figure("\(id)/vetoed", "\(name)：一票否决", agency.vetoed, of: agency.files.count),
        Figure(
          id: "\(id)/problems", title: "\(name)：问题数", value: "\(agency.problems)",
          files: agency.files.filter(faulty.contains)),
      ]
  }

  private func indicatorFigures(_ indicator: Indicator) -> [Figure] {
    let id = "indicator/\(indicator.kind.rawValue)" + (indicator.agency.map { "/\($0)" } ?? "")
    let title = indicator.kind.title.zh + (indicator.agency.map { "（\($0)）" } ?? "")
    switch indicator.value {
    case .files(let rate):
      return [
        Figure(
          id: id, title: title, value: rate.ratio.percent ?? "—",
          ratio: rate.ratio, files: rate.met),
        Figure("\(id)/unmet", "\(title)：未达到", rate.unmet),
        Figure("\(id)/unknown", "\(title)：未记载", rate.unknown),
      ]
    case .numbers(let ratio):
      return [
        Figure(
          id: id, title: title, value: ratio.map { "\($0.numerator)/\($0.denominator)" } ?? "—", ratio: ratio,
          files: [])
      ]
    }
  }

  // MARK: What has no name of its own

  func gradeName(_ name: Localized) -> String { name.zh.isEmpty ? "未评等次" : name.zh }

  func agencyName(_ name: String) -> String { name.isEmpty ? "（案卷未写明机关）" : name }

  func kindName(_ kind: CaseKind?) -> String { kind?.rawValue ?? "（案卷未写明类型）" }
}
