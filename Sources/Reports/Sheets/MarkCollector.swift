import CaseFiles
import Reviewing
import Standards

/// What was written for one criterion, each value with its cell or line.
struct WrittenMark {
  struct Value {
    var text: String
    var place: Source
  }

  struct Deduction {
    /// Nil where the sheet leaves it to the points.
    var id: Value?
    var points: Value
    var times: Value
  }

  var criterion: Value
  var state: Value
  var deductions: [Deduction]
  var reason: String
  var evidence: [Citation]
}

/// Holds what is written in a sheet against the standard; takes what fits and says what does not.
struct MarkCollector {
  let form: ScoreSheetForm
  private(set) var card: Scorecard
  private(set) var problems: [LoadError] = []
  private var seen: Set<String> = []

  init(_ form: ScoreSheetForm) {
    self.form = form
    card = form.blank
  }

  mutating func report(_ place: Source, _ problem: Localized, _ remedy: Localized) {
    problems.append(LoadError(source: place, problem: problem, remedy: remedy))
  }

  mutating func setOpinion(_ text: String) { card.opinion = text }

  /// The head of a sheet must name this case file and this edition of the standard.
  mutating func expect(
    _ label: Localized, _ written: WrittenMark.Value?, is expected: String, else place: Source
  ) {
    guard written?.text != expected else { return }
    let text = written?.text ?? ""
    report(
      written?.place ?? place,
      text.isEmpty
        ? Localized(zh: "没有写\(label.zh)", en: "the \(label.en.lowercased()) is missing")
        : Localized(
          zh: "\(label.zh)是“\(text)”，与要评分的“\(expected)”不符",
          en: "the \(label.en.lowercased()) is “\(text)”, not “\(expected)”"),
      Localized(
        zh: "应写作 \(expected)；如系另一卷或另一版标准的评分表，请改用对应的案卷",
        en: "write \(expected), or use the sheet with the file it belongs to"))
  }

  mutating func take(_ mark: WrittenMark) {
    let before = problems.count
    guard let criterion = form.standard.criterion(mark.criterion.text) else {
      report(
        mark.criterion.place,
        Localized(
          zh: "标准中没有评查项“\(mark.criterion.text)”", en: "there is no criterion “\(mark.criterion.text)”"),
        Localized(zh: "请改为标准中的编号，或删去这一行", en: "write an id of the standard or drop the line"))
      return
    }
    guard seen.insert(criterion.id).inserted else {
      report(
        mark.criterion.place,
        Localized(zh: "评查项“\(criterion.id)”写了两次", en: "the criterion “\(criterion.id)” stands twice"),
        Localized(zh: "请只保留一处", en: "keep one of them"))
      return
    }
    guard let state = criterion.state(for: mark.state.text) else {
      let words = criterion.answers
      report(
        mark.state.place,
        Localized(
          zh: "“\(criterion.id)”的结论不能是“\(mark.state.text)”",
          en: "“\(criterion.id)” cannot be answered with “\(mark.state.text)”"),
        Localized(
          zh:
            "应写作 \(words.map { "\(criterion.word(for: $0).zh)（\($0.rawValue)）" }.joined(separator: "、"))，或留空",
          en: "write \(words.map(\.rawValue).joined(separator: ", ")), or leave it blank"))
      return
    }
    let taken = deductions(mark, of: criterion, state: state)
    guard problems.count == before else { return }
    let answer = Mark(state: state, deductions: taken, reason: mark.reason, evidence: mark.evidence)
    if answer != Mark() { card.marks[criterion.id] = answer }
  }

  private mutating func deductions(
    _ mark: WrittenMark, of criterion: Criterion, state: Mark.State
  ) -> [TakenDeduction] {
    guard state == .deducted else {
      for written in mark.deductions {
        let value = written.times.text.isEmpty ? written.points : written.times
        report(
          value.place,
          Localized(
            zh: "“\(criterion.id)”的结论不是扣分，却填了扣分",
            en: "“\(criterion.id)” is not marked as deducted, yet a deduction is filled in"),
          Localized(zh: "请把结论改为扣分，或清空这一格", en: "mark it as deducted or clear this"))
      }
      return []
    }
    guard !mark.deductions.isEmpty else {
      report(
        mark.state.place,
        Localized(
          zh: "“\(criterion.id)”的结论是扣分，但没有写哪一种扣分",
          en: "“\(criterion.id)” is marked as deducted, but no deduction is filled in"),
        Localized(
          zh: "请在对应的扣分情形后写次数（区间扣分写选定扣分），或改选其他结论",
          en: "fill in the times (the points where there is a range) of a deduction, or answer otherwise"))
      return []
    }
    var taken: [TakenDeduction] = []
    for written in mark.deductions {
      guard let deduction = find(written, in: criterion, place: mark.criterion.place) else { continue }
      guard !taken.contains(where: { $0.id == deduction.id }) else {
        report(
          (written.id ?? written.points).place,
          Localized(zh: "扣分“\(deduction.id)”写了两次", en: "the deduction “\(deduction.id)” stands twice"),
          Localized(zh: "请合为一处，用次数表示", en: "write it once, with its times"))
        continue
      }
      if let one = read(written, as: deduction) { taken.append(one) }
    }
    return taken
  }

