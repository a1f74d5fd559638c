import CaseFiles
import Reviewing

@testable import TerminalUI

/// Rectifications in every state, as of 20 December 2024; in the plain form every word of theirs is W.
struct RectificationFixture {
  var isPlain = false
  let today = day(12, 20)

  static func day(_ month: Int, _ day: Int) -> Day { Day(2024, month, day) ?? Day(number: 0) }

  private func word(_ text: String) -> String { isPlain ? "W" : text }

  private func notice(
    _ serial: Int, _ issued: Day, _ deadline: Day?, origin: RectificationNotice.Origin = .notice
  ) -> RectificationNotice {
    RectificationNotice(
      origin: origin, number: origin == .own ? "" : isPlain ? "W-\(serial)" : "示司整〔2024〕\(serial)号",
      agency: word(serial % 2 == 0 ? "示例区综合行政执法局" : "示例区市场监督管理局"), title: word("示例食品店经营超过保质期食品案"),
      issued: issued, deadline: deadline,
      derivation: isPlain
        ? Localized("W")
        : Localized(
          zh: "自\(issued.chinese)起算（当日不计），30日（自然日）届满。",
          en: "Counted from \(issued), that day excluded, 30 calendar days."),
      problems: [word("送达回证缺失：卷内没有决定书的送达回证"), word("适用条款错误：决定书引用的条款与事实不符")])
  }

  private func answer(_ measures: [RectificationMeasure], on day: Day) -> RectificationStep {
    .answered(
      RectificationAnswer(
        day: day, submitter: word("王某"),
        entries: measures.enumerated().map {
          .init(
            problem: $0.offset + 1, measure: $0.element, text: word("已补附送达回证，并组织培训"),
            evidence: [
              RectificationEvidence(
                name: word("回证.pdf"), sha256: String(repeating: "a1", count: 32), bytes: 9),
              RectificationEvidence(name: word("培训签到表")),
            ])
        }))
  }

  var entries: [RectificationEntry] {
    let day = Self.day
    let accepted = RectificationStep.accepted(day: day(11, 25), comment: word("属实"))
    let ways: [(RectificationNotice, [RectificationStep])] = [
      (notice(1, day(10, 8), day(11, 7)), [answer([.completed, .improved], on: day(11, 5)), accepted]),
      (
        notice(2, day(10, 9), day(11, 8)),
        [
          answer([.completed, .improved], on: day(11, 12)), accepted,
          .drawn(
            LookBackTicket(
              day: day(12, 10), seed: "1210", key: "0a", rank: 1, drawn: 1, candidates: 2, list: nil)),
        ]
      ),
      (
        notice(3, day(11, 1), day(12, 2)),
        [.escalated(day: day(12, 4), level: .remind, reason: word("电话提醒"), skipping: "")]
      ),
      (notice(4, day(11, 20), day(12, 20)), [answer([.completed, .revoked], on: day(12, 18))]),
      (
        notice(5, day(11, 18), day(12, 18)),
        [
          answer([.completed], on: day(12, 1)),
          .returned(day: day(12, 3), reason: word("第二个问题没有答复")),
        ]
      ),
      (notice(6, day(11, 27), day(12, 27)), []),
      (
        notice(7, day(12, 1), nil, origin: .own),
        [
          .correctionOpened(day: day(12, 2), kind: .revoke, ground: word("适用依据错误")),
          .paperFiled(
            .init(
              kind: .notification, day: day(12, 3), evidence: RectificationEvidence(name: word("告知书.docx")))),
        ]
      ),
    ]
    return ways.enumerated().map { index, way in
      var one = Rectification(way.0, by: word("张某"))
      for step in way.1 { try? one.take(step, by: word("李某")) }
      let review = ReviewID(caseFile: word("示市监罚〔2024〕") + "\(31 + index)", reviewer: word("张某"))
      return RectificationEntry(id: RectificationID(review: review, place: 1), rectification: one)
    }
  }
}

/// Types keys at the rectification screen and does what the program would do, with values alone.
struct RectificationPlayer {
  var player: ScreensPlayer
  private(set) var entries: [RectificationEntry]
  let today: Day
  /// What was asked of the program besides steps.
  private(set) var requests: [RectificationRequest] = []
  private var done = 0

  init(
    _ fixture: RectificationFixture = RectificationFixture(), empty: Bool = false, language: Language = .zh,
    rows: Int = 24, columns: Int = 80
  ) {
    entries = empty ? [] : fixture.entries
    today = fixture.today
    player = ScreensPlayer(
      ScreensFixture(isPlain: fixture.isPlain).desk(), language: language, rows: rows, columns: columns)
    press("z")
  }

  var grid: String { player.grid }

  var selected: Rectification? { player.app.rectify.selected?.rectification }

  mutating func press(_ keys: String) {
    player.press(keys)
    perform()
  }

  private mutating func perform() {
    while done < player.effects.count {
      let effect = player.effects[done]
      done += 1
      guard case .rectify(let request) = effect else { continue }
      requests.append(request)
      switch request {
      case .load: _ = player.app.receive(.rectifications(entries, today: today, EscalationPolicy()))
      case .take(let id, let step, let seen): take(id, step, seen)
      case .draw, .export: _ = player.app.receive(.done(Localized("OK")))
      }
    }
  }

  private mutating func take(_ id: RectificationID, _ step: RectificationStep, _ seen: Int) {
    guard let index = entries.firstIndex(where: { $0.id == id }) else { return }
    do throws(RectificationRefusal) {
      guard entries[index].rectification.count == seen else { throw .noSuchPlace(seen) }
      try entries[index].rectification.take(step, by: player.app.desk.reviewer)
      _ = player.app.receive(.rectified([entries[index]], step.sentence))
    } catch {
      _ = player.app.receive(.failed(error.message))
    }
  }
}
