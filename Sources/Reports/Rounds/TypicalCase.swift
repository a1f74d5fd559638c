import CaseFiles
import Reviewing

/// A file as an example for others, without the names of people and companies (赣市府建办字〔2023〕2号 第12项).
public struct TypicalCase: Hashable, Sendable {
  public var isGood: Bool
  public var heading: String
  public var text: String

  public init(_ concluded: ConcludedReview, result: FileResult, isGood: Bool) {
    let file = concluded.file
    let masking = Masking(file)
    self.isGood = isGood
    let act = masking.masked(file.act?.value ?? file.title?.value ?? "行政执法")
    heading = "\(file.agency?.name?.value ?? "某机关")办理的\(act.hasSuffix("案") ? act : act + "案")"
    let number = file.number.map { "（\(Masking.masked($0.value))）" } ?? ""
    let grade = result.grade.zh.isEmpty ? "" : "，等次为\(result.grade.zh)"
    var sentences = ["该卷\(number)得分\(result.score)分\(grade)"]
    let problems = concluded.problems
    if isGood, problems.isEmpty { sentences.append("未发现需要指出的问题") }
    if isGood, !problems.isEmpty {
      sentences.append("未达到要求的项目：" + problems.map { withoutFullStop($0.heading) }.joined(separator: "；"))
    }
    for problem in isGood ? [] : problems.prefix(3) {
      let rule = problem.rule.map { "，不符合\(cited(rule: $0))的规定" } ?? ""
      let fact = withoutFullStop(masking.masked(problem.fact))
      sentences.append("\(withoutFullStop(problem.heading))：\(fact)\(rule)")
    }
    if !isGood, problems.count > 3 { sentences.append("另有问题\(problems.count - 3)个") }
    let opinion = concluded.review.scorecard.opinion
    if !opinion.isEmpty { sentences.append("评查意见：\(withoutFullStop(masking.masked(opinion)))") }
    text = sentences.joined(separator: "。") + "。"
  }
}

extension Statistics {
  /// The examples of a report, good ones first.
  public func typicalCases(among reviews: [ConcludedReview]) -> [TypicalCase] {
    let byID = Dictionary(reviews.map { ($0.file.id, $0) }) { first, _ in first }
    func cases(_ results: [FileResult], isGood: Bool) -> [TypicalCase] {
      results.compactMap { result in
        byID[result.id].map { TypicalCase($0, result: result, isGood: isGood) }
      }
    }
    return cases(goodExamples(), isGood: true) + cases(badExamples(), isGood: false)
  }
}
