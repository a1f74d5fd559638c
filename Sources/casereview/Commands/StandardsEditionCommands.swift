import ArgumentParser
import CaseFiles
import Foundation
import ReviewStore
import Reviewing
import Standards

extension StandardsCommand {
  struct Try: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: said(
        "用标准草案试评工作区已有的评查，不改动任何内容", "Try a draft on the reviews of the workspace; nothing is changed."),
      discussion: said(
        "逐件列出现在和按草案的得分、等次，以及造成差别的项目：已删去的、新增未评的、分值改动的。",
        "For each review: score and grade now and under the draft, and the criteria that make the difference."
      ))
    @Argument(help: said("草案：.xlsx 或 .yaml", "The draft: .xlsx or .yaml.")) var file: String
    @Argument(help: said("只试这些案卷（默认全部）", "Only the reviews of these case files; by default all."))
    var paths: [String] = []
    @Option(help: said("输出格式", "Output format.")) var format: TrialFormat = .text
    @OptionGroup var shared: SharedOptions

    func run() throws {
      try running(in: shared.language) {
        let draft = try StandardPublishing(shared: shared).draft(file)
        let library = try shared.ruleLibrary()
        let chosen = try chosenCases()
        var report = TrialReport(schema: "casereview.try/1", standard: draft)
        for review in try failing({ try shared.existingStore().reviews() })
        where review.scorecard.standard == draft.id && chosen?.contains(review.id.caseFile) != false {
          report.add(review, under: draft, library: library, in: shared.language)
        }
        try format.write(report, in: shared.language)
      }
    }

    private func chosenCases() throws -> Set<String>? {
      guard !paths.isEmpty else { return nil }
      let loaded = try shared.load(paths)
      if let error = loaded.refused.first { throw error }
      return Set(loaded.files.map(\.id))
    }
  }

  struct Publish: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: said("发布标准草案", "Publish a draft."),
      discussion: said(
        "写入工作区的 rules/standards。发布后的版本不再改动；被替换的版本另存于 rules/earlier，已有评查仍按各自版本计分。",
        "It goes into rules/standards of the workspace. A published version never changes; the one it replaces is kept in rules/earlier, and reviews stay bound to theirs."
      ))
    @Argument(help: said("草案：.xlsx 或 .yaml", "The draft: .xlsx or .yaml.")) var file: String
    @OptionGroup var shared: SharedOptions

    func run() throws {
      try running(in: shared.language) {
        let publishing = StandardPublishing(shared: shared)
        let draft = try publishing.draft(file)
        guard case .written(let path) = try publishing.publish(draft) else {
          printLine(
            Localized(
              zh: "\(draft.id) \(draft.version) 版已经发布，没有变化",
              en: "\(draft.id) \(draft.version) is published already, unchanged")[shared.language])
          return
        }
        printLine(
          Localized(
            zh: "已发布 \(draft.id) \(draft.version) 版，\(draft.criteria.count) 项：\(path)",
            en: "Published \(draft.id) \(draft.version), \(draft.criteria.count) criteria: \(path)")[
              shared.language])
        let open = try shared.openReviews(of: draft).count
        if open > 0 {
          printLine(
            Localized(
              zh: "有 \(open) 件未提交的评查仍按原版本；升级的影响见 casereview standards upgrade \(draft.id)",
              en:
                "\(open) open reviews stay with their version; casereview standards upgrade \(draft.id) shows what upgrading does"
            )[shared.language])
        }
      }
    }
  }

  struct Upgrade: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: said(
        "新版本对未提交评查的影响，并可升级", "What the newer version does to open reviews, and the change to it."),
      discussion: said(
        "默认只显示。加 --apply 时，把 --as 所指评查人未提交的评查改按新版本，记入流水；评分保留，新增项目待评。",
        "By default it only shows. With --apply the open reviews of the reviewer named by --as are bound to the newer version; marks stay, new criteria are left to answer."
      ))
    @Argument(help: said("标准编号", "The standard's id.")) var id: String
    @Flag(help: said("改按新版本", "Bind the reviews to the newer version.")) var apply = false
    @Option(name: .customLong("as"), help: said("评查人", "The reviewer.")) var reviewer: String?
    @Option(help: said("输出格式", "Output format.")) var format: TrialFormat = .text
    @OptionGroup var shared: SharedOptions

    func validate() throws {
      if apply && reviewer == nil {
        throw ValidationError(
          said("--apply 须用 --as 写明评查人", "--apply needs the reviewer's name: --as NAME") as String)
      }
    }

    func run() throws {
      try running(in: shared.language) {
        let library = try shared.ruleLibrary()
        let current = try library.standard(id)
        let reviews = try shared.openReviews(of: current, by: reviewer)
        var report = TrialReport(schema: "casereview.upgrade/1", standard: current)
        for review in reviews { report.add(review, under: current, library: library, in: shared.language) }
        if apply, let reviewer { try bind(reviews, to: current, by: reviewer) }
        try format.write(report, in: shared.language)
        guard format == .text, !reviews.isEmpty else { return }
        printLine(
          apply
            ? Localized(
              zh: "已改按 \(current.id) \(current.version) 版",
              en: "Bound to \(current.id) \(current.version)")[shared.language]
            : Localized(
              zh: "尚未改动；改按 \(current.version) 版请加 --apply --as 评查人",
              en: "Nothing is changed; --apply --as REVIEWER binds them to \(current.version)")[
                shared.language])
      }
    }

    private func bind(_ reviews: [Review], to current: Standard, by reviewer: String) throws {
      guard !reviews.isEmpty else { return }
      let changes = reviews.map {
        (
          review: $0.id,
          actions: [ReviewAction.upgraded(before: $0.scorecard.standardVersion, after: current.version)]
        )
      }
      let reason = Localized(
        zh: "标准 \(current.id) 升级到 \(current.version) 版",
        en: "standard \(current.id) upgraded to \(current.version)")[shared.language]
      let store = try shared.existingStore()
      do {
        try failing { try store.append(changes, by: reviewer, reason: reason, clock: now()) }
      } catch is ReviewRefusal {
        throw CommandFailure(
          zh: "有评查在此期间被改动，都没有升级；请重新运行",
          en: "a review changed meanwhile and none was upgraded; run it again")
      }
    }
  }
}

/// The renderings of a report that is no table.
enum TrialFormat: String, ExpressibleByArgument, CaseIterable {
  case text, json

  func write(_ report: TrialReport, in language: Language) throws {
    switch self {
    case .json: try printJSON(report)
    case .text: report.printText(in: language)
    }
  }
}

extension SharedOptions {
  /// The reviews not submitted that are bound to another version of a standard; none in an unused workspace.
  func openReviews(of standard: Standard, by reviewer: String? = nil) throws -> [Review] {
    guard FileManager.default.fileExists(atPath: workspacePath + "/casereview.sqlite") else { return [] }
    let store = try openStore()
    return try failing({ try store.reviews() }).filter {
      $0.stage == .open && $0.scorecard.standard == standard.id
        && $0.scorecard.standardVersion != standard.version
        && (reviewer == nil || $0.id.reviewer == reviewer)
    }
  }
}
