import CaseFiles
import ReviewStore
import Reviewing
import TerminalUI

// What the rectification screen asks for: reading, recording with evidence hashed, drawing, exporting.
extension Workstation {
  func rectify(_ request: RectificationRequest) {
    answer {
      let rectifying = Rectifying(
        store: store, settings: try Settings.load(workspace: shared.workspacePath),
        calendar: library.calendar,
        actor: reviewer)
      switch request {
      case .load:
        let entries = try failing { try store.rectifications() }
        return .rectifications(entries, today: today(), rectifying.settings.escalation)
      case .take(let id, let step, let seen):
        let after = try rectifying.record(try step.withEvidence(), at: id, seen: seen)
        return .rectified(
          [after], Localized(zh: "已记录：\(step.sentence.zh)", en: "Recorded: \(step.sentence.en)"))
      case .draw(let seed, let count):
        let accepted = try failing { try store.rectifications() }.filter {
          $0.rectification.state == .accepted
        }
        let drawn = try rectifying.draw(seed: seed, count: count, among: accepted, on: today())
        let names = drawn.map(\.line)
        return .rectified(
          drawn,
          Localized(
            zh:
              "\(accepted.count) 件中抽中 \(drawn.count) 件：\(names.joined(separator: "、"))；可用 rectify lookback show 复核",
            en:
              "drew \(drawn.count) of \(accepted.count): \(names.joined(separator: ", ")); rectify lookback show recomputes it"
          ))
      case .export(let typed, let replacing):
        let path = TypedPath.expanded(typed)
        guard replacing || !TypedPath.isFile(path) else {
          return .isThere(path: typed, replacing: .rectify(.export(path: typed, replacing: true)))
        }
        let entries = try failing { try store.rectifications() }.byDeadline(on: today())
        try RectificationExport(entries: entries, day: today(), settings: rectifying.settings, store: store)
          .write(to: path, replacing: replacing)
        return .done(Localized(zh: "已写入 \(path)", en: "Wrote \(path)"))
      }
    }
    // What another window did meanwhile shows, and the next key acts on it.
    if case .take(let id, _, _) = request, let entries = try? store.review(id.review)?.rectifications,
      entries.indices.contains(id.place - 1)
    {
      app.refresh(RectificationEntry(id: id, rectification: entries[id.place - 1]))
    }
  }
}

extension RectificationStep {
  /// The step with its evidence read and hashed.
  fileprivate func withEvidence() throws -> RectificationStep {
    switch self {
    case .answered(var answer):
      for index in answer.entries.indices {
        answer.entries[index].evidence = try answer.entries[index].evidence.map {
          try Rectifying.evidence($0.name)
        }
      }
      return .answered(answer)
    case .paperFiled(var paper):
      paper.evidence = try Rectifying.evidence(paper.evidence.name)
      return .paperFiled(paper)
    default: return self
    }
  }
}
