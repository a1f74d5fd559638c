import CaseFiles
import Reviewing
import Standards

extension App {
  func drawRound(on surface: inout Surface) {
    drawTitle(
      [RoundScreen.keys.title[language], desk.round, desk.workspace].filter { !$0.isEmpty }
        .joined(separator: " · "),
      right: Localized(zh: "评查人 ", en: "Reviewer ")[language] + desk.reviewer, on: &surface)
    drawReading(on: &surface)
  }

  /// The figures of the round as lines; a line whose figure has files behind it leads to them.
  func roundBlock(columns: Int) -> TextBlock {
    var block = TextBlock(columns: columns)
    guard let figures = round.figures else {
      let far = desk.progress.map { " \($0.loaded)" + ($0.total.map { "/\($0)" } ?? "") } ?? ""
      block.add(Localized(zh: "正在统计……", en: "Counting …")[language] + far, .dim)
      return block
    }
    addProgress(figures, to: &block)
    if let statistics = round.statistics {
      addGrades(statistics, to: &block)
      addAgencies(statistics, to: &block)
      addProblems(statistics, to: &block)
      addIndicators(statistics, to: &block)
    } else {
      block.blank()
      block.add(
        Localized(
          zh: "还没有已提交的评查。在结论屏按 \(key("提交", on: .conclusion)) 提交以后，这里列出等次、各机关、常见问题和指标。",
          en:
            "Nothing is submitted yet. Once reviews are submitted with \(key("提交", on: .conclusion)) on the conclusion, grades, agencies, problems and indicators stand here."
        )[language], .dim)
    }
    addDisagreements(figures, to: &block)
    return block
  }

  // MARK: Parts

  private func addProgress(_ figures: RoundFigures, to block: inout TextBlock) {
    let done = figures.concluded.map(\.review.id.caseFile)
    let total = figures.files.count
    head(Localized(zh: "评查进度", en: "Progress"), to: &block)
    line(
      Localized(zh: "已提交", en: "Submitted")[language], Ratio(done.count, of: total),
      FileGroups(Localized(zh: "已提交的案卷", en: "Submitted files"), done), role: .good, to: &block)
    let rest = round.rest
    if !rest.isEmpty {
      block.add(
        Localized(zh: "未提交 \(rest.count) 卷", en: "\(rest.count) not submitted")[language], indent: 2,
        target: .files(FileGroups(Localized(zh: "未提交的案卷", en: "Files not submitted"), rest)))
    }
    for one in figures.reviewers {
      line(
        one.name, Ratio(one.submitted.count, of: one.submitted.count + one.open.count),
        FileGroups(
          title: Localized(zh: "\(one.name)的评查", en: "Reviews of \(one.name)"),
          groups: [
            .init(title: Localized(zh: "未提交", en: "open"), files: one.open),
            .init(title: Localized(zh: "已提交", en: "submitted"), files: one.submitted),
          ]), role: .accent, to: &block)
    }
  }

  private func addGrades(_ statistics: Statistics, to block: inout TextBlock) {
    let count = statistics.files.count
    head(Localized(zh: "等次", en: "Grades"), to: &block)
    if statistics.isSmall {
      block.add(
        Localized(
          zh: "只有 \(count) 卷，不足 \(Statistics.smallSample) 卷：比例仅供参考，不宜推断全体。",
          en:
            "Only \(count) files, fewer than \(Statistics.smallSample): the shares say little about all files."
        )[
          language], .warning, lead: "! ", leadRole: .warning, indent: 2)
    }
    if let average = statistics.average {
      block.add(
        Localized(zh: "平均得分 \(average)", en: "Average score \(average)")[language], indent: 2)
    }
    for grade in statistics.grades {
      let name = grade.name.zh.isEmpty ? Localized(zh: "不分等次", en: "no grade") : grade.name
      line(
        name[language], Ratio(grade.files.count, of: count), FileGroups(name, grade.files), role: .accent,
        to: &block)
    }
    if !statistics.vetoed.isEmpty {
      let title = Localized(zh: "一票否决", en: "Vetoed")
      line(
        title[language], Ratio(statistics.vetoed.count, of: count), FileGroups(title, statistics.vetoed),
        role: .bad, to: &block)
    }
  }

  /// A bar for each agency's average score; the order is never one of fines.
  private func addAgencies(_ statistics: Statistics, to block: inout TextBlock) {
    head(
      Localized(
        zh: "机关（按\(round.order.title.zh)，满分 100 的平均得分）",
        en: "Agencies (by \(round.order.title.en); average score of 100)"),
      to: &block)
    for agency in statistics.agencies {
      let name =
        agency.name.isEmpty ? Localized(zh: "案卷未载明机关", en: "agency not recorded")[language] : agency.name
      let parts = [
        Localized(
          zh: "\(agency.files.count) 卷",
          en: agency.files.count.counting("file"))[
            language],
        Localized(
          zh: "\(agency.problems) 个问题", en: agency.problems.counting("problem")
        )[
          language],
        agency.isSmall ? Localized(zh: "样本少", en: "few")[language] : "",
      ].filter { !$0.isEmpty }
      bar(
        name, part: agency.average.thousandths, of: 100_000,
        "\(agency.average)  " + parts.joined(separator: " · "),
        FileGroups(Localized(name), agency.files), role: .accent, to: &block)
    }
  }

