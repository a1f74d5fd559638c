import CaseFiles
import ReviewStore
import Reviewing
import Standards
import TerminalUI

/// The wiring of the screens with the terminal, the store and the reports.
@MainActor
final class Workstation {
  let paths: [String]
  let standard: String?
  let reviewer: String
  let shared: SharedOptions
  let library: RuleLibrary
  let store: ReviewStore
  var app: App

  init(paths: [String], standard: String?, reviewer: String, shared: SharedOptions) throws {
    self.paths = paths
    self.standard = standard
    self.reviewer = reviewer
    self.shared = shared
    library = try shared.ruleLibrary()
    store = try shared.openStore()
    app = App(desk: Desk(reviewer: reviewer), language: shared.language)
    app = App(desk: try desk(), language: shared.language)
  }

  /// Runs until the reviewer leaves or the terminal is gone; everything done is in the store by then.
  func run(_ options: TerminalDriver.Options) throws {
    let terminal: TerminalDriver
    do throws(TerminalError) {
      terminal = try TerminalDriver(options: options)
    } catch {
      throw CommandFailure(error.message)
    }
    defer { terminal.close() }
    _ = app.update(.resize(terminal.size))
    terminal.render(app.view(terminal.size))
    while true {
      let events = terminal.nextEvents()
      if events.contains(.resumed) { terminal.redraw() }
      for effect in app.update(events) where perform(effect, on: terminal) == .leave { return }
      terminal.render(app.view(terminal.size))
    }
  }

  enum Next { case goOn, leave }

  private func perform(_ effect: Effect, on terminal: TerminalDriver) -> Next {
    switch effect {
    case .quit: return .leave
    case .record(let id, let actions, let reason): record(id, actions, reason)
    case .export(let instrument, let id, let path): export(instrument, id, to: path)
    case .preview(let instrument, let id): preview(instrument, id)
    case .edit(let text): take(.edited(edit(text, on: terminal)))
    case .copy(let text): terminal.copy(text)
    case .openExternally(let caseFile, let path): openExternally(caseFile, path)
    case .reload: reload()
    case .redraw: terminal.redraw()
    case .suspend: terminal.suspend()
    }
    return .goOn
  }

  func take(_ answer: Answer) {
    for effect in app.receive(answer) {
      if case .record(let id, let actions, let reason) = effect { record(id, actions, reason) }
    }
  }

  /// What the reviewer did is on the disk before the next frame is drawn.
  private func record(_ id: ReviewID, _ actions: [ReviewAction], _ reason: String) {
    do {
      try store.append(
        try opening(id) + actions, to: id, by: reviewer, reason: reason, clock: now())
    } catch let error as StoreError {
      take(.refused(id, actions, error.message))
    } catch {
      take(
        .refused(
          id, actions,
          Localized(
            zh: "这一步没有记下：评查已被另一窗口改动，请回到列表按 R 重新装入",
            en: "not recorded: another window has changed this review; press R on the list of files")))
    }
  }

  /// The first change of a review binds it to the standard it is filled in by.
  private func opening(_ id: ReviewID) throws -> [ReviewAction] {
    guard try store.review(id) == nil, let entry = app.desk.entries.first(where: { $0.review.id == id })
    else { return [] }
    return [.opened(standard: entry.standard.id, version: entry.standard.version)]
  }

  private func reload() {
    do {
      take(.reloaded(try desk()))
    } catch let failure as CommandFailure {
      take(.failed(failure.message))
    } catch {
      take(.failed(Localized("\(error)")))
    }
  }

  private func desk() throws -> Desk {
    try DeskLoading(
      paths: paths, standard: standard, reviewer: reviewer, library: library, store: store
    ).desk(workspace: shared.workspacePath)
  }
}
