import CaseFiles
import Prechecks
import Reviewing
import Standards

/// Draws the timeline: the chart, what the row at the cursor says, and in a wide window its document.
extension App {
  /// Where the chart and, in a wide window, the document lie.
  func timelineLayout(_ size: Size) -> (chart: Rect, document: Rect) {
    var area = body(size)
    area.row += 1
    area.rows = max(0, area.rows - 1)
    guard size.columns >= 120, !documents.isEmpty else {
      return (area, Rect(row: area.row, column: 0, rows: 0, columns: 0))
    }
    let chart = size.columns * 58 / 100
    return (
      Rect(row: area.row, column: 0, rows: area.rows, columns: chart),
      Rect(row: area.row, column: chart + 1, rows: area.rows, columns: size.columns - chart - 1)
    )
  }

  private func timelineLabel(_ chart: Rect) -> Int { min(language == .zh ? 24 : 30, chart.columns * 2 / 5) }

  /// The columns of the chart's time.
  func timelineColumns(_ size: Size) -> Int {
    let chart = timelineLayout(size).chart
    return max(1, chart.columns - timelineLabel(chart) - 2)
  }

  /// The rows that show events and limits, between the axis and the words below.
  func timelineRows(_ chart: Rect) -> Int { max(0, chart.rows - 2 - timelineWords(chart)) }

  private func timelineWords(_ chart: Rect) -> Int {
    chart.rows >= 30 ? 7 : chart.rows >= 18 ? 5 : chart.rows >= 10 ? 3 : 0
  }

  mutating func layOutTimeline() {
    guard let review else { return }
    if timeline?.review != review.id { takeTimeline() }
    guard let state = timeline else { return }
    let rows = timelineRows(timelineLayout(size).chart)
    timeline?.first = scrolled(
      state.first, cursor: state.cursor, rows: rows, count: state.rows.count, margin: 1)
    if isWide, !documents.isEmpty { layOutDocument() }
  }

  /// Builds the rows anew, and keeps the place where there was one.
  mutating func takeTimeline() {
    guard let review else { return }
    let entry = desk.entries[review.entry]
    var new = TimelineState(entry, events: ordered(entry.file.events))
    if let old = timeline, old.review == review.id {
      new.select(old.cursor)
      (new.scale, new.from) = (old.scale, old.from)
    }
    timeline = new
  }

  func drawTimeline(on surface: inout Surface) {
    guard let review, let timeline else { return }
    drawReviewTitle(review, on: &surface)
    let (chart, shown) = timelineLayout(surface.size)
    guard let span = timeline.span else {
      drawNoEvents(in: chart, on: &surface)
      return
    }
    let label = timelineLabel(chart)
    let columns = max(1, chart.columns - label - 2)
    let days = TimelineChart(
      from: timeline.from ?? span.lowerBound, columns: columns,
      daysPerColumn: timeline.daysPerColumn(columns),
      calendar: timeline.calendar)
    let left = chart.column + label + 1
    let scale = days.daysPerColumn
    surface.put(
      Localized(
        zh: scale == 1 ? "每格一天" : "每格\(scale)天", en: scale == 1 ? "a day a column" : "\(scale) days a column")[
          language],
      row: chart.row, column: chart.column + 1, role: .dim, width: label - 1)
    draw(days.months(), row: chart.row, column: left, on: &surface)
    draw(days.ticks(), row: chart.row + 1, column: left, on: &surface)
    let rows = timelineRows(chart)
    let first = scrolled(
      timeline.first, cursor: timeline.cursor, rows: rows, count: timeline.rows.count, margin: 1)
    for (offset, row) in timeline.rows.dropFirst(first).prefix(rows).enumerated() {
      let at = chart.row + 2 + offset
      drawLabel(row, row: at, in: chart, columns: label, on: &surface)
      switch row {
      case .event(let event): draw(days.cells(event), row: at, column: left, on: &surface)
      case .limit(let limit, _): draw(days.cells(limit), row: at, column: left, on: &surface)
      }
      guard first + offset == timeline.cursor else { continue }
      let isFocused = screen == .timeline
      surface.tint(
        row: at, column: chart.column, width: label + 1, role: isFocused ? .selected : .selectedDim)
      if isFocused { surface.caret = Position(row: at, column: chart.column) }
    }
    drawWords(timeline, in: chart, on: &surface)
    guard shown.rows > 0 else { return }
    surface.vline(row: chart.row, column: chart.columns, rows: chart.rows)
    drawDocument(in: shown, isFocused: screen == .document, on: &surface)
  }

  private func draw(_ cells: [TimelineChart.Cell], row: Int, column: Int, on surface: inout Surface) {
    var at = 0
    while at < cells.count {
      // Neighbours of one role are drawn at once.
      var end = at
      while end < cells.count, cells[end].role == cells[at].role { end += 1 }
      surface.put(String(cells[at..<end].map(\.sign)), row: row, column: column + at, role: cells[at].role)
      at = end
    }
  }