  private func addProblems(_ statistics: Statistics, to block: inout TextBlock) {
    let total = statistics.natures.reduce(0) { $0 + $1.problems }
    head(Localized(zh: "常见问题（共 \(total) 个）", en: "Problems (\(total) in all)"), to: &block)
    for nature in statistics.natures {
      line(
        nature.nature.title[language], Ratio(nature.problems, of: total),
        FileGroups(nature.nature.title, nature.files), role: .accent, to: &block)
    }
    for problem in statistics.problems.prefix(12) {
      block.add(
        "\(problem.criterion.criterion) \(problem.title[language])", problem.isVeto ? .bad : .normal,
        right: share(Ratio(problem.files.count, of: statistics.files.count)), .dim,
        target: .files(FileGroups(problem.title, problem.files)))
    }
    if statistics.problems.isEmpty {
      block.add(Localized(zh: "没有失分", en: "None")[language], .dim, indent: 2)
    }
  }

  private func addIndicators(_ statistics: Statistics, to block: inout TextBlock) {
    head(Localized(zh: "制度落实指标（分子/分母）", en: "Indicators (numerator/denominator)"), to: &block)
    for indicator in statistics.indicators where indicator.agency == nil {
      let title = indicator.kind.title
      var target: Target?
      var unknown = 0
      if case .files(let rate) = indicator.value {
        let found = FileGroups(title, rate)
        if !found.isEmpty { target = .files(found) }
        unknown = rate.unknown.count
      }
      let sign = indicator.isMet.map { signs.sign($0 ? Mark.State.met : .veto) } ?? "·"
      let share = indicator.ratio.map(share) ?? Localized(zh: "没有数据", en: "no data")[language]
      let role: Role = indicator.isMet.map { $0 ? .good : .bad } ?? .dim
      block.add("\(sign) \(title[language])", .normal, right: share, role, target: target)
      var notes = [indicator.kind.clause]
      if !indicator.kind.target.zh.isEmpty {
        notes.append(
          Localized(zh: "要求 \(indicator.kind.target.zh)", en: "target \(indicator.kind.target.en)")[language])
      }
      if unknown > 0 {
        notes.append(
          Localized(zh: "\(unknown) 卷未记载，不计入", en: "\(unknown) not recorded, not counted")[language])
      }
      block.add(notes.joined(separator: " · "), .dim, indent: 4)
    }
  }

  private func addDisagreements(_ figures: RoundFigures, to block: inout TextBlock) {
    guard !figures.shared.isEmpty else { return }
    let same = figures.shared.count { !$0.gradesDiffer }
    head(Localized(zh: "多人评查的案卷", en: "Files several people reviewed"), to: &block)
    line(
      Localized(zh: "等次一致", en: "Same grade")[language], Ratio(same, of: figures.shared.count),
      FileGroups(
        Localized(zh: "等次不一致", en: "Different grades"), figures.shared.filter(\.gradesDiffer).map(\.file)),
      role: .good, to: &block)
    for one in figures.shared where one.spread > .zero || one.gradesDiffer {
      let opinions = one.opinions.map { "\($0.reviewer) \($0.score) \($0.grade[language])" }
      block.add(
        "\(one.file)  " + opinions.joined(separator: language == .zh ? "；" : "; "),
        one.gradesDiffer ? .warning : .normal, right: "±\(one.spread)", .dim,
        target: .files(FileGroups(Localized(one.file), [one.file])))
    }
  }

  // MARK: Lines

  private func head(_ title: Localized, to block: inout TextBlock) {
    if !block.lines.isEmpty { block.blank() }
    block.add(title[language], .heading)
  }

  private func share(_ ratio: Ratio) -> String {
    "\(ratio.numerator)/\(ratio.denominator)" + (ratio.percent.map { " (\($0))" } ?? "")
  }

  private func line(
    _ name: String, _ ratio: Ratio, _ files: FileGroups, role: Role, to block: inout TextBlock
  ) {
    bar(name, part: ratio.numerator, of: ratio.denominator, share(ratio), files, role: role, to: &block)
  }

  /// `示例区城管局  ████████░░░░  9/12 (75%)`.
  private func bar(
    _ name: String, part: Int, of whole: Int, _ figure: String, _ files: FileGroups, role: Role,
    to block: inout TextBlock
  ) {
    let nameColumns = min(28, max(10, block.columns * 3 / 10))
    let columns = max(4, min(30, block.columns - nameColumns - 37))
    let filled = whole > 0 ? min(columns, (columns * part + whole / 2) / whole) : 0
    var line = TextLine(target: files.isEmpty ? nil : .files(files))
    line.indent = 2
    line.runs = [
      .init(text: padded(fit(name, columns: nameColumns), columns: nameColumns) + " ", role: .normal),
      .init(text: String(repeating: Self.full, count: filled), role: role, isDrawing: true),
      .init(text: String(repeating: Self.empty, count: columns - filled), role: .dim, isDrawing: true),
      .init(text: " " + fit(figure, columns: block.columns - nameColumns - columns - 4), role: .normal),
    ]
    block.add(line)
  }

  // Blocks are of ambiguous width.
  private static var full: String { AmbiguousWidth.columns == 1 ? "█" : "#" }
  private static var empty: String { AmbiguousWidth.columns == 1 ? "░" : "." }
}
