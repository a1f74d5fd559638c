import CaseFiles
import OfficeFiles
import Reviewing

/// What is reported on many files at once: 通报, the quarterly report to the government, an agency's self-review.
public struct RoundReport: Sendable {
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// 评查情况通报.
    case round = "round-report"
    /// 季度报告 to the government (翠府办发〔2024〕79号 第（十五）项).
    case quarterly = "quarterly-report"
    /// 年度自查报告 of an agency on its own files.
    case selfReview = "self-review-report"

    public var title: Localized {
      switch self {
      case .round: Localized(zh: "评查情况通报", en: "round report")
      case .quarterly: Localized(zh: "季度报告", en: "quarterly report")
      case .selfReview: Localized(zh: "自查报告", en: "self-review report")
      }
    }
  }

  /// The documents of one kind that were issued on the files.
  public struct Issued: Hashable, Sendable {
    public var title: String
    public var numbers: [String]
    public var files: [String]

    public init(title: String, numbers: [String], files: [String]) {
      self.title = title
      self.numbers = numbers
      self.files = files
    }
  }

  public var kind: Kind
  public var number: InstrumentNumber?
  public var issuer: String?
  /// Whom it is sent to; a 通报 goes to the agencies reviewed.
  public var addressee: String?
  /// The round's name; nil outside rounds.
  public var round: String?
  /// 2024年第四季度, 2024年度; nil for a round.
  public var period: String?
  public var mode: String?
  /// The standards' titles.
  public var standards: [String]
  public var statistics: Statistics
  public var examples: [TypicalCase]
  public var issued: [Issued]
  /// How the rectifications of these files stand; nil where none was registered.
  public var rectifications: RectificationOverview?
  /// What is asked of the agencies, in the bureau's own words; empty leaves it to the problems found.
  public var demands: [String]
  public var measures: [LiabilityMeasure]
  public var contact: Instrument.Contact?
  public var date: Day?
  /// 抄送.
  public var copies: [String]
  /// Kept inside the file, such as the hash of the journal's head.
  public var properties: [String: String]

  public init(
    kind: Kind, issuer: String?, statistics: Statistics, standards: [String], date: Day?
  ) {
    self.kind = kind
    self.issuer = issuer
    self.statistics = statistics
    self.standards = standards
    self.date = date
    examples = []
    issued = []
    demands = []
    measures = []
    copies = []
    properties = [:]
  }
}

extension RoundReport {
  /// What tells it from other reports of its kind: the round, or the period and the body.
  public var name: String {
    switch kind {
    case .round: round ?? "行政执法案卷评查"
    case .quarterly: period ?? ""
    case .selfReview: [issuer ?? "", period ?? ""].joined(separator: " ")
    }
  }
}

extension RoundReport: Report {
  public func draft() -> Draft {
    var text = RoundText(self)
    let issuer = text.blanks.fill(self.issuer, Localized(zh: "发文机关", en: "issuing body"))
    let number = text.blanks.fill(self.number?.description, Localized(zh: "发文字号", en: "document number"))
    let title = title(issuer: issuer, &text.blanks)
    let addressee = addressee(&text.blanks)
    text.write()
    let date = text.blanks.fill(self.date?.chinese, Localized(zh: "成文日期", en: "date"))
    let imprint = OfficialDocument.Imprint(copies: copies, printer: issuer, printed: date)
    let document = OfficialDocument(
      issuer: issuer, number: number, title: title, addressee: addressee, blocks: text.blocks,
      attachments: [sourcesTitle], signatory: issuer, date: date, imprint: copies.isEmpty ? nil : imprint,
      annexes: [.init(title: sourcesTitle, blocks: [.table(sources)])], properties: properties)
    return Draft(
      document: document, missing: text.blanks.missing, figures: figures, workbook: workbook(title: title))
  }

  private var sourcesTitle: String { "数据来源表" }

  private func title(issuer: String, _ blanks: inout Blanks) -> String {
    switch kind {
    case .round: return "\(issuer)关于\n\(round ?? "行政执法案卷评查")情况的\n通报"
    case .quarterly:
      let period = blanks.fill(self.period, Localized(zh: "季度", en: "quarter"))
      return "\(issuer)关于\n\(period)行政执法案卷评查情况的\n报告"
    case .selfReview:
      let period = blanks.fill(self.period, Localized(zh: "年度", en: "year"))
      return "\(issuer)关于\n\(period)行政执法案卷自查情况的\n报告"
    }
  }

  private func addressee(_ blanks: inout Blanks) -> String {
    kind == .round
      ? self.addressee ?? "各有关行政执法机关"
      : blanks.fill(self.addressee, Localized(zh: "主送机关", en: "addressee"))
  }

  /// The figures for all agencies together with the files behind them; those of each agency are in the workbook.
  private var sources: OfficialDocument.Table {
    let all = statistics.files.map(\.id)
    let agencies = statistics.agencies.map { Figure("", "\(agencyName($0.name))：案卷", $0.files) }
    let figures = figures.filter { !$0.isDetail } + agencies
    let rows = figures.filter { !$0.files.isEmpty }.enumerated().map { index, figure in
      let files = index > 0 && figure.files == all ? "全部案卷（同第1项）" : figure.files.joined(separator: "、")
      return ["\(index + 1)", figure.title, shown(figure), files.isEmpty ? "—" : files]
    }
    return .init(header: ["序号", "数据", "数值", "案卷"], rows: rows, widths: [2, 8, 5, 11])
  }

  private func shown(_ figure: Figure) -> String {
    guard let ratio = figure.ratio, let percent = ratio.percent else { return figure.value }
    return "\(ratio.numerator)/\(ratio.denominator)（\(percent)）"
  }
}
