import ArgumentParser
import CaseFiles
import Foundation
import Reviewing
import Yams

struct RectifyRespondCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "respond",
    abstract: said(
      "登记机关的答复：逐个问题写措施、情况和证据", "Record the agency's answer: measure, text and evidence by problem."),
    discussion: said(
      """
      措施：\(RectificationMeasure.allCases.map(\.title.zh).joined(separator: "、"))。改动原决定的措施，认可前须办结自行纠正程序。
      证据记下文件名和 SHA-256；没有电子件的写作 --evidence "1=纸质：现场照片"。
      也可以先写出答复单交机关填写：--form 答复.yaml，填好后 --from 答复.yaml。
      """,
      """
      Measures: \(RectificationMeasure.allCases.map(\.rawValue).joined(separator: ", ")). Those that change the decision need its correction closed.
      Evidence is kept by name and SHA-256; write --evidence "1=paper:NAME" where there is no file.
      Or write a form for the agency with --form FILE.yaml and read it back with --from FILE.yaml.
      """))

  @Argument(help: said("文号或案号", "The notice's or the case's number.")) var notice: String
  @Option(help: said("代表机关提交的人", "Who hands it in for the agency.")) var by: String?
  @Option(help: said("“问题=措施：情况”，可重复", "“problem=measure:text”; can be repeated.")) var answer: [String] = []
  @Option(help: said("“问题=文件”，可重复", "“problem=file”; can be repeated.")) var evidence: [String] = []
  @Option(help: said("填好的答复单", "A form that was filled in.")) var from: String?
  @Option(help: said("写出空白答复单", "Write a form to fill in.")) var form: String?
  @OptionGroup var options: RectifyOptions

  func validate() throws {
    if [from != nil, form != nil, !answer.isEmpty].filter({ $0 }).count != 1 {
      throw ValidationError(
        said("请写 --answer、--from 或 --form 之一", "give one of --answer, --from and --form") as String)
    }
  }

  func run() throws {
    if let form { return try write(form) }
    try options.record(notice) { entry, day in
      let count = entry.rectification.notice.problems.count
      if let from {
        let form = try AnswerForm(path: from)
        try form.requireNotice(of: entry)
        return .answered(try form.answer(on: day, by: by, folder: from))
      }
      var entries = try answer.map { text -> RectificationAnswer.Entry in
        let (number, rest) = try numbered(text, count: count)
        let parts = rest.split(maxSplits: 1) { $0 == "：" || $0 == ":" }.map(String.init)
        return .init(
          problem: number, measure: try AnswerForm.measure(parts.first ?? ""),
          text: parts.count > 1 ? parts[1].trimmingCharacters(in: .whitespaces) : "")
      }
      for text in evidence {
        let (number, path) = try numbered(text, count: count)
        guard let index = entries.firstIndex(where: { $0.problem == number }) else {
          throw CommandFailure(
            zh: "“\(text)”：第 \(number) 个问题没有 --answer", en: "“\(text)”: problem \(number) has no --answer")
        }
        entries[index].evidence.append(try Rectifying.evidence(path))
      }
      return .answered(
        RectificationAnswer(
          day: day, submitter: by ?? options.actor ?? Environment.reviewer, entries: entries))
    }
  }

  private func numbered(_ text: String, count: Int) throws -> (Int, String) {
    let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
    guard parts.count == 2, let number = Int(parts[0].trimmingCharacters(in: .whitespaces)) else {
      throw CommandFailure(
        zh: "“\(text)”没有写明是第几个问题；通知列了 \(count) 个问题，应写作 1=补齐材料：情况",
        en: "“\(text)” names no problem; the notice lists \(count), write 1=completed:text")
    }
    return (number, parts[1])
  }

  private func write(_ path: String) throws {
    try running(in: options.shared.language) {
      let entry = try options.rectifying().find(notice)
      try casereview.write(Array(AnswerForm.text(for: entry).utf8), to: path, replacing: false)
      printLine(Localized(zh: "已写入 \(path)", en: "Wrote \(path)")[options.shared.language])
    }
  }
}

