import CaseFiles

extension App {
  /// The events by day with a bar for their distance from the first, and the days since the one before.
  func timelineBlock(columns: Int) -> TextBlock {
    var block = TextBlock(columns: columns)
    guard let review else { return block }
    let events = ordered(desk.entries[review.entry].file.events)
    let days = events.compactMap(\.day?.value)
    guard let first = days.first, let last = days.last else {
      block.add(Localized(zh: "案卷没有记载带日期的事件", en: "The file records no dated events")[language], .dim)
      return block
    }
    block.add(
      Localized(
        zh: "自 \(first) 至 \(last)，历时 \(last - first) 天（自然日）",
        en: "\(first) to \(last), \(last - first) calendar days")[
          language], .heading)
    let bar = max(8, min(40, columns - 48))
    var before: Day?
    for event in events {
      let day = event.day?.value
      let gap = day.flatMap { day in before.map { day - $0 } }
      let offset = day.map { (bar - 1) * ($0 - first) / max(1, last - first) }
      let line = offset.map { String(repeating: "-", count: $0) + "*" } ?? ""
      let since =
        gap.map { Localized(zh: "+\($0) 天", en: "+\($0) d")[language] } ?? (day == nil ? "" : "")
      let lead =
        padded(day?.description ?? Localized(zh: "未记日期", en: "no date")[language], columns: 10) + " "
        + padded(since, columns: 8, trailing: true) + "  " + padded(line, columns: bar) + " "
      block.add(event.kind.rawValue, lead: lead, leadRole: .accent, target: target(event))
      if let day { before = day }
    }
    return block
  }
}
