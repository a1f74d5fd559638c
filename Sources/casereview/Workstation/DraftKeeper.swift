import Foundation
import Glibc
import TerminalUI

/// Keeps what is being typed on the disk, so that a crash, a cut line or `kill -9` costs at most a second of it.
///
/// The writing is done beside the screens, behind what was recorded before: a text that was handed over is dropped
/// only when it stands in the journal.
@MainActor
final class DraftKeeper {
  /// The shortest time between two writings of the same text.
  static let pause = Duration.seconds(1)

  private let journal: JournalWriter
  private let file: DraftFile
  private var lastWriting: ContinuousClock.Instant?
  private var waiting: Draft?

  init(workspace: String, journal: JournalWriter) {
    self.journal = journal
    file = DraftFile(folder: workspace + "/drafts")
  }

  /// The texts instances that are gone have left, for one reviewer.
  func unfinished(reviewer: String) -> [Draft] {
    journal.settle()
    return file.unfinished(reviewer: reviewer)
  }

  /// Takes what is being typed now; it is written at once, or when a second has passed since the last time.
  func keep(_ draft: Draft) {
    guard !draft.text.isEmpty else {
      waiting = nil
      lastWriting = nil
      return journal.after { [file] in file.drop(draft) }
    }
    waiting = draft
    writeWhatIsDue()
  }

  /// How long until something must be written; nil where nothing waits.
  var due: Duration? {
    guard waiting != nil else { return nil }
    guard let lastWriting else { return .zero }
    return max(.zero, Self.pause - (.now - lastWriting))
  }

  func writeWhatIsDue() {
    guard due == .zero else { return }
    writeWhatWaits()
  }

  /// At the end nothing waits any longer; a text that is still being typed stays for the next time.
  func close() {
    writeWhatWaits()
    journal.settle()
    file.close()
  }

  private func writeWhatWaits() {
    guard let draft = waiting else { return }
    waiting = nil
    lastWriting = .now
    journal.after { [file] in file.write(draft) }
  }
}

/// The file of the text being typed; used from one queue only.
///
/// Each running instance has a file of its own, `drafts/NAME.json` in the workspace, locked by `NAME.lock` as
/// long as it runs: what is found without a living owner was left unfinished.
private final class DraftFile: @unchecked Sendable {
  private let folder: String
  private let name = UUID().uuidString
  private var lock: Int32 = -1
  private var isWritten = false
  /// Files of instances that are gone, without their ending, and what they hold.
  private var left: [(base: String, draft: Draft)] = []

  init(folder: String) { self.folder = folder }

  private var path: String { folder + "/\(name).json" }

  func unfinished(reviewer: String) -> [Draft] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    for file in names.sorted() where file.hasSuffix(".json") && file != "\(name).json" {
      let base = folder + "/" + file.dropLast(".json".count)
      guard !Self.isLocked(base + ".lock"), let data = FileManager.default.contents(atPath: base + ".json"),
        let draft = try? JSONDecoder().decode(Draft.self, from: data), draft.review.reviewer == reviewer
      else { continue }
      left.append((base, draft))
    }
    return left.map(\.draft)
  }

  func close() {
    if lock >= 0 { Glibc.close(lock) }
    unlink(folder + "/\(name).lock")
    lock = -1
  }

  func write(_ draft: Draft) {
    guard takeLock(), let data = try? JSONEncoder().encode(draft) else { return }
    let part = path + ".part"
    let descriptor = open(part, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { return }
    let isComplete = data.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) } == data.count
    let isSafe = isComplete && fsync(descriptor) == 0
    Glibc.close(descriptor)
    guard isSafe, rename(part, path) == 0 else { return }
    isWritten = true
    dropLeft(of: draft)
  }

  /// Nothing is kept of this text any more: it was handed over or given up, and must not come back.
  func drop(_ draft: Draft) {
    if isWritten { unlink(path) }
    isWritten = false
    dropLeft(of: draft)
  }

  private func dropLeft(of draft: Draft) {
    for old in left where old.draft.review == draft.review && old.draft.subject == draft.subject {
      unlink(old.base + ".json")
      unlink(old.base + ".lock")
    }
    left.removeAll { $0.draft.review == draft.review && $0.draft.subject == draft.subject }
  }

  private func takeLock() -> Bool {
    if lock >= 0 { return true }
    mkdir(folder, 0o700)
    lock = open(folder + "/\(name).lock", O_WRONLY | O_CREAT | O_CLOEXEC, 0o600)
    return lock >= 0 && flock(lock, LOCK_EX | LOCK_NB) == 0
  }

  private static func isLocked(_ path: String) -> Bool {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return false }
    defer { Glibc.close(descriptor) }
    return flock(descriptor, LOCK_EX | LOCK_NB) != 0
  }
}
