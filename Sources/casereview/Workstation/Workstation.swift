import CaseFiles
import Foundation
import Prechecks
import ReviewStore
import Reviewing
import Standards
import TerminalUI

/// The wiring of the screens with the terminal, the store and the reports.
@MainActor
final class Workstation {
  private(set) var paths: [String]
  let standard: String?
  let reviewer: String
  let shared: SharedOptions
  let library: RuleLibrary
  let store: ReviewStore
  /// Whether the reviewer did not wait until all words were in the index.
  private let isSearchIncomplete: Bool
  private let keptPlaces = KeptPlaces()
  let background = BackgroundWork()
  let drafts: DraftKeeper
  let neighbours: Neighbours
  private let likeFiles: LikeFiles
  var app: App
  private var later: [Effect] = []
  let journal: JournalWriter
  /// Folders with copies of documents for other programs.
  var copies: [String] = []
  /// Whether case files came in that the list does not show yet.
  private var hasImported = false

  init(paths: [String], standard: String?, reviewer: String, shared: SharedOptions) throws {
    self.paths = paths
    self.standard = standard
    self.reviewer = reviewer
    self.shared = shared
    library = try shared.ruleLibrary()
    if let standard { _ = try library.standard(standard) }
    let indexing = Indexing(language: shared.language)
    store = try shared.openStore(indexing)
    isSearchIncomplete = indexing.isStopped
    journal = JournalWriter(store: store, reviewer: reviewer, wake: background.wake)
    drafts = DraftKeeper(workspace: shared.workspacePath, journal: journal)
    neighbours = Neighbours(store: store, reviewer: reviewer)
    likeFiles = LikeFiles(library: library, store: store, reviewer: reviewer)
    app = App(desk: Desk(reviewer: reviewer), language: shared.language)
    app = App(desk: try beginDesk(), language: shared.language)
  }

  /// Runs until the reviewer leaves or the terminal is gone; everything done is in the store by then.
  func run(_ options: TerminalDriver.Options, settings: ReviewerSettings) throws {
    let terminal: TerminalDriver
    do throws(TerminalError) {
      terminal = try TerminalDriver(options: options)
    } catch {
      throw CommandFailure(error.message)
    }
    defer {
      terminal.close()
      drafts.close()
    }
    _ = app.update(.resize(terminal.size))
    take(.preferences(settings.preferences, settings.problems))
    terminal.render(app.view(terminal.size))
    begin()
    terminal.render(app.view(terminal.size))
    while true {
      let events = terminal.nextEvents(wakeUp: background.wakeUp, within: patience)
      if events.contains(.resumed) { terminal.redraw() }
      if events.contains(.wake) { takeWhatCameIn() }
      drafts.writeWhatIsDue()
      let news = events.isEmpty || events.contains(.resumed) ? self.news() : []
      if events.isEmpty && news.isEmpty { continue }
      for answer in news { take(answer, on: terminal) }
      var effects = app.update(events)
      while let effect = next(&effects) {
        if perform(effect, on: terminal) == .leave { return }
      }
      showImported()
      app.isWriting = journal.isBusy
      terminal.render(app.view(terminal.size))
    }
  }

  /// What the screens begin with beside the case files; the first frame does not wait for it.
  func begin() {
    let reasons = (try? store.reasons(of: reviewer, atMost: 300)) ?? []
    take(
      .phrases(
        reasons.map { .init(.init($0.state), criterion: $0.criterion, text: $0.text, count: $0.count) }))
    if !Remembered.tourWasSeen { take(.firstRun) }
    take(.drafts(drafts.unfinished(reviewer: reviewer)))
    if ReviewerSettings.isOnConsole && app.language == .zh {
      // In the letters it can draw.
      let words = "The Linux console draws no Chinese: F2 for English, or use a graphical terminal"
      take(.done(Localized(zh: words, en: words)))
    }
    if isSearchIncomplete, let left = try? store.unindexedCount(), left > 0 {
      take(
        .done(
          Localized(
            zh: "检索还差 \(left) 卷没有建完，查找可能有遗漏；重新打开时接着建",
            en:
              "\(left) case files are not in the index yet, a search may miss them; it goes on when you open again"
          )))
    }
  }

