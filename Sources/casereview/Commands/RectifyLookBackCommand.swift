import ArgumentParser
import CaseFiles
import ReviewStore
import Reviewing

struct RectifyLookBackCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lookback",
    abstract: said("回头看：抽取、记录结果、复核抽取", "Look-back: draw, record, recompute."),
    discussion: said(
      """
      抽取规则 \(LookBackDraw.rule)：每件写成一行“文号 案号”，计算 SHA-256(种子 + 换行 + 该行)，取值最小的若干件。
      任何人都可以复核：printf '%s\\n%s' "种子" "示司整〔2024〕3号 案号" | sha256sum
      """,
      """
      Rule \(LookBackDraw.rule): each candidate is one line “number case”; those with the smallest SHA-256(seed + line feed + line) are drawn.
      Anyone can redo it: printf '%s\\n%s' "SEED" "NUMBER CASE" | sha256sum
      """),
    subcommands: [RectifyLookBackDraw.self, RectifyLookBackRecord.self, RectifyLookBackShow.self])
}

struct RectifyLookBackDraw: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "draw", abstract: said("从已认可的整改中抽取", "Draw among the accepted ones."))

  @Option(help: said("种子，宜用事先约定、事后公开的号码", "The seed; better a number agreed before and published after."))
  var seed: String
  @Option(help: said("抽取件数", "How many.")) var count: Int?
  @Option(help: said("抽取百分比，不足一件按一件", "Which percentage, at least one.")) var percent: Int?
  @Option(help: said("只抽这个机关", "Only this agency's.")) var agency: String?
  @Option(help: said("只抽这个批次", "Only this round's.")) var round: String?
  @Flag(name: .customLong("dry-run"), help: said("只列出，不记录", "Show only, record nothing.")) var dryRun = false
  @OptionGroup var options: RectifyOptions

  func validate() throws {
    if (count == nil) == (percent == nil) || (count ?? 1) < 1 || !(1...100).contains(percent ?? 1) {
      throw ValidationError(
        said("请写 --count 件数，或写 --percent 百分比（1 到 100）", "give --count, or --percent from 1 to 100") as String)
    }
    if seed.allSatisfy(\.isWhitespace) {
      throw ValidationError(said("种子不能为空", "the seed is empty") as String)
    }
  }

  func run() throws {
    let language = options.shared.language
    try running(in: language) {
      let rectifying = try options.rectifying()
      let candidates = try failing { try rectifying.store.rectifications() }.filter {
        $0.rectification.state == .accepted
          && (agency == nil || $0.rectification.notice.agency == agency)
          && (round == nil || $0.rectification.notice.round == round)
      }
      guard !candidates.isEmpty else {
        throw CommandFailure(zh: "没有已认可而未回头看的整改", en: "no accepted rectification waits for a look-back")
      }
      let wanted = count ?? max(1, (candidates.count * (percent ?? 0) + 99) / 100)
      let draw = try Rectifying.draw(seed: seed, count: wanted, among: candidates)
      for line in LookBackText(language: language).lines(draw) { printLine(line) }
      guard !dryRun else { return }
      _ = try rectifying.draw(seed: seed, count: wanted, among: candidates, on: options.day())
      printLine(Localized(zh: "已记录。", en: "Recorded.")[language])
    }
  }
}

struct RectifyLookBackRecord: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "record", abstract: said("记录回头看的结果", "Record what a look-back found."))

  @Argument(help: said("文号或案号", "The notice's or the case's number.")) var notice: String
  @Flag(inversion: .prefixedNo, help: said("整改是否属实、到位", "Whether what was promised was done."))
  var holds: Bool
  @Option(help: said("看了什么、结果如何", "What was looked at and found.")) var text: String
  @Option(help: said("不合格的，重新整改的期限", "The new last day where it does not hold.")) var deadline: String?
  @OptionGroup var options: RectifyOptions

  func run() throws {
    try options.record(notice) { _, day in
      .lookedBack(
        LookBackResult(
          day: day, holds: holds, text: text,
          deadline: try options.shared.day(deadline, option: "--deadline")))
    }
  }
}

struct RectifyLookBackShow: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: said("列出历次抽取并重新计算", "List the draws and recompute them."))

  @OptionGroup var options: RectifyOptions

  func run() throws {
    let language = options.shared.language
    try running(in: language) {
      let entries = try failing { try options.rectifying().store.rectifications() }
      let tickets = entries.flatMap { entry in
        entry.rectification.standing.compactMap { taken -> (line: String, ticket: LookBackTicket)? in
          if case .drawn(let ticket) = taken.step { (entry.line, ticket) } else { nil }
        }
      }
      let draws = tickets.compactMap { item in item.ticket.list.map { (item.ticket, $0) } }
      if draws.isEmpty { printLine(Localized(zh: "还没有抽取过。", en: "Nothing was drawn yet.")[language]) }
      var wrong = 0
      for (first, list) in draws {
        let again = try LookBackDraw(seed: first.seed, candidates: list, count: first.drawn) { text in
          try failing { try HashAlgorithm.sha256.digest(of: Array(text.utf8)) }
        }
        printLine(Localized(zh: "\(first.day) 抽取", en: "Drawn on \(first.day)")[language])
        for line in LookBackText(language: language).lines(again) { printLine(line) }
        let recorded = Set(
          tickets.filter { $0.ticket.seed == first.seed && $0.ticket.day == first.day }.map(\.ticket.key))
        let isSame = again.chosen.allSatisfy { recorded.contains($0.key) }
        if !isSame { wrong += 1 }
        printLine(
          isSame
            ? Localized(zh: "重新计算：一致", en: "recomputed: the same")[language]
            : Localized(zh: "重新计算：与记录不一致", en: "recomputed: not what is recorded")[language])
      }
      if wrong > 0 {
        throw CommandFailure(zh: "有 \(wrong) 次抽取与记录不一致", en: "\(wrong) draws differ from what is recorded")
      }
    }
  }
}

/// A draw as anyone can redo it: seed, rule, the whole list with its keys, the drawn ones marked.
struct LookBackText {
  let language: Language

  func lines(_ draw: LookBackDraw) -> [String] {
    let ranks = Dictionary(
      uniqueKeysWithValues: draw.chosen.enumerated().map { ($0.element.index, $0.offset + 1) })
    let head = Localized(
      zh: "种子：\(draw.seed)  规则：\(LookBackDraw.rule)  名单 \(draw.list.count) 件，抽取 \(draw.chosen.count) 件",
      en:
        "seed: \(draw.seed)  rule: \(LookBackDraw.rule)  \(draw.list.count) in the list, \(draw.chosen.count) drawn"
    )
    return [head[language]]
      + draw.list.enumerated().map { index, line in
        let mark = ranks[index].map { Localized(zh: "抽中第 \($0) 位", en: "drawn, place \($0)")[language] } ?? ""
        let key = draw.chosen.first { $0.index == index }?.key
        return "  \(line)" + (mark.isEmpty ? "" : "  \(mark)  \(key ?? "")")
      }
  }
}
