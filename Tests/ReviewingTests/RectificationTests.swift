import CaseFiles
import Reviewing
import Testing

private typealias Samples = RectificationSamples

@Suite("Deadlines, pressing, corrections and look-backs")
struct RectificationTests {
  private let policy = EscalationPolicy()

  @Test("It is late from the day after the last day, and only while the agency has to act")
  func late() throws {
    var one = try Samples.rectification(in: .open)
    #expect(one.daysLate(on: Samples.day(12, 2)) == nil)
    #expect(one.daysLate(on: Samples.day(12, 3)) == 1)
    try one.take(Samples.extended, by: "李某")
    #expect(one.daysLate(on: Samples.day(12, 16)) == nil && one.daysLate(on: Samples.day(12, 17)) == 1)
    try one.take(Samples.answer(on: Samples.day(12, 18)), by: "李某")
    #expect(one.daysLate(on: Samples.day(12, 30)) == nil && one.answeredLate == 2)
    var own = Rectification(
      RectificationNotice(
        origin: .own, number: "", agency: "a", title: "t", issued: Samples.day(11, 1), deadline: nil,
        derivation: Localized(""), problems: []), by: "张某")
    #expect(own.daysLate(on: Samples.day(12, 31)) == nil)
    try own.take(
      .extended(day: Samples.day(11, 2), until: Samples.day(11, 9), approver: "赵某", reason: "定期"), by: "张某")
    #expect(own.daysLate(on: Samples.day(11, 10)) == 1)
  }