  /// Once a second someone else's changes are looked for, and a draft is written in time.
  private var patience: Int32 {
    guard let due = drafts.due else { return 1000 }
    return Int32(min(1000, due / .milliseconds(1) + 1))
  }

  enum Next { case goOn, leave }

  private func perform(_ effect: Effect, on terminal: TerminalDriver) -> Next {
    if effect.readsTheWorkspace { journal.settle() }
    switch effect {
    case .quit: return leave()
    case .record(let id, let actions, let reason): record(id, actions, reason)
    case .check(let id): check(id)
    case .likeCases(let id): compare(id)
    case .export(let instrument, let id, let path, let replacing):
      export(instrument, id, to: path, replacing: replacing)
    case .completePath(let path): take(.names(completing: path, TypedPath.names(completing: path)))
    case .preview(let instrument, let id): preview(instrument, id)
    case .edit(let text): take(.edited(edit(text, on: terminal)))
    case .draft(let draft): drafts.keep(draft)
    case .editSettings: editSettings(on: terminal)
    case .wear(let theme): terminal.wear(theme)
    case .tourSeen: Remembered.noteTour()
    case .copy(let text): terminal.copy(text)
    case .openExternally(let id, let path): openExternally(path, of: id)
    case .recognise(let id, let index): recognise(id, document: index)
    case .load(let row): load(row)
    case .search(let word): search(word)
    case .searchTyped(let word): searchTyped(word)
    case .readColumns(let path): readColumns(path)
    case .importFiles(let path, let columns): importFiles(path, columns)
    case .stopImport:
      background.stop()
      showWorkspace()
    case .keepViews(let views, let columns): keep(views, columns)
    case .recall(let id): recall(id)
    case .reload: reload()
    case .rectify(let request): rectify(request)
    case .round: countRound()
    case .redraw: terminal.redraw()
    case .suspend: terminal.suspend()
    }
    return .goOn
  }

  /// Takes an answer that may change how the terminal is used.
  private func take(_ answer: Answer, on terminal: TerminalDriver) {
    let theme = app.theme
    take(answer)
    if app.theme != theme { terminal.wear(app.theme) }
  }

  private func editSettings(on terminal: TerminalDriver) {
    guard ReviewerSettings.prepare() else {
      return take(
        .failed(
          Localized(
            zh: "不能写入设置文件 \(ReviewerSettings.path)", en: "cannot write the settings \(ReviewerSettings.path)")
        ))
    }
    if let failure = terminal.edit(path: ReviewerSettings.path).failure {
      return take(
        .failed(
          Localized(
            zh: "\(failure.zh)；设置文件是 \(ReviewerSettings.path)",
            en: "\(failure.en); the settings are \(ReviewerSettings.path)")))
    }
    let news = self.news()
    if news.isEmpty { take(.done(Localized(zh: "设置没有改动", en: "The settings are as they were"))) }
    for answer in news {
      take(answer, on: terminal)
      if case .preferences(_, let problems) = answer, problems.isEmpty {
        take(.done(Localized(zh: "设置已生效", en: "The settings hold now")))
      }
    }
  }

  /// Takes an answer; what it asks for in turn is recorded at once or waits for its turn.
  func take(_ answer: Answer) {
    for effect in app.receive(answer) {
      if case .record(let id, let actions, let reason) = effect {
        record(id, actions, reason)
      } else {
        later.append(effect)
      }
    }
  }

  /// The next thing to do, among what answers have asked for meanwhile.
  func next(_ effects: inout [Effect]) -> Effect? {
    effects += later
    later = []
    return effects.isEmpty ? nil : effects.removeFirst()
  }

