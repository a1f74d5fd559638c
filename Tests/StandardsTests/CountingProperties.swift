import CaseFiles
import Standards
import TestSupport
import Testing

/// Counting held against a person with a pencil: day by day over the second table.
@Suite struct CountingProperties {
  let calendar: WorkCalendar
  let first = day("2022-01-01")

  init() throws { calendar = try Shipped.calendar() }

  private struct Dice: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ (state >> 29)
    }
  }

  @Test func `two thousand additions of working days agree with a count by hand`() {
    var dice = Dice(state: 20_240_909)
    for _ in 0..<2000 {
      let start = Int.random(in: 0..<WorkedDays.days.count, using: &dice)
      let amount = Int.random(in: 1...60, using: &dice)
      let tested = start + Int.random(in: -10...40, using: &dice)
      let length = Int.random(in: 0...25, using: &dice)
      let isSuspended = Bool.random(using: &dice)
      var position = start
      var left = amount
      while left > 0, position + 1 < WorkedDays.days.count {
        position += 1
        let isTested = isSuspended && position >= tested && position <= tested + length
        if WorkedDays.days[position], !isTested { left -= 1 }
      }
      let out =
        isSuspended
        ? [Suspension(from: first + tested, to: first + tested + length, reason: Localized("检测"))] : []
      let result = calendar.deadline(
        from: first + start, limit: Limit(amount, .workingDays, rollsOver: true), suspensions: out)
      if left > 0 {
        #expect(result.missingYear == 2027)
      } else {
        #expect(result.deadline?.last == first + position, "\(first + start) +\(amount) \(out)")
        #expect(
          calendar.elapsed(
            from: first + start, to: first + position, unit: .workingDays, suspensions: out) == amount)
      }
    }
  }

  @Test func `two thousand additions of calendar days with testing agree with a count by hand`() {
    var dice = Dice(state: 85)
    for _ in 0..<2000 {
      let start = Int.random(in: 0..<1400, using: &dice)
      let amount = Int.random(in: 1...120, using: &dice)
      let out = (0..<Int.random(in: 0...3, using: &dice)).map { _ in
        let from = start + Int.random(in: -20...130, using: &dice)
        return (from, from + Int.random(in: -2...20, using: &dice))
      }
      func isOut(_ position: Int) -> Bool { out.contains { $0.0 <= position && position <= $0.1 } }
      var position = start
      var left = amount
      while left > 0 {
        position += 1
        if !isOut(position) { left -= 1 }
      }
      var last = position
      while !WorkedDays.days[last] || (last > position && isOut(last)) { last += 1 }
      let deadline = calendar.deadline(
        from: first + start, limit: Limit(amount, .calendarDays, rollsOver: true),
        suspensions: out.map {
          Suspension(from: first + $0.0, to: first + $0.1, reason: Localized("检测"))
        }
      ).deadline
      #expect(deadline?.raw == first + position)
      #expect(deadline?.last == first + last)
      #expect(deadline?.steps.last?.day == first + last)
      #expect(deadline?.steps.compactMap(\.counted).last == amount)
    }
  }
}