  /// The deduction meant: by its id, or where that is left out by the points it takes.
  private mutating func find(
    _ written: WrittenMark.Deduction, in criterion: Criterion, place: Source
  ) -> Deduction? {
    let ids = criterion.deductions.map(\.id)
    if let id = written.id {
      if let known = criterion.deductions.first(where: { $0.id == id.text }) { return known }
      report(
        id.place,
        Localized(
          zh: "“\(criterion.id)”没有扣分“\(id.text)”", en: "“\(criterion.id)” has no deduction “\(id.text)”"),
        Localized(
          zh: "可用的有 \(ids.joined(separator: "、"))", en: "known are \(ids.joined(separator: ", "))"))
      return nil
    }
    if criterion.deductions.count == 1 { return criterion.deductions[0] }
    let times = Int(written.times.text) ?? 1
    let fitting = Points(written.points.text).map { points in
      criterion.deductions.filter { $0.fits(points, times: times) }
    }
    if let fitting, fitting.count == 1 { return fitting[0] }
    report(
      written.points.text.isEmpty ? place : written.points.place,
      Localized(
        zh: "看不出是“\(criterion.id)”的哪一种扣分", en: "it is not clear which deduction of “\(criterion.id)” is meant"
      ),
      Localized(
        zh: "请写明 deduction: \(ids.joined(separator: " | "))",
        en: "add deduction: \(ids.joined(separator: " | "))"))
    return nil
  }

  private mutating func read(_ written: WrittenMark.Deduction, as deduction: Deduction) -> TakenDeduction? {
    var times = 1
    if !written.times.text.isEmpty {
      let most =
        switch deduction.amount {
        case .once, .range: 1
        case .perOccurrence: 999
        }
      guard let number = Int(written.times.text), (1...most).contains(number) else {
        report(
          written.times.place,
          Localized(
            zh: "扣分“\(deduction.id)”的次数“\(written.times.text)”不对",
            en: "the deduction “\(deduction.id)” cannot be taken “\(written.times.text)” times"),
          most == 1
            ? Localized(zh: "这种扣分只扣一次，应写作 1，不扣则留空", en: "it is taken once: write 1, or leave it blank")
            : Localized(
              zh: "应写作 1 到 999 的整数，不扣则留空", en: "write a whole number from 1 to 999, or leave it blank"))
        return nil
      }
      times = number
    }
    guard !written.points.text.isEmpty else { return TakenDeduction(id: deduction.id, times: times) }
    let points = Points(written.points.text)
    if case .range(let min, let max) = deduction.amount {
      if let points, (min...max).contains(points) {
        return TakenDeduction(id: deduction.id, times: times, points: points)
      }
      report(
        written.points.place,
        Localized(
          zh: "选定扣分“\(written.points.text)”不在 \(min)～\(max) 之内",
          en: "the points “\(written.points.text)” are not within \(min) to \(max)"),
        Localized(zh: "应写作 \(min) 到 \(max) 的数，最多三位小数", en: "write a number from \(min) to \(max)"))
      return nil
    }
    guard let points, deduction.fits(points, times: times) else {
      report(
        written.points.place,
        Localized(
          zh: "扣分“\(deduction.id)”按标准扣 \(deduction.taken(times: times)) 分，不是“\(written.points.text)”",
          en:
            "the deduction “\(deduction.id)” takes \(deduction.taken(times: times)), not “\(written.points.text)”"
        ),
        Localized(
          zh: "应写作 \(deduction.taken(times: times))，或留空",
          en: "write \(deduction.taken(times: times)), or nothing"))
      return nil
    }
    return TakenDeduction(id: deduction.id, times: times)
  }

  mutating func take(finding key: WrittenMark.Value, decision: WrittenMark.Value, reason: String) {
    guard let item = form.findings.first(where: { $0.key == key.text }) else {
      report(
        key.place,
        Localized(zh: "本案没有疑点“\(key.text)”", en: "this case has no finding “\(key.text)”"),
        Localized(
          zh: "请用 casereview check 查看现有疑点，或删去这一行",
          en: "see casereview check for the findings, or drop the line"))
      return
    }
    guard seen.insert("疑点\n" + item.key).inserted else {
      report(
        key.place, Localized(zh: "疑点“\(item.key)”写了两次", en: "the finding “\(item.key)” stands twice"),
        Localized(zh: "请只保留一处", en: "keep one of them"))
      return
    }
    guard let state = FindingDecision.State(sheetWord: decision.text) else {
      report(
        decision.place,
        Localized(zh: "疑点的处理不能是“\(decision.text)”", en: "a finding cannot be “\(decision.text)”"),
        Localized(
          zh: "应写作 采纳（adopted）或 不采纳（rejected），未定则留空", en: "write adopted or rejected, or leave it blank"))
      return
    }
    let answer = FindingDecision(state: state, reason: reason)
    if answer != FindingDecision() { card.findings[item.key] = answer }
  }
}

extension Deduction {
  /// What it takes in all when taken a number of times; the least of a range.
  func taken(times: Int) -> Points {
    switch amount {
    case .once(let points): points
    case .perOccurrence(let step, let cap): min(cap, step * max(1, times))
    case .range(let min, _): min
    }
  }

  /// Whether points written beside it can be its own: all it takes, or its step.
  func fits(_ points: Points, times: Int) -> Bool {
    switch amount {
    case .once(let own): points == own && times == 1
    case .perOccurrence(let step, _): points == step || points == taken(times: times)
    case .range(let min, let max): (min...max).contains(points)
    }
  }
}
