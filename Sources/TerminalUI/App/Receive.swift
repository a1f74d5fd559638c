import CaseFiles
import Reviewing

extension App {
  /// Takes an answer of the program.
  public mutating func receive(_ answer: Answer) -> [Effect] {
    defer { prepare() }
    reading.isStale = true
    switch answer {
    case .entries(let entries): take(entries)
    case .reloaded(let desk): replace(desk)
    case .items(let items): table.add(items)
    case .loaded(let entry): return releaseHeld(after: take(entry))
    case .found(let word, let caseFiles): table.note(word, inTextOf: caseFiles)
    case .columns(let path, let survey): return releaseHeld(after: take(survey, of: path))
    case .imported(let text, let refusals, let doubts, _):
      desk.isImporting = false
      desk.progress = nil
      desk.importRefusals = refusals
      desk.importDoubts = doubts
      say(text)
    case .progress(let progress):
      desk.progress = progress
      guard progress == nil else { break }
      desk.expected = nil
      if table.order != .arrival { table.arrange() }
    case .refusedFile(let error): desk.refused.append(error)
    case .noticed(let notice): desk.notices.append(notice)
    case .refused(let id, let actions, let text, let kept):
      takeBack(actions, of: id, to: kept)
      message = Message(text, isBad: true)
      if actions.contains(where: \.entersFacts) { return [.check(id)] }
    case .checked(let id, let results): take(results, of: id)
    case .likeCases(let id, let picture):
      likeCases = LikeCasesState(review: id, picture: picture)
      reading.block = nil
    case .recognised(let id, let index, let text): take(text, of: id, document: index)
    case .preview(let instrument, let lines):
      guard review != nil, screen == .conclusion || screen == .preview else { break }
      reading.preview = lines
      reading.instrument = instrument
      reading.cursor = 0
      reading.scroll = 0
      if screen != .preview { screens.append(.preview) }
      return releaseHeld(after: arrive(at: .preview))
    case .edited(let text):
      let then = editing
      editing = nil
      guard let text, let then else { return [] }
      return then(&self, trimmed(String(text.map { $0.isNewline ? "\n" : $0 })))
    case .history(let id, let events): return undo(id, in: events)
    case .changedElsewhere(let reviews): return take(reviews)
    case .preferences(let preferences, let problems):
      use(preferences)
      if let first = problems.first {
        let more = problems.count - 1
        message = Message(
          more == 0
            ? first
            : Localized(
              zh: first.zh + "。另有 \(more) 处，casereview doctor 逐处列出",
              en: first.en + ". \(more) more: casereview doctor lists them"),
          isBad: true)
      }
    case .phrases(let learned): phrases.learn(learned)
    case .drafts(let found): take(found)
    case .firstRun: offerTour()
    case .round(let figures):
      round.take(figures)
      return arrive(at: .round)
    case .rectifications(let entries, let today, let policy):
      rectify.take(entries, today: today, policy: policy)
      desk.today = today
      desk.overdueRectifications = rectify.overdue
      return arrive(at: .rectification)
    case .rectified(let entries, let text):
      rectify.replace(entries)
      desk.overdueRectifications = rectify.overdue
      say(text)
    case .names(let path, let names):
      take(names: names, for: path)
      return releaseHeld(after: [])
    case .isThere(let path, let replacing):
      confirm(
        Localized(zh: "“\(path)”已经存在，用新的替换它？", en: "“\(path)” is there already. Replace it?")
      ) { _ in [replacing] }
    case .done(let text): say(text)
    case .failed(let text):
      opening = nil
      arrival = nil
      dropHeld()
      message = Message(text, isBad: true)
    }
    return []
  }

  /// Does what a screen was gone to for, now that what it shows is there.
  private mutating func arrive(at wanted: Screen) -> [Effect] {
    guard let arrival, arrival.screen == wanted, screen == wanted else { return [] }
    self.arrival = nil
    prepare()
    return arrival.body(&self)
  }

  private mutating func take(_ entries: [CaseEntry]) {
    for entry in entries {
      guard let position = table.position(of: entry.review.id.caseFile) else {
        desk.entries[table.count] = entry
        table.add([DeskItem(entry)])
        continue
      }
      // A second file of the same number has a row of its own, and is loaded when it is opened.
      guard table[position].row.source == entry.source else { continue }
      var entry = entry
      // What was marked meanwhile is newer than what was read for the desk.
      if desk.entries.isLoaded(position) { entry.review = desk.entries[position].review }
      desk.entries[position] = entry
      table.replace(position, with: DeskItem(entry))
      if review?.entry == position { reopenReview() }
    }
  }

