import CaseFiles
import Reviewing
import Testing

/// Days of November and December 2024, and steps with plain contents.
enum RectificationSamples {
  static func day(_ month: Int, _ day: Int) -> Day { Day(2024, month, day) ?? Day(number: 0) }

  static let notice = RectificationNotice(
    number: "示司整〔2024〕3号", agency: "示例区市场监督管理局", title: "示例食品店经营超过保质期食品案", issued: day(11, 1),
    deadline: day(12, 2), derivation: Localized("自2024年11月1日起算"), problems: ["送达回证缺失", "决定书适用条款错误"])

  static func answer(
    _ measures: [RectificationMeasure] = [.completed, .improved], on day: Day = day(11, 20)
  ) -> RectificationStep {
    .answered(
      RectificationAnswer(
        day: day, submitter: "王某",
        entries: measures.enumerated().map {
          .init(
            problem: $0.offset + 1, measure: $0.element, text: "已办",
            evidence: [
              RectificationEvidence(name: "回证.pdf", sha256: String(repeating: "0", count: 64), bytes: 9)
            ])
        }))
  }

  static let accepted = RectificationStep.accepted(day: day(11, 25), comment: "")
  static let returned = RectificationStep.returned(day: day(11, 25), reason: "没有附证据")
  static let drawn = RectificationStep.drawn(
    LookBackTicket(
      day: day(12, 1), seed: "20241201", key: "ab", rank: 1, drawn: 1, candidates: 1, list: ["x"]))
  static let holds = RectificationStep.lookedBack(
    LookBackResult(day: day(12, 20), holds: true, text: "现场核实"))
  static let opened = RectificationStep.correctionOpened(
    day: day(11, 5), kind: .revoke, ground: "适用依据错误")

  static func paper(_ kind: DecisionCorrection.PaperKind, _ day: Day) -> RectificationStep {
    .paperFiled(.init(kind: kind, day: day, evidence: RectificationEvidence(name: kind.rawValue)))
  }

  static func escalated(
    _ level: EscalationLevel, _ day: Day = day(12, 5), skipping: String = ""
  ) -> RectificationStep {
    .escalated(day: day, level: level, reason: "逾期未报", skipping: skipping)
  }

  static let extended = RectificationStep.extended(
    day: day(11, 28), until: day(12, 16), approver: "赵某", reason: "需要向上级请示")

  /// One that stands in a state, by the shortest way there.
  static func rectification(in state: RectificationState) throws -> Rectification {
    var one = Rectification(notice, by: "张某")
    let way: [RectificationStep] =
      switch state {
      case .open: []
      case .answered: [answer()]
      case .returned: [answer(), returned]
      case .accepted: [answer(), accepted]
      case .drawn: [answer(), accepted, drawn]
      case .confirmed: [answer(), accepted, drawn, holds]
      case .withdrawn: [.withdrawn(day: day(11, 2), reason: "对象有误")]
      }
    for step in way { try one.take(step, by: "李某") }
    return one
  }

  /// A step of each kind that is sound in itself.
  static func step(_ kind: RectificationStep.Kind) -> RectificationStep {
    switch kind {
    case .started: .started(notice)
    case .answered: answer()
    case .accepted: accepted
    case .returned: returned
    case .extended: extended
    case .escalated: escalated(.remind)
    case .drawn: drawn
    case .lookedBack: holds
    case .correctionOpened: opened
    case .paperFiled: paper(.notification, day(11, 6))
    case .correctionClosed: .correctionClosed(day: day(11, 20))
    case .withdrawn: .withdrawn(day: day(11, 20), reason: "对象有误")
    case .takenBack: .takenBack(day: day(11, 20), reason: "点错")
    }
  }
}

private typealias Samples = RectificationSamples

@Suite("A rectification moves as the table says")
struct RectificationMovesTests {
  @Test("Every move of the table is taken, and leads where the table says")
  func everyMove() throws {
    for (kind, froms) in RectificationMoves.table where kind != .takenBack {
      for (from, to) in froms {
        var one = try Samples.rectification(in: from)
        #expect(one.state == from)
        if [.paperFiled, .correctionClosed].contains(kind) {
          try one.take(Samples.opened, by: "李某")
        }
        if kind == .correctionClosed {
          for (number, paper) in DecisionCorrection.PaperKind.allCases.enumerated() {
            try one.take(Samples.paper(paper, Samples.day(11, 6 + number)), by: "李某")
          }
        }
        try one.take(Samples.step(kind), by: "李某")
        #expect(to.contains(one.state), "\(kind) \(from)")
      }
    }
  }

