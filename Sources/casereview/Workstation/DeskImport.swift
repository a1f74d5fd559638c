import CaseFiles
import Foundation
import TerminalUI

// Taking case files into the workspace from the desk.
extension Workstation {
  /// Imports beside the screens; what came in before an error or a stop stays.
  func importFiles(_ given: String) {
    let path = (given as NSString).expandingTildeInPath
    let (store, library, reviewer, shared, language) = (store, library, reviewer, shared, app.language)
    background.start { hand in
      func fail(_ message: Localized) {
        _ = hand(
          .imported(Localized(zh: "没有装入：\(message.zh)", en: "Not imported: \(message.en)"), refusals: []))
      }
      do {
        var importing = try Importing(
          of: [path], into: store, by: reviewer, rules: library.checkRules(), language: language, clock: now()
        ) { report in
          hand(.progress(Desk.Progress(loaded: report.read, total: nil)))
        }
        try importing.take(CaseIntake([path], mapping: try ColumnOptions.remembered(in: shared)))
        let report = importing.report
        _ = hand(
          .imported(
            report.summary, refusals: (report.refused + report.doubtful).map { $0.text(in: language) }))
      } catch let failure as CommandFailure {
        fail(failure.message)
      } catch {
        fail(Localized("\(error)"))
      }
    }
  }
}
