import CaseFiles
import Reviewing

extension App {
  /// Takes an answer of the program.
  public mutating func receive(_ answer: Answer) -> [Effect] {
    defer { prepare() }
    switch answer {
    case .entries(let entries): take(entries)
    case .reloaded(let desk): replace(desk)
    case .progress(let progress): desk.progress = progress
    case .refusedFile(let error): desk.refused.append(error)
    case .refused(let id, let actions, let text):
      takeBack(actions, of: id)
      message = Message(text, isBad: true)
    case .preview(let instrument, let lines):
      guard review != nil, screen == .conclusion || screen == .preview else { break }
      reading.preview = lines
      reading.instrument = instrument
      reading.cursor = 0
      reading.scroll = 0
      if screen != .preview { screens.append(.preview) }
    case .edited(let text):
      let then = editing
      editing = nil
      guard let text, let then else { return [] }
      return then(&self, trimmed(text))
    case .done(let text): say(text)
    case .failed(let text): message = Message(text, isBad: true)
    }
    return []
  }

  private mutating func take(_ entries: [CaseEntry]) {
    let from = desk.entries.count
    for entry in entries {
      if let position = table.entry(entry.review.id), position < desk.entries.count {
        desk.entries[position] = entry
        table.replace(position, with: entry)
        if review?.entry == position { reopenReview() }
      } else {
        desk.entries.append(entry)
      }
    }
    if desk.entries.count > from { table.add(desk.entries[from...]) }
  }

  private mutating func replace(_ new: Desk) {
    let selected = table.selected.map { desk.entries[$0].review.id }
    let opened = review?.id
    desk = new
    let filter = table.filter
    let order = table.order
    table = DeskTable(desk.entries)
    table.sort(by: order)
    table.setFilter(filter)
    if let selected, let entry = table.entry(selected), let position = table.shown.firstIndex(of: entry) {
      table.cursor = position
    }
    guard let opened else { return }
    if table.entry(opened) != nil {
      reopenReview()
    } else {
      screens = [.desk]
      overlay = nil
      review = nil
      document = nil
    }
  }

  /// Takes back changes that could not be written.
  private mutating func takeBack(_ actions: [ReviewAction], of id: ReviewID) {
    guard let position = table.entry(id) else { return }
    var changed = desk.entries[position].review
    for action in actions.reversed() {
      if let inverse = action.inverse {
        try? changed.apply(inverse)
      } else if action == .submitted {
        changed.stage = .open
      } else if action == .reopened {
        changed.stage = .submitted
      }
    }
    install(changed, at: position)
    history.forget(id)
  }
}
