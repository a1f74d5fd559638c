import CaseFiles
import Foundation
import ReviewStore
import Reviewing

extension SharedOptions {
  /// The workspace's store, made on first use.
  ///
  /// Where words must be brought into the index first, the progress is told; Ctrl-C ends the command.
  func openStore() throws -> ReviewStore {
    let indexing = Indexing(language: language)
    let store = try openStore(indexing)
    guard !indexing.isStopped else {
      throw CommandFailure(
        zh: "已中断：检索还没有建完，下次打开时接着建",
        en: "Broken off: the index for searching is not complete; the next command goes on with it")
    }
    return store
  }

  /// The same, for one who goes on without what is not in the index yet.
  func openStore(_ indexing: Indexing) throws -> ReviewStore {
    defer { indexing.close() }
    return try failing { try ReviewStore(workspace: workspacePath, indexing: indexing.goesOn) }
  }

  /// The store where there is one; a workspace that was never used is an error that says so.
  func existingStore() throws -> ReviewStore {
    let path = workspacePath + "/casereview.sqlite"
    guard FileManager.default.fileExists(atPath: path) else {
      throw CommandFailure(
        zh: "工作区 \(workspacePath) 还没有评查记录；先打开工作台评查，或用 --workspace 指明另一处",
        en:
          "the workspace \(workspacePath) holds no reviews yet; review a file first, or name another with --workspace"
      )
    }
    return try openStore()
  }
}

extension ReviewStore {
  /// When a review was last submitted, in milliseconds since 1970; 0 where it never was.
  func submission(of review: Review) throws -> Int64 {
    try failing { try history(of: review.id) }.last { $0.action == .submitted }?.clock ?? 0
  }
}

/// Milliseconds since 1970, for the journal's readers.
func now() -> Int64 {
  Int64(Date().timeIntervalSince1970 * 1000)
}

/// Today by this machine's clock and time zone.
func today() -> Day { localDay(of: now()) }

/// Turns a store's error into the sentence that ends a command.
func failing<Value>(_ work: () throws -> Value) throws -> Value {
  do {
    return try work()
  } catch let error as StoreError {
    throw CommandFailure(error.message)
  }
}
