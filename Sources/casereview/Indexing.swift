import CaseFiles
import Foundation
import ReviewStore

/// Tells on standard error how far the index of a workspace's words is, while that is made at the first opening.
final class Indexing {
  private let language: Language
  private let isTerminal = isatty(2) == 1
  private let start = ContinuousClock.now
  private var interruption: Interruption?
  private var isShown = false
  private(set) var isStopped = false

  /// What is done sooner than this is not worth a line.
  private static let patience = Duration.milliseconds(400)

  init(language: Language) { self.language = language }

  func goesOn(_ progress: IndexProgress) -> Bool {
    interruption = interruption ?? Interruption()
    if interruption?.isAsked == true {
      isStopped = true
      return false
    }
    guard ContinuousClock.now - start > Self.patience, progress.done < progress.total else { return true }
    let percent = progress.done * 100 / max(1, progress.total)
    let line = Localized(
      zh: "正在为 \(progress.total) 卷案卷建立检索（只需一次），已完成 \(percent)%（Ctrl-C 可中断，下次接着建）",
      en:
        "Making the index of \(progress.total) case files for searching, once: \(percent)% (Ctrl-C stops, the next time goes on)"
    )[language]
    if isTerminal {
      write("\r\u{1B}[K" + line)
    } else if !isShown {
      write(line + "\n")
    }
    isShown = true
    return true
  }

  /// Takes the line away and lets Ctrl-C end the program again.
  func close() {
    if isTerminal, isShown { write("\r\u{1B}[K") }
    interruption = nil
  }

  private func write(_ text: String) { FileHandle.standardError.write(Data(text.utf8)) }
}
