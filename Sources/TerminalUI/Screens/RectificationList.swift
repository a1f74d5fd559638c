import CaseFiles
import Reviewing

/// The rectifications as the screen lists them.
struct RectificationList: Sendable {
  enum Filter: Int, CaseIterable, Sendable {
    case all, due, overdue, answered, drawn

    var title: Localized {
      switch self {
      case .all: Localized(zh: "全部", en: "all")
      case .due: Localized(zh: "待机关办理", en: "waiting for the agency")
      case .overdue: Localized(zh: "逾期", en: "overdue")
      case .answered: Localized(zh: "待核查", en: "answered")
      case .drawn: Localized(zh: "待回头看", en: "drawn for look-back")
      }
    }
  }

  private(set) var entries: [RectificationEntry] = []
  /// What was typed of answers that are not recorded; the evidence as it was typed.
  var begun: [RectificationID: [RectificationAnswer.Entry]] = [:]
  /// Those that are shown, as indices, by their last day.
  private(set) var shown: [Int] = []
  private(set) var today = Day(number: 0)
  private(set) var policy = EscalationPolicy()
  private(set) var filter = Filter.all
  private(set) var words = ""
  /// Whether they were read at all.
  private(set) var isLoaded = false
  /// The columns the longest number takes, from 8 to 26.
  private(set) var numberColumns = 8
  var cursor = 0
  private(set) var first = 0

  var selected: RectificationEntry? { shown.indices.contains(cursor) ? entries[shown[cursor]] : nil }

  var overdue: Int { entries.count { $0.rectification.daysLate(on: today) != nil } }

  var overview: RectificationOverview { RectificationOverview(entries, on: today, policy: policy) }

  mutating func take(_ new: [RectificationEntry], today: Day, policy: EscalationPolicy) {
    let kept = selected?.id
    self.today = today
    self.policy = policy
    isLoaded = true
    entries = new.byDeadline(on: today)
    numberColumns = entries.map { displayWidth($0.rectification.notice.number) }.reduce(8, max)
    numberColumns = min(numberColumns, 26)
    arrange(keeping: kept)
  }

  /// Takes over what changed; a row keeps its place until the list is read anew.
  mutating func replace(_ changed: [RectificationEntry]) {
    for entry in changed {
      begun[entry.id] = nil
      if let index = entries.firstIndex(where: { $0.id == entry.id }) { entries[index] = entry }
    }
  }

  mutating func nextFilter() {
    filter = Filter.allCases[(filter.rawValue + 1) % Filter.allCases.count]
    arrange(keeping: selected?.id)
  }

  mutating func search(_ text: String) {
    words = text.lowercased()
    arrange(keeping: selected?.id)
  }

  private mutating func arrange(keeping kept: RectificationID?) {
    shown = entries.indices.filter { shows(entries[$0]) }
    cursor = shown.firstIndex { entries[$0].id == kept } ?? 0
  }

  private func shows(_ entry: RectificationEntry) -> Bool {
    let one = entry.rectification
    let isKind =
      switch filter {
      case .all: true
      case .due: one.state.isDue
      case .overdue: one.daysLate(on: today) != nil
      case .answered: one.state == .answered
      case .drawn: one.state == .drawn
      }
    guard isKind, !words.isEmpty else { return isKind }
    let text = [one.notice.number, one.notice.agency, one.notice.title, entry.id.review.caseFile]
    return text.joined(separator: "\n").lowercased().contains(words)
  }

  mutating func move(_ delta: Int) { cursor = min(max(0, cursor + delta), max(0, shown.count - 1)) }

  mutating func scroll(rows: Int) {
    move(0)
    first = scrolled(first, cursor: cursor, rows: rows, count: shown.count)
  }
}
