import ArgumentParser
import CaseFiles
import Reports
import Reviewing

struct RectifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rectify",
    abstract: said("整改：登记、答复、核查、延期、催办、回头看、自行纠正", "Rectification: from the notice to the look-back."),
    discussion: said(
      """
      出具带文号的整改通知书即自动登记。文号的方括号、圆括号都可以，也可以写案号。
      casereview rectify list                              逾期在前，其余按期限
      casereview rectify respond 示司整〔2024〕3号 --by 王某 --answer "1=补齐材料：已补附送达回证" --evidence 1=回证.pdf
      casereview rectify accept 示司整〔2024〕3号 --as 李某   提交人本人不能认可
      """,
      """
      A numbered rectification notice starts one. Any brackets will do in a number; the case's number serves as well.
      casereview rectify list                              overdue first, then by the last day
      casereview rectify respond NUMBER --by NAME --answer "1=completed:…" --evidence 1=FILE
      casereview rectify accept NUMBER --as NAME           never by who handed the answer in
      """),
    subcommands: [
      RectifyListCommand.self, RectifyShowCommand.self, RectifyStartCommand.self, RectifyRespondCommand.self,
      RectifyAcceptCommand.self, RectifyReturnCommand.self, RectifyExtendCommand.self,
      RectifyEscalateCommand.self, RectifyLookBackCommand.self, RectifyCorrectCommand.self,
      RectifyWithdrawCommand.self, RectifyUndoCommand.self,
    ],
    defaultSubcommand: RectifyListCommand.self)
}

/// Whom and when a step of a rectification is recorded for.
struct RectifyOptions: ParsableArguments {
  @Option(name: .customLong("as"), help: said("办理人", "Who acts.")) var actor: String?
  @Option(help: said("办理日期（默认今天）", "The day it is done; today by default.")) var date: String?
  @OptionGroup var shared: SharedOptions

  func rectifying() throws -> Rectifying {
    Rectifying(
      store: try shared.existingStore(), settings: try Settings.load(workspace: shared.workspacePath),
      calendar: try shared.ruleLibrary().calendar, actor: actor ?? Environment.reviewer)
  }

  /// The day given; one that is still to come is refused.
  func day() throws -> Day {
    let given = try shared.day(date, option: "--date") ?? today()
    guard given <= today() else {
      throw CommandFailure(
        zh: "--date \(given) 还没有到；应写实际办理的日期",
        en: "--date \(given) is still to come; write the day it was done")
    }
    return given
  }

  /// Records a step on the rectification a person named, and says how it stands.
  func record(_ notice: String, _ step: (RectificationEntry, Day) throws -> RectificationStep) throws {
    try running(in: shared.language) {
      let rectifying = try rectifying()
      let entry = try rectifying.find(notice)
      let after = try rectifying.record(
        try step(entry, day()), at: entry.id, seen: entry.rectification.count)
      printLine(text(rectifying).line(after))
    }
  }

  func text(_ rectifying: Rectifying, on day: Day = today()) -> RectificationText {
    RectificationText(day: day, policy: rectifying.settings.escalation, language: shared.language)
  }
}

struct RectifyListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: said("按期限列出，逾期在前", "List by last day, overdue first."))

  @Option(help: said("输出格式", "Output format.")) var format: OutputFormat = .text
  @Option(help: said("只列这个机关", "Only this agency's.")) var agency: String?
  @Option(help: said("只列这个批次", "Only this round's.")) var round: String?
  @Flag(help: said("只列逾期的", "Only the overdue.")) var overdue = false
  @Option(name: .customLong("on"), help: said("截至哪一天（默认今天）", "As of which day; today by default."))
  var asOf: String?
  @Option(
    name: .shortAndLong,
    help: said("写成台账：xlsx、docx、pdf、md、html、csv、json", "Write the ledger to a file instead."))
  var output: String?
  @Flag(help: said("覆盖已有文件", "Replace an existing file.")) var force = false
  @OptionGroup var options: RectifyOptions

  func run() throws {
    let shared = options.shared
    try running(in: shared.language) {
      let rectifying = try options.rectifying()
      let day = try shared.day(asOf, option: "--on") ?? today()
      let entries = try failing { try rectifying.store.rectifications() }.byDeadline(on: day).filter {
        (agency == nil || $0.rectification.notice.agency == agency)
          && (round == nil || $0.rectification.notice.round == round)
          && (!overdue || $0.rectification.daysLate(on: day) != nil)
      }
      if let output {
        try RectificationExport(
          entries: entries, day: day, settings: rectifying.settings, store: rectifying.store
        )
        .write(to: output, replacing: force)
        return printLine(Localized(zh: "已写入 \(output)", en: "Wrote \(output)")[shared.language])
      }
      let report = RectificationReport(entries, on: day, policy: rectifying.settings.escalation)
      switch format {
      case .json: try printJSON(report)
      case .csv: printCSV(report.csv)
      case .text: for line in options.text(rectifying, on: day).list(entries) { printLine(line) }
      }
    }
  }
}