  private func drawLabel(
    _ row: TimelineState.Row, row at: Int, in chart: Rect, columns: Int, on surface: inout Surface
  ) {
    let right: String
    let role: Role
    let name: String
    switch row {
    case .event(let event):
      name = event.kind.rawValue
      right = event.day?.value.description ?? Localized(zh: "未记日期", en: "no date")[language]
      role = .dim
    case .limit(let limit, let title):
      name = title[language]
      let off = limit.daysOff
      right =
        limit.end == nil
        ? Localized(zh: "? 未记", en: "? open")[language]
        : off > 0
          ? Localized(
            zh: "X \(limit.direction == .within ? "超" : "早")\(off)日",
            en: "X \(off) d \(limit.direction == .within ? "over" : "early")")[language]
          : Localized(zh: "* 期内", en: "* kept")[language]
      role = limit.end == nil ? .warning : off > 0 ? .bad : .good
    }
    let taken = displayWidth(right)
    surface.put(
      name, row: at, column: chart.column + 1, width: max(0, columns - taken - 2), ellipsis: true)
    surface.put(right, row: at, column: chart.column + columns - taken, role: role)
  }

  private func drawNoEvents(in area: Rect, on surface: inout Surface) {
    var block = TextBlock(columns: min(70, area.columns - 2))
    block.add(Localized(zh: "案卷没有记载带日期的事件", en: "The file records no dated events")[language], .heading)
    block.add(
      Localized(
        zh: "按 \(key("事实", on: .timeline)) 到事实表，在“事件”组录入立案、决定、送达等的日期，期限即会算出。",
        en:
          "Press \(key("事实", on: .timeline)) and enter the days of filing, decision and service in the facts; the limits are then counted."
      )[
        language], .dim)
    surface.draw(block.lines, in: Rect(row: area.row, column: 1, rows: area.rows, columns: area.columns - 2))
  }

  /// What the row at the cursor says, with the count of a limit.
  private func drawWords(_ timeline: TimelineState, in chart: Rect, on surface: inout Surface) {
    let rows = timelineWords(chart)
    guard rows > 1 else { return }
    let top = chart.row + chart.rows - rows
    surface.hline(row: top, column: chart.column, width: chart.columns)
    var block = TextBlock(columns: chart.columns - 2)
    if let row = timeline.row {
      add(row, to: &block)
      block.add(legend(of: row)[language], .dim)
    }
    surface.draw(
      block.lines,
      in: Rect(row: top + 1, column: chart.column + 1, rows: rows - 1, columns: chart.columns - 2))
  }

  /// What a row says in words, with the count of a limit.
  func add(_ row: TimelineState.Row, to block: inout TextBlock) {
    switch row {
    case .event(let event): addWords(of: event, to: &block)
    case .limit(let limit, let title): addWords(of: limit, title, to: &block)
    }
  }

  private func legend(of row: TimelineState.Row) -> Localized {
    switch row {
    case .event:
      Localized(zh: "* 当日  = 持续  v 送达；点为休息日", en: "* the day  = lasting  v served; dots are rest days")
    case .limit:
      Localized(
        zh: "[-] 期限  / 扣除  |~] 届满与顺延  ! 超期  X 逾期日  * 期内  ? 未记",
        en: "[-] limit  / suspended  |~] end and rolled  ! over  X too late  * kept  ? open")
    }
  }

  private func addWords(of event: Event, to block: inout TextBlock) {
    let day = event.day.map { "\($0.value) \($0.value.weekdayName[language])" }
    let rest = event.day.flatMap { timeline?.calendar.restName($0.value) }.map {
      Localized(zh: "休息日", en: "rest day")[language] + "（\($0[language])）"
    }
    let parts = [
      day, rest, event.until.map { Localized(zh: "至 \($0.value)", en: "until \($0.value)")[language] },
      event.served.map { Localized(zh: "送达 \($0.value)", en: "served \($0.value)")[language] },
      event.manner?.value, event.result?.value, event.amount?.value.description,
      event.people.isEmpty ? nil : event.people.map(\.value).joined(separator: "、"),
      event.document.map { placeText($0.value, event.page?.value, nil, "") },
    ]
    let sign = event.day?.source.isEntered == true ? signs.entered + " " : ""
    block.add(
      parts.compactMap { $0 }.joined(separator: " · "), lead: sign + event.kind.rawValue + " ",
      leadRole: .heading)
  }

  private func addWords(of limit: CheckedLimit, _ title: Localized, to block: inout TextBlock) {
    let off = limit.daysOff
    let end = limit.end.map { "\($0.name[language]) \($0.day)" }
    let state =
      end == nil
      ? Localized(zh: "终点未记载", en: "the end is not recorded")[language]
      : off > 0
        ? Localized(
          zh: limit.direction == .within ? "超期\(off)日" : "早\(off)日",
          en: limit.direction == .within ? "\(off) days over" : "\(off) days early")[language]
        : Localized(zh: "期内", en: "kept")[language]
    let last =
      limit.last == limit.rawLast
      ? Localized(zh: "最后一日 \(limit.last)", en: "last day \(limit.last)")
      : Localized(
        zh: "届满 \(limit.rawLast)，顺延至 \(limit.last)", en: "ends \(limit.rawLast), rolled to \(limit.last)")
    block.add(
      [last[language], end, state].compactMap { $0 }.joined(separator: " · "), off > 0 ? .bad : .normal,
      lead: title[language] + " ", leadRole: .heading)
    block.add(limit.derivation[language] + " " + limit.rule.basis, .dim)
  }
}
