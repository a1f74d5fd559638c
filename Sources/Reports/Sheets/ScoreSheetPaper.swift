import CaseFiles
import OfficeFiles
import Reviewing
import Standards

/// 评分表 as a document to be signed jointly: every criterion with its points, then the lines people sign on.
public struct ScoreSheetPaper: Report {
  /// Who signs, and as what.
  public struct Signer: Hashable, Sendable {
    public var role: String
    /// Empty where the name is written by hand.
    public var name: String

    public init(role: String, name: String) {
      self.role = role
      self.name = name
    }
  }

  public var concluded: ConcludedReview
  public var issuer: String?
  public var round: String?
  public var signers: [Signer]
  public var date: Day?
  public var properties: [String: String]

  public init(
    _ concluded: ConcludedReview, issuer: String?, round: String? = nil, others: [Signer] = [], date: Day?,
    properties: [String: String] = [:]
  ) {
    self.concluded = concluded
    self.issuer = issuer
    self.round = round
    self.date = date
    self.properties = properties
    let panel = Set(concluded.review.scorecard.panel.values.flatMap(\.members)).sorted()
    signers =
      [Signer(role: "评查人员", name: concluded.review.id.reviewer)]
      + panel.map { Signer(role: "合议人员", name: $0) } + others
  }

  public func draft() -> Draft {
    var blanks = Blanks()
    let file = concluded.file
    let issuer = blanks.fill(self.issuer, Localized(zh: "评查机关", en: "reviewing body"))
    let number = blanks.fill(file.number?.value.description, Localized(zh: "案号", en: "number of the case"))
    let date = blanks.fill(self.date?.chinese, Localized(zh: "成文日期", en: "date"))
    let score = concluded.standard.score(concluded.review.scorecard)
    var blocks: [OfficialDocument.Block] = [.table(head(number))]
    blocks.append(.heading(level: 1, "评分"))
    blocks.append(.table(criteria(score)))
    blocks.append(.heading(level: 1, "得分计算"))
    for line in concluded.standard.derivation(of: score, card: concluded.review.scorecard) {
      blocks.append(.paragraph(line.zh))
    }
    blocks.append(.heading(level: 1, "评查意见"))
    let opinion = concluded.review.scorecard.opinion
    blocks.append(.paragraph(withFullStop(blanks.fill(opinion, Localized(zh: "评查意见", en: "opinion")))))
    blocks.append(.heading(level: 1, "签名"))
    let lines = signers + [Signer(role: "被评查机关确认", name: "")]
    blocks.append(
      .table(
        .init(
          header: ["职责", "姓名", "签名", "日期"], rows: lines.map { [$0.role, $0.name, "\n", ""] },
          widths: [3, 3, 5, 3])))
    let form = ScoreSheetForm(
      standard: concluded.standard, caseFile: file.id, reviewer: concluded.review.id.reviewer,
      results: concluded.results)
    var workbook = form.workbook(concluded.review.scorecard)
    workbook.properties = properties
    return Draft(
      document: OfficialDocument(
        issuer: issuer, number: "", title: "\(number)案卷\n评查评分表", blocks: blocks, signatory: issuer,
        date: date,
        properties: properties), missing: blanks.missing, workbook: workbook)
  }

  private func head(_ number: String) -> OfficialDocument.Table {
    let file = concluded.file
    let rows = [
      ["案号", number, "案卷类型", file.kind?.value.rawValue ?? "—"],
      ["案件名称", file.title?.value ?? file.act?.value ?? "—", "办案机关", file.agency?.name?.value ?? "—"],
      ["评查标准", "\(concluded.standard.title.zh)（\(concluded.standard.version)）", "评查批次", round ?? "—"],
    ]
    return .init(header: [], rows: rows, widths: [2, 6, 2, 4])
  }

  private func criteria(_ score: Score) -> OfficialDocument.Table {
    let card = concluded.review.scorecard
    let lines = Dictionary(score.lines.map { ($0.criterion, $0) }) { first, _ in first }
    let rows = concluded.standard.sections.flatMap { section -> [[String]] in
      let own = section.criteria.compactMap { lines[$0.id] }
      let of = own.reduce(Points.zero) { $0 + $1.of }
      let earned = own.reduce(Points.zero) { $0 + $1.earned }
      return [[section.id, section.title.zh, "\(of)", "\(earned)", ""]]
        + section.criteria.map { row($0, lines[$0.id], card) }
    }
    return .init(header: ["编号", "评查项目", "分值", "得分", "情形、理由和出处"], rows: rows, widths: [3, 10, 3, 3, 10])
  }

  private func row(_ criterion: Criterion, _ line: Score.Line?, _ card: Scorecard) -> [String] {
    let mark = card.countedMark(criterion.id)
    let state = line?.state ?? mark.state
    var words: [String] = mark.deductions.compactMap { taken in
      criterion.deductions.first { $0.id == taken.id }.map {
        $0.title.zh + (taken.times > 1 ? "（\(taken.times)处）" : "")
      }
    }
    if !mark.reason.isEmpty { words.append(mark.reason) }
    words += mark.evidence.map {
      Instrument.Evidence(
        document: $0.document, page: $0.page, quote: $0.quote.isEmpty ? nil : $0.quote,
        isAbsence: $0.isAbsence
      ).words
    }
    if card.panel[criterion.id] != nil { words.append("合议改定") }
    let earned: String
    switch state {
    case .na: earned = "不涉及"
    case .unanswered: earned = "未答"
    case .veto: earned = "成立"
    case .met, .deducted:
      earned = criterion.kind == .veto ? "不成立" : criterion.kind == .record ? "—" : "\(line?.earned ?? .zero)"
    }
    let points =
      criterion.kind == .veto ? "否决" : criterion.kind == .record ? "—" : "\(line?.of ?? criterion.points)"
    return [criterion.id, criterion.title.zh, points, earned, words.joined(separator: "；")]
  }
}