  /// The first change of a review binds it to the standard it is filled in by.
  func record(_ id: ReviewID, _ actions: [ReviewAction], _ reason: String) {
    let standard = app.desk.entries.entry(id)?.standard
    journal.record(
      actions, of: id, opening: standard.map { .opened(standard: $0.id, version: $0.version) }, reason: reason
    )
  }

  /// Everything done is on the disk when the program ends; what could not be written is said first.
  func leave() -> Next {
    journal.settle()
    guard !takeRefusals() else { return .goOn }
    for folder in copies { try? FileManager.default.removeItem(atPath: folder) }
    return .leave
  }

  /// Takes back on the screens what the journal has refused; false where it has refused nothing.
  @discardableResult
  func takeRefusals() -> Bool {
    let refusals = journal.takeRefusals()
    for refusal in refusals {
      take(.refused(refusal.review, refusal.actions, refusal.message, kept: kept(refusal.review)))
    }
    return !refusals.isEmpty
  }

  /// What others have changed meanwhile.
  func news() -> [Answer] {
    journal.settle()
    takeRefusals()
    return neighbours.news()
  }

  /// A review as the journal holds it, also one it has not heard of; nil where the journal cannot be read.
  private func kept(_ id: ReviewID) -> Review? {
    do {
      if let review = try store.review(id) { return review }
    } catch {
      return nil
    }
    return app.desk.entries.entry(id).map {
      Review(id: id, standard: $0.standard.id, version: $0.standard.version)
    }
  }

  /// Runs the checks on one file as its review corrects it.
  func check(_ id: ReviewID) {
    guard let entry = app.desk.entries.entry(id) else { return }
    likeFiles.forget()
    background.forgetQuestions()
    let rules = paths.isEmpty ? library.checkRules() : rulesAmongLoaded
    let results = precheck(entry.file, with: allChecks, under: rules)
    take(.checked(id, results))
    checkAmongItsLike(entry, known: results)
  }

  /// A file of the workspace is held against the others of it beside the screens, for they may be many; where that
  /// shows nothing but what is known, nothing is said.
  private func checkAmongItsLike(_ entry: CaseEntry, known: [CheckResult]) {
    guard paths.isEmpty else { return }
    let (file, id, likeFiles, library) = (entry.file, entry.review.id, likeFiles, library)
    background.ask {
      let rules = (try? likeFiles.rules(for: file)) ?? library.checkRules()
      let results = precheck(file, with: allChecks, under: rules)
      return results == known ? nil : .checked(id, results)
    }
  }

  func compare(_ id: ReviewID) {
    guard let entry = app.desk.entries.entry(id) else { return }
    guard paths.isEmpty else {
      return take(.likeCases(id, LikeCasesPicture(of: entry.file, under: rulesAmongLoaded)))
    }
    let (file, likeFiles) = (entry.file, likeFiles)
    background.ask {
      do {
        return .likeCases(id, LikeCasesPicture(of: file, under: try likeFiles.rules(for: file)))
      } catch {
        return .failed((error as? StoreError)?.message ?? Localized("\(error)"))
      }
    }
  }

  /// The rules with the like cases that are loaded, as they are corrected now.
  private var rulesAmongLoaded: CheckRules {
    library.checkRules(among: app.desk.entries.all.map(\.file))
  }

  func recall(_ id: ReviewID) { take(.history(id, (try? store.history(of: id)) ?? [])) }

  func reload() {
    do {
      take(.reloaded(try beginDesk()))
    } catch let failure as CommandFailure {
      take(.failed(failure.message))
    } catch {
      take(.failed(Localized("\(error)")))
    }
  }