struct RectifyShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: said("查看一件：期限计算、问题与答复、办理经过", "Show one with its problems, answers and history."))

  @Argument(help: said("文号或案号", "The notice's or the case's number.")) var notice: String
  @OptionGroup var options: RectifyOptions

  func run() throws {
    try running(in: options.shared.language) {
      let rectifying = try options.rectifying()
      for line in options.text(rectifying).detail(try rectifying.find(notice)) { printLine(line) }
    }
  }
}

struct RectifyStartCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "start",
    abstract: said(
      "登记在别处编号的整改通知，或机关自行纠正", "Register a notice numbered elsewhere, or an agency's own correction."),
    discussion: said(
      "例：casereview rectify start 案卷 --number 示司整〔2024〕3号 --issued 2024-11-20；自行纠正用 --own，不需要通知。",
      "Example: casereview rectify start CASE --number NUMBER --issued 2024-11-20; --own needs no notice."))

  @Argument(help: said("案卷文件夹", "The case file's folder.")) var path: String
  @Option(help: said("通知的文号", "The notice's number.")) var number: String?
  @Option(help: said("通知的落款日期（默认今天）", "The day the notice bears; today by default.")) var issued: String?
  @Option(
    help: said("通知载明的期限；不写则按设置推算", "The last day the notice names; counted by the settings if left out."))
  var deadline: String?
  @Option(help: said("期限的天数（自然日）", "The limit in calendar days.")) var days: Int?
  @Flag(help: said("机关自行纠正，没有通知", "The agency's own correction, without a notice.")) var own = false
  @Option(help: said("评查人（默认本人）", "The reviewer; you by default.")) var reviewer: String?
  @OptionGroup var options: RectifyOptions

  func validate() throws {
    if own == (number != nil) {
      throw ValidationError(said("请写 --number 文号，或写 --own", "give --number or --own") as String)
    }
    if let days, !(1...3650).contains(days) {
      throw ValidationError(said("--days 应为 1 到 3650", "--days is from 1 to 3650") as String)
    }
  }

  func run() throws {
    let shared = options.shared
    try running(in: shared.language) {
      let loaded = try shared.loadedReview(path, reviewer: reviewer)
      let rectifying = try options.rectifying()
      let start = try shared.day(issued, option: "--issued") ?? options.day()
      let limit = try limit(from: start, rectifying)
      let entry = try rectifying.start(
        RectificationNotice(
          origin: own ? .own : .notice, number: number ?? "", agency: loaded.file.agency?.name?.value ?? "",
          title: loaded.file.title?.value ?? loaded.file.act?.value ?? "", issued: start,
          deadline: limit?.day, derivation: limit?.derivation ?? Localized(""),
          problems: loaded.problems.map(\.line), round: rectifying.settings.round ?? ""),
        on: loaded.review.id)
      printLine(options.text(rectifying).line(entry))
      let derivation = entry.rectification.notice.derivation[shared.language]
      if !derivation.isEmpty { printLine(derivation) }
    }
  }

  /// No regulation at hand sets a limit for an agency's own correction, so none is assumed.
  private func limit(from start: Day, _ rectifying: Rectifying) throws -> (day: Day, derivation: Localized)? {
    if let last = try options.shared.day(deadline, option: "--deadline") {
      guard last >= start else {
        throw CommandFailure(
          zh: "期限 \(last) 早于通知日期 \(start)", en: "the last day \(last) comes before the notice of \(start)")
      }
      return (last, Localized(zh: "通知载明的期限。", en: "The last day the notice names."))
    }
    if let days { return rectifying.deadline(days, from: start) }
    return own ? nil : rectifying.deadline(rectifying.settings.rectificationDays, from: start)
  }
}