  @Test("Pressing goes level by level; one left out needs its reason, and the lateness suggests the next")
  func escalation() throws {
    var one = try Samples.rectification(in: .open)
    #expect(one.suggestion(on: Samples.day(12, 2), policy) == nil)
    #expect(one.suggestion(on: Samples.day(12, 3), policy) == .remind)
    // Even a month late, what was not done yet comes first.
    #expect(one.suggestion(on: Samples.day(12, 31) + 10, policy) == .remind)
    #expect(throws: RectificationRefusal.notLate(.urge, Samples.day(12, 2))) {
      try one.take(Samples.escalated(.urge, Samples.day(12, 1)), by: "李某")
    }
    #expect(throws: RectificationRefusal.skipped([.remind])) {
      try one.take(Samples.escalated(.urge), by: "李某")
    }
    try one.take(Samples.escalated(.remind, Samples.day(11, 29)), by: "李某")
    #expect(throws: RectificationRefusal.alreadyEscalated(.remind)) {
      try one.take(Samples.escalated(.remind), by: "李某")
    }
    #expect(one.suggestion(on: Samples.day(12, 3), policy) == nil)
    #expect(one.suggestion(on: Samples.day(12, 17), policy) == .urge)
    #expect(throws: RectificationRefusal.skipped([.urge])) {
      try one.take(Samples.escalated(.summon), by: "李某")
    }
    try one.take(Samples.escalated(.summon, skipping: "拒不配合"), by: "李某")
    #expect(one.level == .summon && one.levels == [.remind, .summon])
    try one.take(Samples.answer(on: Samples.day(12, 20)), by: "李某")
    try one.take(.returned(day: Samples.day(12, 21), reason: "仍未附证据"), by: "李某")
    #expect(one.level == nil)
    #expect(one.suggestion(on: Samples.day(12, 21), policy) == .remind)
  }

  @Test("What changes the decision is accepted only after 告知, 听取陈述申辩 and 决定 are closed with their papers")
  func correction() throws {
    var one = try Samples.rectification(in: .open)
    try one.take(Samples.answer([.completed, .revoked]), by: "李某")
    #expect(throws: RectificationRefusal.correctionNeeded([2])) { try one.take(Samples.accepted, by: "李某") }
    #expect(throws: RectificationRefusal.noCorrection) {
      try one.take(Samples.paper(.decision, Samples.day(11, 8)), by: "李某")
    }
    try one.take(Samples.opened, by: "李某")
    #expect(throws: RectificationRefusal.correctionRunning) { try one.take(Samples.opened, by: "李某") }
    #expect(throws: RectificationRefusal.correctionOpen([.notification, .hearing, .decision, .settlement])) {
      try one.take(Samples.accepted, by: "李某")
    }
    try one.take(Samples.paper(.notification, Samples.day(11, 6)), by: "李某")
    try one.take(Samples.paper(.decision, Samples.day(11, 15)), by: "李某")
    #expect(throws: RectificationRefusal.paperOrder(.hearing, .decision)) {
      try one.take(Samples.paper(.hearing, Samples.day(11, 16)), by: "李某")
    }
    let close = RectificationStep.correctionClosed(day: Samples.day(11, 22))
    #expect(throws: RectificationRefusal.papersMissing([.hearing, .settlement])) {
      try one.take(close, by: "李某")
    }
    #expect(
      RectificationRefusal.papersMissing([.hearing, .settlement]).message.zh == "不能办结，缺：陈述申辩记录、损害处理材料")
    try one.take(Samples.paper(.hearing, Samples.day(11, 12)), by: "李某")
    try one.take(Samples.paper(.settlement, Samples.day(11, 18)), by: "李某")
    #expect(throws: RectificationRefusal.tooEarly(Samples.day(11, 17), Samples.day(11, 18))) {
      try one.take(.correctionClosed(day: Samples.day(11, 17)), by: "李某")
    }
    try one.take(close, by: "李某")
    try one.take(Samples.accepted, by: "李某")
    #expect(one.state == .accepted)
  }

  @Test("Amending and declaring unlawful take three papers, revoking and altering four")
  func requiredPapers() {
    for kind in DecisionCorrection.Kind.allCases {
      let count = DecisionCorrection(kind: kind, ground: "x").required.count
      #expect(count == ([.revoke, .alter].contains(kind) ? 4 : 3))
    }
    for measure in RectificationMeasure.allCases where measure.touchesDecision {
      #expect(measure.correction != nil)
    }
  }

  @Test("An agency's own correction, once closed, waits for somebody else to accept it")
  func ownCorrection() throws {
    var one = Rectification(
      RectificationNotice(
        origin: .own, number: "", agency: "示例区城管局", title: "t", issued: Samples.day(11, 1), deadline: nil,
        derivation: Localized(""), problems: []), by: "张某")
    try one.take(.correctionOpened(day: Samples.day(11, 2), kind: .amend, ground: "文字错误"), by: "王某")
    for (number, paper) in [DecisionCorrection.PaperKind.notification, .hearing, .decision].enumerated() {
      try one.take(Samples.paper(paper, Samples.day(11, 3 + number)), by: "王某")
    }
    try one.take(.correctionClosed(day: Samples.day(11, 6)), by: "王某")
    #expect(one.state == .answered && one.submitter == "王某")
    #expect(throws: RectificationRefusal.ownAnswer("王某")) { try one.take(Samples.accepted, by: "王某") }
    try one.take(Samples.accepted, by: "李某")
    #expect(one.state == .accepted)
  }

  @Test("A draw takes the smallest keys, whatever order the candidates come in")
  func draw() {
    // A digest of its own, so that the order is known: the last two characters.
    let digest = { (text: String) in String(text.suffix(2)) }
    let lines = ["a 09", "b 01", "c 05", "d 03"]
    let draw = LookBackDraw(seed: "s", candidates: lines, count: 2, digest: digest)
    #expect(
      draw.list == lines && draw.chosen.map(\.index) == [1, 3] && draw.chosen.map(\.key) == ["01", "03"])
    #expect(LookBackDraw(seed: "s", candidates: lines.reversed(), count: 2, digest: digest) == draw)
    #expect(LookBackDraw(seed: "s", candidates: lines, count: 9, digest: digest).chosen.count == 4)
    var seen: [String] = []
    _ = LookBackDraw(seed: "种子", candidates: ["x"], count: 1) { text in
      seen.append(text)
      return text
    }
    #expect(seen == ["种子\nx"])
  }

  @Test("The overview counts each state once, names the late ones and what to do next")
  func overview() throws {
    let states = RectificationState.allCases
    let entries = try states.enumerated().map { index, state in
      RectificationEntry(
        id: RectificationID(review: ReviewID(caseFile: "案\(index)", reviewer: "张某"), place: 1),
        rectification: try Samples.rectification(in: state))
    }
    let day = Samples.day(12, 20)
    let overview = RectificationOverview(entries, on: day)
    let all = overview.all
    #expect(all.total == 7 && all.due == 2 && all.overdue == 2 && all.answered == 1 && all.accepted == 3)
    #expect(all.withdrawn == 1 && all.counted == 6 && all.returned == 1 && all.lookedBack == 1)
    #expect(overview.late.map(\.days) == [18, 18] && overview.late.allSatisfy { $0.suggestion == .remind })
    #expect(overview.agencies.map(\.name) == ["示例区市场监督管理局"] && overview.agencies[0].count == all)
    let order = entries.byDeadline(on: day).map(\.rectification.state)
    #expect(order == [.open, .returned, .answered, .drawn, .accepted, .confirmed, .withdrawn])
  }

  @Test("A review takes a notice once it is submitted, and refuses a change made on an old view")
  func review() throws {
    var review = Review(id: ReviewID(caseFile: "案", reviewer: "张某"), standard: "s", version: "1")
    let start = ReviewAction.rectified(place: 1, seen: 0, step: .started(Samples.notice))
    #expect(throws: ReviewRefusal.rectification(.notSubmitted)) { try review.apply(start, by: "张某") }
    try review.apply(.submitted)
    try review.apply(start, by: "张某")
    #expect(throws: ReviewRefusal.rectification(.startedTwice("示司整〔2024〕3号"))) {
      try review.apply(start, by: "张某")
    }
    let answered = ReviewAction.rectified(place: 1, seen: 1, step: Samples.answer())
    try review.apply(answered, by: "张某")
    #expect(throws: ReviewRefusal.changedMeanwhile("示司整〔2024〕3号")) {
      try review.apply(.rectified(place: 1, seen: 1, step: Samples.accepted), by: "李某")
    }
    #expect(throws: ReviewRefusal.rectification(.noSuchPlace(2))) {
      try review.apply(.rectified(place: 2, seen: 0, step: Samples.accepted), by: "李某")
    }
    try review.apply(.rectified(place: 1, seen: 2, step: Samples.accepted), by: "李某")
    #expect(review.rectifications[0].state == .accepted && answered.inverse == nil)
  }
}