  var loading: DeskLoading {
    // What was remembered and can no longer be read is said by the commands that map columns.
    let mapping = (try? ColumnOptions.remembered(in: shared)) ?? ColumnMapping()
    return DeskLoading(
      paths: paths, standard: standard, reviewer: reviewer, library: library, store: store,
      workspace: shared.workspacePath, mapping: mapping, kept: keptPlaces)
  }

  func takeWhatCameIn() {
    takeRefusals()
    take(background.take())
  }

  /// Waits for what is done beside the screens.
  func finishWork() { background.finish { take($0) } }

  private func take(_ answers: [Answer]) {
    for answer in answers {
      take(answer)
      // Where nothing came in, what was opened by its path stays.
      if case .imported(_, _, _, let kept) = answer, kept > 0 || paths.isEmpty { hasImported = true }
    }
    showImported()
  }

  /// Lists what came in once the reviewer is on the list of files: a review in hand is not taken away.
  private func showImported() {
    guard hasImported, app.isOnDesk else { return }
    hasImported = false
    showWorkspace()
  }

  /// After an import the desk lists what the workspace holds, and says so where it was opened on something else.
  private func showWorkspace() {
    let wasElsewhere = !paths.isEmpty
    paths = []
    likeFiles.forget()
    reload()
    if wasElsewhere {
      app.sayAlso(
        Localized(
          zh: "列表现在是工作区的案卷；先前按路径打开的没有装入，仍按原路径打开",
          en: "The list is now that of the workspace; what was opened by its path lies there still"))
    }
  }

  /// The desk as far as it is loaded at once; the rest comes in beside the screens.
  private func beginDesk() throws -> Desk {
    var (desk, rest) = try loading.desk()
    DeskViewsFile.apply(to: &desk, workspace: shared.workspacePath)
    desk.today = today()
    desk.overdueRectifications = try failing { try store.overdueRectifications(on: today()) }
    if let rest { background.start(rest) }
    return desk
  }

  func load(_ row: CaseRow) {
    answer {
      let entry = try loading.entry(row)
      defer { checkAmongItsLike(entry, known: entry.results) }
      return .loaded(entry)
    }
  }

  /// Looks into the texts of the files on the desk, or of all files of the workspace.
  func search(_ word: String) {
    answer {
      guard paths.isEmpty else {
        let files = app.desk.entries.all.filter { $0.file.holds(word) }
        return .found(word, caseFiles: files.map(\.review.id.caseFile))
      }
      return .found(word, caseFiles: try failing { try store.caseNames(holding: word) })
    }
  }

  /// So many files are shown as one types; a word of more is looked up when it is entered.
  private nonisolated static let mostTyped = 5000

  func searchTyped(_ word: String) {
    guard paths.isEmpty else {
      if app.desk.entries.all.count <= 100 { search(word) }
      return
    }
    let store = store
    background.ask {
      (try? store.caseNames(holding: word, atMost: Self.mostTyped)).flatMap(\.self).map {
        .found(word, caseFiles: $0)
      }
    }
  }

  func keep(_ views: [DeskViewSetting], _ columns: Set<DeskColumn>) {
    do {
      try DeskViewsFile(views: views, columns: columns).write(workspace: shared.workspacePath)
    } catch {
      take(
        .failed(
          Localized(
            zh: "视图没有保存：无法写入 \(DeskViewsFile.path(shared.workspacePath))",
            en: "the views were not saved: cannot write \(DeskViewsFile.path(shared.workspacePath))")))
    }
  }
}

extension CaseFile {
  /// Whether a word stands in the text of a document.
  fileprivate func holds(_ word: String) -> Bool {
    documents.contains { document in
      document.text?.pages.contains { page in page.contains { $0.text.contains(word) } } ?? false
    }
  }
}

extension Phrases.Use {
  /// What the reason of a mark is a sentence for.
  fileprivate init(_ state: Mark.State) {
    switch state {
    case .na: self = .notApplicable
    case .veto: self = .veto
    case .unanswered, .met, .deducted: self = .deduction
    }
  }
}