/// The sheet an agency fills in: YAML with one line for each problem.
struct AnswerForm {
  struct Line: Decodable {
    var problem: Int
    var measure: String
    var text: String
    var evidence: [String]?
  }

  struct Content: Decodable {
    var notice: String?
    var submitter: String?
    var answers: [Line]
  }

  var content: Content
  let path: String

  init(path: String) throws {
    self.path = path
    do {
      content = try YAMLDecoder().decode(Content.self, from: Data(try givenFile(path)))
    } catch let failure as CommandFailure {
      throw failure
    } catch {
      throw CommandFailure(
        zh: "\(path)：不是答复单；每项写作 {problem: 1, measure: 补齐材料, text: 情况, evidence: [文件]}",
        en:
          "\(path): is no answer form; write {problem: 1, measure: completed, text: …, evidence: [FILE]} lines"
      )
    }
  }

  /// Refuses a form that was filled in for another notice; one that names none is taken for this one's.
  func requireNotice(of entry: RectificationEntry) throws {
    guard let notice = content.notice, !notice.allSatisfy(\.isWhitespace),
      !notice.isSameNumber(as: entry.handle)
    else { return }
    throw CommandFailure(
      zh: "\(path)：这是 \(notice) 的答复单，不是 \(entry.handle) 的；请核对文号",
      en: "\(path): is the form of \(notice), not of \(entry.handle); check the number")
  }

  /// The answer; evidence is looked for beside the form.
  func answer(on day: Day, by given: String?, folder: String) throws -> RectificationAnswer {
    let base = (folder as NSString).deletingLastPathComponent
    let entries = try content.answers.map { line in
      RectificationAnswer.Entry(
        problem: line.problem, measure: try Self.measure(line.measure), text: line.text,
        evidence: try (line.evidence ?? []).map { text in
          let isPlain = text.hasPrefix("/") || text.hasPrefix("~") || text.contains("：") || text.contains(":")
          return try Rectifying.evidence(isPlain || base.isEmpty ? text : base + "/" + text)
        })
    }
    return RectificationAnswer(
      day: day, submitter: given ?? content.submitter ?? "", entries: entries)
  }

  static func measure(_ text: String) throws -> RectificationMeasure {
    let name = text.trimmingCharacters(in: .whitespaces)
    guard
      let measure = RectificationMeasure.allCases.first(where: { $0.rawValue == name || $0.title.zh == name })
    else {
      let known = RectificationMeasure.allCases
      throw CommandFailure(
        zh: "“\(name)”不是整改措施；可写 \(known.map(\.title.zh).joined(separator: "、"))",
        en: "“\(name)” is no measure; write \(known.map(\.rawValue).joined(separator: ", "))")
    }
    return measure
  }

  static func text(for entry: RectificationEntry) -> String {
    let notice = entry.rectification.notice
    var lines = [
      "# 整改答复单：\(notice.agency) \(notice.title)".oneLine,
      "# 措施：\(RectificationMeasure.allCases.map(\.title.zh).joined(separator: "、"))",
      "# 证据写文件名（放在本文件旁边），没有电子件的写作 纸质：名称",
      "notice: \(quoted(entry.handle))", "submitter: \"\"", "answers:",
    ]
    let problems = notice.problems.isEmpty ? [""] : notice.problems
    for (index, problem) in problems.enumerated() {
      lines.append("  # \(index + 1). \(problem)".oneLine)
      lines.append("  - {problem: \(index + 1), measure: 补齐材料, text: \"\", evidence: []}")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func quoted(_ text: String) -> String {
    "\""
      + text.oneLine.replacingOccurrences(of: "\\", with: "\\\\").replacingOccurrences(of: "\"", with: "\\\"")
      + "\""
  }
}

extension String {
  /// Without line breaks and control characters, so that a comment stays one.
  fileprivate var oneLine: String {
    harmless.split(whereSeparator: \.isNewline).joined(separator: " ")
  }
}
