import CNcurses
import CaseFiles
import Foundation
import Reviewing
import TestSupport
import Testing

@testable import TerminalUI

/// Keys, sizes, pastes and clicks at random: no crash, no corrupted cell, no lost mark.
///
/// A few thousand events in the normal run; `ENDURANCE_MINUTES=60` goes on for so long, `ENDURANCE_SEED` repeats one.
@MainActor @Suite(.serialized) struct EnduranceTests {
  private static let keys: [Key] =
    Array("jjjjkklhgGnNfFvVaxmMrrcCXeJKyy]][[/1212349-sSRotdpqu:?<>!ezzOoLitlPDwW=+0 iD测试评查，。a b").map {
      .char($0)
    } + [
      .enter, .enter, .enter, .escape, .escape, .tab, .tab, .up, .down, .left, .right, .pageUp, .pageDown,
      .home,
      .end, .backspace, .delete, .wordLeft, .wordRight, .ctrl("r"), .ctrl("p"), .ctrl("e"), .ctrl("w"),
      .ctrl("u"),
      .ctrl("y"), .ctrl("k"), .ctrl("_"), .alt("b"), .alt("d"), .f(1), .f(2), .f(3), .f(5), .ctrl("l"),
      .ctrl("c"),
    ]
  private static let pastes = [
    "粘贴\n1", "\u{1B}[31m红\u{202E}反", "👩‍🔬👍🏽e\u{301}", String(repeating: "长文字，", count: 200), "",
  ]

  @Test func whateverIsTypedTheScreensStayWholeAndNoMarkIsLost() throws {
    let surroundings = ProcessInfo.processInfo.environment
    let minutes = surroundings["ENDURANCE_MINUTES"].flatMap(Double.init)
    let seed = surroundings["ENDURANCE_SEED"].flatMap(UInt64.init) ?? (minutes == nil ? 5 : UInt64(time(nil)))
    let end = ContinuousClock.now + .seconds((minutes ?? 0) * 60)
    var random = SplitMix(state: seed)
    var events = 0
    var trouble: String?
    repeat {
      let size = Size(rows: 24, columns: 80)
      let terminal = try CapturedScreen(size: size)
      defer { terminal.close() }
      // In turn a few files that are loaded, and thousands of rows of which some are opened.
      let desk =
        events / 3000 % 2 == 1 ? DeskTests.desk(2 * DeskBlock.capacity + 300) : ScreensFixture().desk()
      var session = Session(random: random, fixture: desk)
      var renderer = CursesRenderer(theme: .dark)
      for step in 0..<3000 where trouble == nil {
        session.step(keys: Self.keys, pastes: Self.pastes)
        trouble = session.trouble ?? brokenGlyph(session.app.view(session.app.size))
        // Every so often the same frame through ncurses, at the size the captured screen has.
        if step % 25 == 0, trouble == nil {
          let surface = session.app.view(size)
          renderer.render(surface)
          let shown = try terminal.read().text
          if shown != surface.text() { trouble = "the terminal shows\n\(shown)\n---\n\(surface.text())" }
        }
      }
      random = session.random
      events += 3000
    } while trouble == nil && (events < 6000 || ContinuousClock.now < end)
    #expect(trouble == nil, "seed \(seed), within \(events) events: \(trouble ?? "")")
    if minutes != nil { print("endurance: seed \(seed), \(events) events") }
  }
}

/// An app under fire, and a journal that takes or refuses what it records.
private struct Session {
  var random: SplitMix
  var app: App
  /// The reviews as the journal makes them from what was recorded.
  private var journal: [ReviewID: Review] = [:]
  private(set) var trouble: String?
  private static let sizes = [
    (24, 80), (50, 160), (20, 60), (5, 20), (40, 120), (100, 300), (1, 1), (24, 81), (25, 119), (60, 10),
  ]

  init(random: SplitMix, fixture: Desk) {
    self.random = random
    app = App(desk: fixture)
    for entry in fixture.entries.all { journal[entry.review.id] = entry.review }
  }

  private mutating func pick<Value>(_ values: [Value]) -> Value {
    values[Int(random.next() % UInt64(values.count))]
  }

  private static let mouse: [Mouse.Action] = [
    .press, .doubleClick, .drag(from: Position(row: 6, column: 50)), .wheelUp, .wheelDown,
  ]

  mutating func step(keys: [Key], pastes: [String]) {
    switch random.next() % 100 {
    case 0, 1:
      let size = pick(Self.sizes)
      perform(app.update(.resize(Size(rows: size.0, columns: size.1))))
    case 2, 3: perform(app.update(.paste(pick(pastes))))
    case 4, 5:
      let at = Position(row: Int(random.next() % 60), column: Int(random.next() % 170))
      perform(
        app.update(.mouse(Mouse(action: pick(Self.mouse), position: at))))
    case 6: perform(app.receive(.edited(pick(["长理由", nil, "另一段\n理由"]))))
    case 7: perform(app.receive(.preview(.opinion, [["评查意见书"], ["一、基本情况"]])))
    case 8: changeElsewhere()
    case 9: perform(app.update((0..<8).map { _ in .key(pick(keys)) }))
    default: perform(app.update(.key(pick(keys))))
    }
    compare()
  }

  /// A file of the desk as the program loads it.
  private mutating func load(_ row: CaseRow) {
    var entry = ScreensFixture().entry(Int(random.next() % 4))
    entry.review.id.caseFile = row.caseFile
    entry.source = row.source
    if let kept = journal[entry.review.id] { entry.review = kept }
    journal[entry.review.id] = entry.review
    let isLost = random.next() % 20 == 0
    perform(app.receive(isLost ? .failed(Localized(zh: "读不了", en: "Cannot be read")) : .loaded(entry)))
  }

  /// The journal takes what is recorded, now and then it cannot; what follows in the burst is left out then.
  private mutating func perform(_ effects: [Effect]) {
    var refused: Set<ReviewID> = []
    for effect in effects {
      if let answer = ScreensProgram().answer(to: effect) { perform(app.receive(answer)) }
      if case .load(let row) = effect { load(row) }
      guard case .record(let id, let actions, _) = effect, var review = journal[id], !refused.contains(id)
      else { continue }
      if random.next() % 40 == 0 {
        refused.insert(id)
        perform(app.receive(.refused(id, actions, Localized(zh: "未写入", en: "Not written"), kept: review)))
        continue
      }
      do {
        for action in actions { try review.apply(action) }
        journal[id] = review
      } catch {
        trouble = "the journal refuses \(actions): \(error)"
      }
    }
  }

  /// Another window marks something.
  private mutating func changeElsewhere() {
    guard var review = journal.values.sorted(by: { $0.id.caseFile < $1.id.caseFile }).first,
      review.stage == .open
    else { return }
    let before = review.scorecard.mark("A5")
    let after = Mark(state: before.state == .met ? .na : .met, reason: "另一窗口")
    try? review.apply(.marked(criterion: "A5", before: before, after: after))
    journal[review.id] = review
    perform(app.receive(.changedElsewhere([review])))
  }

  private mutating func compare() {
    for entry in app.desk.entries.all {
      let shown = entry.review
      guard let kept = journal[shown.id], kept != shown else { continue }
      trouble = trouble ?? "\(shown.id.caseFile) shows what the journal does not hold"
    }
  }
}
