import CaseFiles
import Prechecks
import Reviewing

/// One fine among the other cases of its act and tier.
enum LikeCasesScreen {
  static let keys = KeyTable(
    title: Localized(zh: "类案", en: "Like cases"),
    bindings: [
      Binding(
        ["p"], Localized(zh: "评查", en: "Review"), help: Localized(zh: "开始或继续评查", en: "Go on reviewing"),
        alias: "pc", bar: true, run: { $0.goOnReviewing() }),
      Binding(
        ["o"], Localized(zh: "事实", en: "Facts"),
        help: Localized(
          zh: "到案卷事实表，录入或更正罚款、案由、阶次", en: "Go to the facts, to fill in the fine, the act or the tier"),
        alias: "ss", bar: true,
        run: { app in
          app.screens.removeLast()
          if app.screen != .facts { app.openFacts() }
          return []
        }),
    ] + ReadingKeys.moving)

  /// The key that leads here from the other screens of a file.
  static let opening = Binding(
    ["l"], Localized(zh: "类案", en: "Like cases"),
    help: Localized(
      zh: "罚款在同案由、同阶次案卷中的位置和裁量幅度", en: "Where the fine stands among its like and in its benchmark"),
    alias: "la",
    run: { app in
      guard let id = app.review?.id else { return [] }
      if app.likeCases?.review != id { app.likeCases = nil }
      app.open(.likeCases)
      return [.likeCases(id)]
    })
}

/// What the comparison of a file came to.
struct LikeCasesState: Sendable {
  var review: ReviewID
  var picture: LikeCasesPicture
}

extension App {
  func drawLikeCases(on surface: inout Surface) {
    guard let review else { return }
    drawReviewTitle(review, on: &surface)
    drawReading(on: &surface)
  }

  func likeCasesBlock(columns: Int) -> TextBlock {
    var block = TextBlock(columns: columns)
    guard let review, let state = likeCases, state.review == review.id else {
      block.add(Localized(zh: "正在比较…", en: "Comparing…")[language], .dim)
      return block
    }
    guard let comparison = state.picture.comparison else {
      addNotCompared(state.picture, to: &block)
      addBenchmark(state.picture, to: &block)
      return block
    }
    addVerdict(comparison, to: &block)
    if let spread = comparison.spread {
      let chart = LikeCasesChart(
        comparison, spread: spread, benchmark: state.picture.benchmark?.range, columns: block.columns,
        language: language, isPlain: signs == .ascii)
      block.blank()
      chart.addStrip(to: &block)
      block.blank()
      chart.addHistogram(to: &block)
    }
    addBenchmark(state.picture, to: &block)
    addNearest(comparison, to: &block)
    return block
  }

  private func addNotCompared(_ picture: LikeCasesPicture, to block: inout TextBlock) {
    block.add(Localized(zh: "还不能与类案比较", en: "It cannot be compared yet")[language], .heading)
    let missing = picture.missing.map { $0[language] }.joined(separator: language == .zh ? "、" : ", ")
    block.add(Localized(zh: "没有记载：\(missing)", en: "Not recorded: \(missing)")[language])
    block.add(
      Localized(
        zh: "按 \(key("事实", on: .likeCases)) 到事实表录入后再看",
        en: "Press \(key("事实", on: .likeCases)) to fill it in in the facts, then look again")[language],
      .dim)
  }

  private func addVerdict(_ comparison: LikeCaseComparison, to block: inout TextBlock) {
    let (count, fewest) = (comparison.count, comparison.settings.fewest)
    block.add(
      Localized(
        zh: "罚款 \(comparison.this.fine) · \(comparison.group.zh)",
        en: "Fine \(comparison.this.fine) · \(comparison.group.en)")[language], .heading)
    switch comparison.verdict {
    case .tooFew where count == 0:
      block.add(
        Localized(
          zh: "没有同案由、同阶次的其他案卷；至少需要 \(fewest) 卷。",
          en: "No other case of this act and tier; at least \(fewest) are needed.")[
            language], .warning)
      block.add(
        Localized(
          zh: "把更多案卷一并装入后再看：casereview 案卷文件夹 另一文件夹",
          en: "Open more case files together: casereview FOLDER FOLDER")[
            language], .dim)
    case .tooFew:
      block.add(
        Localized(
          zh: "只有 \(count) 卷类案，至少需要 \(fewest) 卷才作提示；下图只供参考。",
          en:
            "Only \(count.counting("like case")); at least \(fewest) are needed to say anything. The charts are for reference."
        )[
          language], .warning)
    case .inside: block.add(Localized(zh: "在类案的分布之内。", en: "Within the spread of its like.")[language], .good)
    case .above, .below:
      let isAbove = comparison.verdict == .above
      block.add(
        Localized(
          zh: "明显\(isAbove ? "高" : "低")于类案，请核对理由；偏离不等于违法。",
          en: "Clearly \(isAbove ? "above" : "below") its like: look for the reasons; this is no breach.")[
            language],
        .warning, lead: "! ", leadRole: .warning)
    }
    guard count > 0 else { return }
    let above = count - comparison.below - comparison.equal
    let quantile = comparison.quantile.map { "\($0 / 10).\($0 % 10)%" } ?? ""
    block.add(
      Localized(
        zh: "其他 \(count) 卷：低于它 \(comparison.below) 卷，相同 \(comparison.equal) 卷，高于它 \(above) 卷；分位 \(quantile)",
        en:
          "\(count.counting("other")): \(comparison.below) lower, \(comparison.equal) equal, \(above) higher; quantile \(quantile)"
      )[
        language])
  }

  private func addBenchmark(_ picture: LikeCasesPicture, to block: inout TextBlock) {
    block.blank()
    block.add(Localized(zh: "裁量幅度", en: "Benchmark")[language], .heading)
    guard let benchmark = picture.benchmark else {
      block.add(
        Localized(
          zh: "案卷没有写明可查的裁量基准和阶次", en: "The file names no benchmark and tier that are on hand")[language],
        .dim,
        indent: 2)
      return
    }
    block.add(
      benchmark.words[language], indent: 2)
    block.add(
      benchmark.isInside
        ? Localized(zh: "罚款在幅度之内", en: "The fine lies within it")[language]
        : Localized(zh: "罚款不在幅度之内", en: "The fine lies outside it")[language],
      benchmark.isInside ? .good : .bad,
      lead: signs.sign(benchmark.isInside ? .met : .veto) + " ", leadRole: benchmark.isInside ? .good : .bad,
      indent: 2)
  }

  private func addNearest(_ comparison: LikeCaseComparison, to block: inout TextBlock) {
    let nearest = comparison.nearest()
    guard !nearest.isEmpty else { return }
    block.blank()
    block.add(Localized(zh: "最相近的案卷", en: "Most alike")[language], .heading)
    for neighbour in nearest {
      let differences = neighbour.differences.map { $0[language] }
      block.add("\(neighbour.likeCase.number)  \(neighbour.likeCase.fine)", lead: "· ", indent: 2)
      block.add(
        differences.isEmpty
          ? Localized(zh: "所记情节相同", en: "nothing recorded differs")[language]
          : differences.joined(separator: language == .zh ? "；" : "; "), .dim, indent: 4)
    }
  }
}
