import CaseFiles

/// What the list of files can show of each.
public enum DeskColumn: String, Sendable, CaseIterable {
  case number, title, act, party, agency, field, filing, decision, fine, state, findings, undetermined, score

  /// The columns shown until the reviewer chooses others.
  public static let usual: Set<DeskColumn> = [.number, .title, .agency, .state, .findings, .score]

  public var title: Localized {
    switch self {
    case .number: Localized(zh: "案号", en: "Number")
    case .title: Localized(zh: "案件名称", en: "Title")
    case .act: Localized(zh: "案由", en: "Act")
    case .party: Localized(zh: "当事人", en: "Party")
    case .agency: Localized(zh: "机关", en: "Agency")
    case .field: Localized(zh: "领域", en: "Field")
    case .filing: Localized(zh: "立案日期", en: "Filed")
    case .decision: Localized(zh: "决定日期", en: "Decided")
    case .fine: Localized(zh: "罚款", en: "Fine")
    case .state: Localized(zh: "状态", en: "State")
    case .findings: Localized(zh: "疑点", en: "Finds")
    case .undetermined: Localized(zh: "待核", en: "Open")
    case .score: Localized(zh: "得分", en: "Score")
    }
  }

  var isNumber: Bool { [.fine, .findings, .undetermined, .score].contains(self) }

  /// What a file has in the column.
  func text(of item: DeskItem, signs: Signs, language: Language) -> (text: String, role: Role) {
    let row = item.row
    switch self {
    case .number: return (row.shownNumber, .normal)
    case .title: return (row.title, .normal)
    case .act: return (row.act, .normal)
    case .party: return (row.party, .normal)
    case .agency: return (row.agency, .dim)
    case .field: return (row.field, .dim)
    case .filing: return (row.filingDay?.description ?? "", .dim)
    case .decision: return (row.decisionDay?.description ?? "", .dim)
    case .fine: return (row.fine?.description ?? "", .normal)
    case .state:
      switch item.progress {
      case .fresh: return (Localized(zh: "未评", en: "new")[language], .dim)
      case .started(let answered, let of): return ("\(answered)/\(of)", .accent)
      case .submitted: return (Localized(zh: "已提交", en: "submitted")[language], .good)
      }
    case .findings:
      let isOpen = item.openFindings > 0
      return (
        isOpen ? "\(item.openFindings)!" : row.findings > 0 ? "\(row.findings)" : "", isOpen ? .warning : .dim
      )
    case .undetermined: return (row.undetermined > 0 ? "\(row.undetermined)" : "", .dim)
    case .score:
      // The score of a review that goes on is one so far, and that of one nobody has answered anything of is none.
      if case .started(answered: 0, _) = item.progress { return ("", .dim) }
      let sign = item.isVetoed ? signs.sign(.veto) : ""
      let role: Role = item.isVetoed ? .bad : item.progress == .submitted ? .normal : .dim
      return (row.score.map { sign + $0.description } ?? "", role)
    }
  }
}

/// The columns of the table, fitted to a width.
struct DeskColumns {
  private struct Place {
    var column: DeskColumn
    var start: Int
    var columns: Int
  }

  private var places: [Place] = []
  private let language: Language

  /// Every column has its width; the title takes what is left, and where that is too little the least needed
  /// columns go.
  init(_ chosen: Set<DeskColumn>, columns total: Int, number: Int, language: Language) {
    self.language = language
    func width(_ column: DeskColumn) -> Int {
      switch column {
      case .number: min(number, total / 3)
      case .title: 8
      case .act: total >= 110 ? 24 : 14
      case .party: total >= 110 ? 20 : 12
      case .agency: total >= 110 ? 24 : total >= 90 ? 18 : 12
      case .field: 8
      case .filing, .decision: 10
      case .fine: 12
      case .state: language == .zh ? 6 : 9
      case .findings, .undetermined: 5
      case .score: 6
      }
    }
    var shown = DeskColumn.allCases.filter { chosen.contains($0) || $0 == .title }
    func needed() -> Int { 1 + shown.map { width($0) + 2 }.reduce(-2, +) }
    let firstToGo: [DeskColumn] = [
      .filing, .field, .undetermined, .agency, .act, .party, .decision, .fine, .score, .state, .number,
    ]
    for column in firstToGo where needed() > total || (column == .agency && total < 76) {
      shown.removeAll { $0 == column }
    }
    let spare = max(0, total - needed())
    var start = 1
    for column in shown {
      let columns = width(column) + (column == .title ? spare : 0)
      places.append(Place(column: column, start: start, columns: columns))
      start += columns + 2
    }
  }

  /// The columns there is room for.
  var shown: Set<DeskColumn> { Set(places.map(\.column)) }

  func drawHead(row: Int, column: Int, on surface: inout Surface) {
    for place in places { put(place.column.title[language], .heading, place, row, column, &surface) }
  }

  func draw(_ item: DeskItem, row at: Int, column: Int, signs: Signs, on surface: inout Surface) {
    for place in places {
      let (text, role) = place.column.text(of: item, signs: signs, language: language)
      put(text, role, place, at, column, &surface)
    }
  }

  private func put(
    _ text: String, _ role: Role, _ place: Place, _ row: Int, _ column: Int, _ surface: inout Surface
  ) {
    let shift = place.column.isNumber ? max(0, place.columns - displayWidth(text)) : 0
    surface.put(
      text, row: row, column: column + place.start + shift, role: role, width: place.columns - shift,
      ellipsis: true)
  }
}