  @Test("Every move that is not in the table is refused, and changes nothing")
  func everyRefusedMove() throws {
    for kind in RectificationStep.Kind.allCases {
      for state in RectificationState.allCases where !RectificationMoves.allows(kind, in: state) {
        var one = try Samples.rectification(in: state)
        let before = one
        #expect(throws: RectificationRefusal.notNow(kind, state)) {
          try one.take(Samples.step(kind), by: "李某")
        }
        #expect(one == before)
        let text = RectificationRefusal.notNow(kind, state).message
        #expect(text.zh.contains(state.title.zh) && !text.en.isEmpty)
      }
    }
  }

  @Test("Who handed the answer in neither accepts nor returns it")
  func fourEyes() throws {
    for step in [Samples.accepted, Samples.returned] {
      var one = try Samples.rectification(in: .answered)
      #expect(throws: RectificationRefusal.ownAnswer("王某")) { try one.take(step, by: " 王某 ") }
      #expect(one.state == .answered)
      try one.take(step, by: "李某")
    }
    #expect(RectificationRefusal.ownAnswer("王某").message.zh.contains("王某提交"))
  }

  @Test("Nobody acts without a name, a reason where one is due, or an approver")
  func words() throws {
    func refused(
      _ step: RectificationStep, in state: RectificationState, by actor: String = "李某",
      _ refusal: RectificationRefusal
    ) throws {
      var one = try Samples.rectification(in: state)
      #expect(throws: refusal) { try one.take(step, by: actor) }
    }
    try refused(Samples.accepted, in: .answered, by: " ", .withoutActor)
    try refused(.returned(day: Samples.day(11, 25), reason: " "), in: .answered, .withoutReason)
    try refused(.withdrawn(day: Samples.day(11, 25), reason: ""), in: .open, .withoutReason)
    let until = Samples.day(12, 16)
    try refused(
      .extended(day: until, until: until, approver: "", reason: "x"), in: .open, .withoutApprover)
    try refused(
      .extended(day: until, until: Samples.day(12, 2), approver: "赵某", reason: "x"), in: .open,
      .notLater(Samples.day(12, 2), Samples.day(12, 2)))
    try refused(
      Samples.answer(on: Samples.day(10, 31)), in: .open, .tooEarly(Samples.day(10, 31), Samples.day(11, 1)))
    try refused(
      .accepted(day: Samples.day(11, 19), comment: ""), in: .answered,
      .tooEarly(Samples.day(11, 19), Samples.day(11, 20)))
    try refused(
      .answered(RectificationAnswer(day: until, submitter: "", entries: [])), in: .open, .withoutSubmitter)
    try refused(
      .answered(
        RectificationAnswer(
          day: until, submitter: "王某", entries: [.init(problem: 3, measure: .improved, text: "x")])),
      in: .open, .noSuchProblem(3, 2))
    try refused(
      .answered(
        RectificationAnswer(
          day: until, submitter: "王某", entries: [.init(problem: 1, measure: .improved, text: " ")])),
      in: .open, .emptyAnswer(1))
  }

  @Test("An answer that leaves a problem out can be returned but not accepted")
  func incomplete() throws {
    var one = try Samples.rectification(in: .open)
    try one.take(Samples.answer([.completed]), by: "张某")
    #expect(one.unanswered == [2])
    #expect(throws: RectificationRefusal.unanswered([2])) { try one.take(Samples.accepted, by: "李某") }
    try one.take(Samples.returned, by: "李某")
    #expect(one.state == .returned && one.submitter == nil)
  }

  @Test("Taking a step back restores what was, for who took it alone; the history keeps both")
  func takenBack() throws {
    var one = try Samples.rectification(in: .answered)
    let before = one
    try one.take(Samples.accepted, by: "陈某")
    let back = RectificationStep.takenBack(day: Samples.day(11, 25), reason: "点错")
    #expect(throws: RectificationRefusal.notYours("陈某")) { try one.take(back, by: "李某") }
    try one.take(back, by: "陈某")
    #expect(one.state == .answered && one.standing == before.standing && one.answer == before.answer)
    #expect(one.history.count == before.history.count + 2)
    try one.take(back, by: "李某")
    #expect(one.state == .open)
    #expect(throws: RectificationRefusal.nothingToTakeBack) { try one.take(back, by: "张某") }
    var drawn = try Samples.rectification(in: .drawn)
    #expect(throws: RectificationRefusal.drawStands) { try drawn.take(back, by: "李某") }
  }

  @Test("A look-back that does not hold opens it again with a new last day")
  func failedLookBack() throws {
    var one = try Samples.rectification(in: .drawn)
    func result(_ due: Day?) -> RectificationStep {
      .lookedBack(LookBackResult(day: Samples.day(12, 20), holds: false, text: "材料仍缺", deadline: due))
    }
    #expect(throws: RectificationRefusal.withoutDeadline) { try one.take(result(nil), by: "李某") }
    #expect(throws: RectificationRefusal.self) { try one.take(result(Samples.day(12, 20)), by: "李某") }
    try one.take(result(Samples.day(12, 30)), by: "李某")
    #expect(one.state == .returned && one.deadline == Samples.day(12, 30) && one.submitter == nil)
    #expect(one.daysLate(on: Samples.day(12, 31)) == 1)
    try one.take(Samples.answer(on: Samples.day(12, 29)), by: "李某")
    #expect(one.answeredLate == nil)
  }
}