  /// How many opened files stay loaded on a desk that loads them one by one.
  private static let mostLoaded = 64

  private mutating func take(_ entry: CaseEntry) -> [Effect] {
    let caseFile = entry.review.id.caseFile
    guard let position = opening?.position ?? table.position(of: caseFile) else { return [] }
    if desk.entries.loadedCount < table.count, desk.entries.loadedCount >= Self.mostLoaded {
      desk.entries.unload(except: review?.entry)
    }
    desk.entries[position] = entry
    table.replace(position, with: DeskItem(entry))
    let then = opening?.body
    opening = nil
    return then?(&self) ?? []
  }

  /// Makes the rows of a desk that was put in place.
  mutating func layOutDesk() {
    table.add(desk.items.isEmpty ? desk.entries.all.map { DeskItem($0) } : desk.items)
    desk.items = []
  }

  /// Takes over what another window has changed; what was typed here goes on.
  private mutating func take(_ reviews: [Review]) -> [Effect] {
    var changed: [Int] = []
    var effects: [Effect] = []
    for new in reviews {
      // What is not loaded is read anew when it is opened.
      guard let position = table.position(of: new.id.caseFile), desk.entries.isLoaded(position),
        desk.entries[position].review.id == new.id, desk.entries[position].review != new
      else { continue }
      if desk.entries[position].review.entries != new.entries { effects.append(.check(new.id)) }
      install(new, at: position)
      history.forget(new.id)
      changed.append(position)
    }
    guard let first = changed.first else { return [] }
    let isOpen = review.map { changed.contains($0.entry) } ?? false
    let number = table[isOpen ? review?.entry ?? first : first].row.shownNumber
    say(
      isOpen
        ? Localized(
          zh: "另一窗口改动了本案卷的评查，已更新", en: "Another window changed this review; it is shown as it is now")
        : Localized(
          zh: "另一窗口改动了 \(number)\(changed.count > 1 ? " 等 \(changed.count) 卷" : "")，已更新",
          en:
            "Another window changed \(number)\(changed.count > 1 ? " and \(changed.count - 1) more" : ""); shown as it is now"
        ))
    return effects
  }

  private mutating func take(_ found: [Draft]) {
    drafts = found
    guard let first = found.first else { return }
    if review?.id == first.review {
      offerDraft()
    } else {
      let number =
        table.position(of: first.review.caseFile).map { table[$0].row.shownNumber } ?? first.review.caseFile
      say(
        Localized(
          zh: "\(number) 有一段没写完的文字；打开该案卷可继续写",
          en: "A text of \(number) was left unfinished; open the file to go on"))
    }
  }

  private mutating func replace(_ new: Desk) {
    let selected = table.selected.map { table[$0].row.caseFile }
    let opened = review.flatMap { desk.entries.isLoaded($0.entry) ? desk.entries[$0.entry] : nil }
    let order = table.order
    let filter = table.filter
    let (refusals, doubts) = (desk.importRefusals, desk.importDoubts)
    opening = nil
    dropHeld()
    desk = new
    desk.importRefusals = refusals
    desk.importDoubts = doubts
    table = DeskTable()
    layOutDesk()
    table.sort(by: order)
    table.setFilter(filter)
    if let position = selected.flatMap(table.position), let place = table.shown.firstIndex(of: position) {
      table.cursor = place
    }
    guard let opened else { return }
    if let position = table.position(of: opened.review.id.caseFile) {
      if !desk.entries.isLoaded(position) { desk.entries[position] = opened }
      reopenReview()
    } else {
      screens = [.desk]
      overlay = nil
      closeReview()
    }
  }

  /// Takes back changes that could not be written; what the journal holds is shown where it is known.
  private mutating func takeBack(_ actions: [ReviewAction], of id: ReviewID, to kept: Review?) {
    guard let position = table.position(of: id.caseFile), desk.entries.isLoaded(position) else { return }
    var changed = desk.entries[position].review
    for action in actions.reversed() {
      // What was written is offered again.
      if case .marked(let criterion, let before, let after) = action, after.reason != before.reason {
        givenUp[id, default: [:]][.reason(criterion: criterion)] = after.reason
      }
      if let inverse = action.inverse {
        try? changed.apply(inverse)
      } else if action == .submitted {
        changed.stage = .open
      } else if action == .reopened {
        changed.stage = .submitted
      }
    }
    install(kept ?? changed, at: position)
    history.forget(id)
  }
}
