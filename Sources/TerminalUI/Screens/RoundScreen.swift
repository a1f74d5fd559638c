import CaseFiles
import Reviewing

/// The figures of the files on the desk: progress, agencies, problems, indicators, each leading to its files.
enum RoundScreen {
  static let keys = KeyTable(
    title: Localized(zh: "批次", en: "Round"),
    bindings: [
      Binding(
        [.enter, .right], Localized(zh: "看案卷", en: "Files"),
        help: Localized(
          zh: "列出这一行数字所指的案卷，选中即打开；标题行则到它下面第一个数字",
          en: "List the files behind this figure, choosing one opens it; a heading leads to its first figure"),
        alias: "kaj", bar: true, disabled: leadsNowhere, run: { $0.followFigure() }),
      Binding(
        ["s"], Localized(zh: "机关排列", en: "Order"),
        help: Localized(
          zh: "机关依次按名称、卷数、平均得分、卷均问题数排列；从不按罚没数额排列",
          en: "List agencies by name, files, score, problems in turn; never by fines"),
        alias: "jgpl", bar: true, disabled: isEmpty,
        run: { app in
          app.round.nextOrder()
          let title = app.round.order.title
          app.say(Localized(zh: "机关排列：\(title.zh)", en: "Agencies by \(title.en)"))
          return []
        }),
      Binding(
        ["z"], Localized(zh: "整改", en: "Rectify"),
        help: Localized(zh: "到整改屏", en: "Go to the rectifications"), alias: "zg", bar: true,
        run: { $0.openRectifications() }),
      Binding(
        ["R"], Localized(zh: "刷新", en: "Refresh"),
        help: Localized(zh: "重新统计", en: "Count again"), alias: "shx", run: { $0.countRound() }),
    ] + ReadingKeys.moving)

  private static let leadsNowhere: @Sendable (App) -> Localized? = { app in
    app.figureFromHere == nil
      ? Localized(zh: "这一行和下面都没有所指的案卷", en: "No files stand behind this line or those below") : nil
  }

  private static let isEmpty: @Sendable (App) -> Localized? = {
    $0.round.statistics == nil ? Localized(zh: "还没有已提交的评查", en: "Nothing is submitted yet") : nil
  }
}

/// The figures as they were counted last.
struct RoundState: Sendable {
  private(set) var figures: RoundFigures?
  private(set) var statistics: Statistics?
  /// The files of which no review is submitted.
  private(set) var rest: [String] = []
  private(set) var order = AgencyOrder.name

  mutating func take(_ figures: RoundFigures) {
    self.figures = figures
    let done = Set(figures.concluded.map(\.review.id.caseFile))
    rest = figures.files.filter { !done.contains($0) }
    count()
  }

  mutating func nextOrder() {
    let orders = AgencyOrder.allCases
    order = orders[((orders.firstIndex(of: order) ?? 0) + 1) % orders.count]
    count()
  }

  private mutating func count() {
    statistics = figures.flatMap {
      $0.concluded.isEmpty ? nil : Statistics($0.concluded, staff: $0.staff, order: order)
    }
  }
}

/// The files behind a figure, told apart by how they count where that matters.
struct FileGroups: Equatable, Sendable {
  struct Group: Equatable, Sendable {
    var title: Localized
    var files: [String]
  }

  var title: Localized
  var groups: [Group]

  init(title: Localized, groups: [Group]) {
    self.title = title
    self.groups = groups
  }

  init(_ title: Localized, _ files: [String]) {
    self.title = title
    groups = [Group(title: Localized(""), files: files)]
  }

  init(_ title: Localized, _ rate: Rate) {
    self.title = title
    groups = [
      Group(title: Localized(zh: "未达到", en: "not met"), files: rate.unmet),
      Group(title: Localized(zh: "未记载", en: "not recorded"), files: rate.unknown),
      Group(title: Localized(zh: "达到", en: "met"), files: rate.met),
    ]
  }

  var isEmpty: Bool { groups.allSatisfy(\.files.isEmpty) }
}

extension App {
  mutating func openRound() -> [Effect] {
    open(.round)
    return countRound()
  }

  /// The line under the cursor or the first below it behind which files stand.
  fileprivate var figureFromHere: Int? {
    guard let lines = reading.block?.lines, lines.indices.contains(reading.cursor) else { return nil }
    return lines[reading.cursor...].firstIndex { $0.target != nil }
  }

  /// Lists the files of a figure, or goes to the first figure under a heading.
  fileprivate mutating func followFigure() -> [Effect] {
    guard let figure = figureFromHere, figure != reading.cursor else { return follow() }
    reading.cursor = figure
    return []
  }

  /// Has the figures counted anew; those shown stay until they come.
  fileprivate func countRound() -> [Effect] { [.round] }

  /// The names of all case files on the desk, in its order.
  public var caseFileNames: [String] { (0..<table.count).map(table.name) }

  /// The rows of case files by their names; what the desk does not hold is left out.
  public func rows(of names: [String]) -> [CaseRow] {
    names.compactMap(table.position).map { table[$0].row }
  }

  /// Opens a file of the desk from a figure; the desk's filter gives way where it hides the file.
  private mutating func openFile(_ name: String) -> [Effect] {
    guard let position = table.position(of: name) else {
      say(Localized(zh: "列表中没有这一卷：\(name)", en: "The list has no such file: \(name)"))
      return []
    }
    if !table.shown.contains(position) { table.setFilter("") }
    guard let place = table.shown.firstIndex(of: position) else { return [] }
    table.cursor = place
    screens = [.desk]
    closeReview()
    return withSelectedFile { $0.openReview() }
  }

  /// The files behind a figure, to choose one of; the chosen one is opened where the desk has it.
  mutating func list(_ found: FileGroups) {
    let titles = Dictionary(
      (round.figures?.concluded ?? []).map { ($0.file.id, $0.file.title?.value ?? $0.file.act?.value ?? "") }
    ) { first, _ in first }
    let files = found.groups.flatMap { group in group.files.map { (group.title, $0) } }
    let rows = files.map { group, file in
      Picker.Row(
        text: file,
        detail: [group[language], titles[file] ?? ""].filter { !$0.isEmpty }.joined(separator: " · "),
        words: [])
    }
    let title = Localized(
      zh: "\(found.title.zh)（\(rows.count) 卷）", en: "\(found.title.en) (\(rows.count.counting("file")))")
    overlay = .picker(
      Picker(title, rows: rows) { app, index in app.openFile(files[index].1) })
  }
}
