import CaseFiles
import Foundation
import ReviewStore
import TerminalUI

/// Sees what others have changed meanwhile: another instance on the same workspace, an editor in the settings.
@MainActor
final class Neighbours {
  private let store: ReviewStore
  private let reviewer: String
  private var version: Int?
  private var seen: Int
  private var settings: Date?

  init(store: ReviewStore, reviewer: String) {
    self.store = store
    self.reviewer = reviewer
    version = try? store.dataVersion()
    seen = (try? store.head().count) ?? 0
    settings = ReviewerSettings.changed()
  }

  /// What has changed since the last time; cheap where nothing has.
  func news() -> [Answer] {
    var answers: [Answer] = []
    if let now = try? store.dataVersion(), now != version {
      version = now
      let count = seen
      seen = (try? store.head().count) ?? seen
      if let changed = try? store.reviews(of: reviewer, changedAfter: count), !changed.isEmpty {
        answers.append(.changedElsewhere(changed))
      }
    }
    let changed = ReviewerSettings.changed()
    if changed != settings {
      settings = changed
      let settings = ReviewerSettings.load()
      answers.append(.preferences(settings.preferences, settings.problems))
    }
    return answers
  }
}
