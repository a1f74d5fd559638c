import CaseFiles
import Dispatch
import Foundation
import Synchronization
import TerminalUI

// Taking case files into the workspace from the desk.
extension Workstation {
  /// How many case files there are to take in, nil until they have been counted beside the import.
  private nonisolated static func counting(_ path: String, _ mapping: ColumnMapping) -> Counted {
    let counted = Counted()
    DispatchQueue.global(qos: .utility).async {
      var found = 0
      try? CaseIntake([path], mapping: mapping).walk { item in
        switch item {
        case .found, .refused: found += 1
        case .heading: break
        }
      }
      counted.set(found)
    }
    return counted
  }

  /// Looks at a table beside the screens, its columns read as the workspace remembers them.
  func readColumns(_ given: String) {
    guard FileManager.default.fileExists(atPath: TypedPath.expanded(given)) else {
      return take(
        .imported(
          Localized(
            zh: "没有这个文件或者文件夹：\(given)；请核对路径后重新装入",
            en: "There is no such file or folder: \(given); check the path and import again"),
          refusals: []))
    }
    let shared = shared
    background.answer {
      let mapping = (try? ColumnOptions.remembered(in: shared)) ?? ColumnMapping()
      return .columns(path: given, TableSurvey(of: TypedPath.expanded(given), mapping: mapping))
    }
  }

  /// What an import came to, and where its refusals and doubts are listed.
  private nonisolated static func told(_ report: IntakeReport) -> Localized {
    let doubts = report.doubtful.count
    guard doubts + report.refused.count > 0 else { return report.summary }
    return Localized(
      zh: report.summary.zh + (doubts > 0 ? "存疑 \(doubts) 处。" : "") + "按 ! 看原因",
      en: report.summary.en + (doubts > 0 ? " Doubtful: \(doubts)." : "") + " ! lists them")
  }

  /// Imports beside the screens; what came in before an error or a stop stays.
  func importFiles(_ given: String, _ columns: ColumnMapping) {
    let path = TypedPath.expanded(given)
    let (store, library, reviewer, shared, language) = (store, library, reviewer, shared, app.language)
    background.start { hand in
      func fail(_ message: Localized) {
        _ = hand(
          .imported(Localized(zh: "没有装入：\(message.zh)", en: "Not imported: \(message.en)"), refusals: []))
      }
      do {
        var mapping = try ColumnOptions.remembered(in: shared)
        mapping.merge(columns)
        let total = Self.counting(path, mapping)
        var importing = try Importing(
          of: [path], into: store, by: reviewer, rules: library.checkRules(), language: language, clock: now()
        ) { report in
          hand(.progress(Desk.Progress(loaded: report.read, total: total.value)))
        }
        try importing.take(CaseIntake([path], mapping: mapping))
        try ColumnOptions.remember(columns, in: shared)
        let report = importing.report
        _ = hand(
          .imported(
            Self.told(report), refusals: report.refused.map { $0.text(in: language) },
            doubts: report.doubtful.map { $0.text(in: language) },
            kept: report.accepted + report.unchanged))
      } catch let failure as CommandFailure {
        fail(failure.message)
      } catch {
        fail(Localized("\(error)"))
      }
    }
  }
}

/// A number that is known after a while.
private final class Counted: Sendable {
  private let kept = Mutex<Int?>(nil)

  var value: Int? { kept.withLock { $0 } }

  func set(_ value: Int) { kept.withLock { $0 = value } }
}
