import CaseFiles
import TerminalUI

extension Workstation {
  /// Runs in lines from standard input to standard output, until `q` or the input's end.
  func runPlain(_ settings: ReviewerSettings) {
    take(.preferences(settings.preferences, settings.problems))
    var session = PlainSession()
    finishWork()
    for line in session.begin(&app) { printLine(line) }
    while let line = readLine() {
      for answer in news() + background.take() { take(answer) }
      var effects = session.take(line, &app)
      while let effect = next(&effects) {
        if performPlainly(effect) == .leave { return }
        journal.settle()
        takeRefusals()
      }
      for line in session.tell(&app) { printLine(line) }
    }
  }

  private func performPlainly(_ effect: Effect) -> Next {
    let needsScreen = Localized(zh: "逐行模式没有这个功能；可打开屏幕模式使用", en: "not in line mode; the screens have it")
    switch effect {
    case .quit: return leave()
    case .record(let id, let actions, let reason): record(id, actions, reason)
    case .check(let id):
      check(id)
      finishWork()
    case .likeCases(let id):
      compare(id)
      finishWork()
    case .export(let instrument, let id, let path, let replacing):
      export(instrument, id, to: path, replacing: replacing)
    case .preview(let instrument, let id): preview(instrument, id)
    case .openExternally(let id, let path): openExternally(path, of: id)
    case .recognise(let id, let index):
      recognise(id, document: index)
      finishWork()
    case .recall(let id): recall(id)
    case .load(let row):
      load(row)
      finishWork()
    case .search(let word): search(word)
    case .readColumns(let path):
      readColumns(path)
      finishWork()
    case .importFiles(let path, let columns):
      importFiles(path, columns)
      finishWork()
    case .keepViews(let views, let columns): keep(views, columns)
    case .reload:
      reload()
      finishWork()
    case .rectify(let request): rectify(request)
    case .round:
      countRound()
      finishWork()
    case .editSettings:
      take(
        .done(Localized(zh: "设置文件：\(ReviewerSettings.path)", en: "The settings are \(ReviewerSettings.path)"))
      )
    case .edit, .copy: take(.failed(needsScreen))
    case .draft, .searchTyped, .completePath, .stopImport, .wear, .tourSeen, .redraw, .suspend: break
    }
    return .goOn
  }
}
