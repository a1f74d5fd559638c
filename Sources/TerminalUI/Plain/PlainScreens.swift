import CaseFiles
import Reviewing
import Standards

/// What the screens say in lines.
extension PlainSession {
  static let filesAtOnce = 20

  mutating func content(_ app: inout App) -> [String] {
    switch app.screen {
    case .desk:
      told = nil
      return desk(app)
    case .review: return review(app)
    case .document:
      told = nil
      return page(app)
    case .rectification:
      told = nil
      return rectifications(app)
    case .facts:
      told = nil
      return facts(app)
    case .timeline:
      told = nil
      return timeline(app)
    default:
      told = nil
      return reading(app)
    }
  }

  private func heading(_ app: App) -> String {
    let review = app.review
    let row = review.map { app.table[$0.entry].row }
    return "== " + app.keys.table(of: app.screen).title[app.language]
      + (row.map { " · \($0.number) \($0.title)" } ?? "")
  }

  private func desk(_ app: App) -> [String] {
    let count = app.table.shown.count
    var lines = [
      heading(app)
        + Localized(
          zh: "：\(count) 卷，已提交 \(app.table.submitted)，待处理疑点 \(app.table.openFindings)",
          en:
            ": \(count.counting("file")), \(app.table.submitted) submitted, \(app.table.openFindings.counting("finding")) open"
        )[
          app.language]
    ]
    if count == 0 {
      lines.append(
        Localized(
          zh: "没有案卷。退出后用 casereview --plain 案卷文件夹 打开；示例在 SampleCases。",
          en:
            "There are no files. Leave and open some with casereview --plain FOLDER; samples are in SampleCases."
        )[
          app.language])
    }
    return lines
  }

  /// One criterion with all that is decided on; told again only when something has changed.
  private mutating func review(_ app: App) -> [String] {
    guard let review = app.review, let item = review.item else { return [] }
    let score = review.score
    let position =
      item.criterion.flatMap { criterion in score.lines.firstIndex { $0.criterion == criterion.id } } ?? 0
    var lines = [
      "== "
        + Localized(
          zh:
            "第 \(position + 1)/\(score.lines.count) 项，暂计 \(score.score)，未答 \(score.unanswered.count)，待处理疑点 \(review.openFindings)",
          en:
            "Criterion \(position + 1) of \(score.lines.count), score so far \(score.score), \(score.unanswered.count) unanswered, \(review.openFindings) findings open"
        )[app.language]
    ]
    let block = app.criterionBlock(columns: Self.unwrapped).lines.map(text)
    let now = block.joined(separator: "\n")
    if now != told { lines += block }
    told = now
    return lines
  }

  /// One page of the document read; its paragraphs are numbered, to be cited.
  private mutating func page(_ app: App) -> [String] {
    if let open = app.document?.index, open != document {
      document = open
      place = max(0, (app.document?.page ?? 1) - 1)
    }
    guard app.documents.indices.contains(document) else { return [] }
    let item = app.documents[document]
    var lines = ["== \(document + 1)/\(app.documents.count) \(item.name)"]
    guard let text = app.shownText(document), !text.pages.isEmpty else {
      return lines + [Localized(zh: "这份文书没有可读的文本。", en: "This document has no text to read.")[app.language]]
    }
    let page = min(place, text.pages.count - 1)
    lines[0] +=
      Localized(zh: "，第 \(page + 1)/\(text.pages.count) 页", en: ", page \(page + 1) of \(text.pages.count)")[
        app.language]
    for (index, paragraph) in text.pages[page].enumerated() {
      lines.append("¶\(index + 1) " + trimmed(paragraph.text.split(separator: "\t").joined(separator: " | ")))
    }
    return lines
  }

  /// The group of the form that is filled in; its fields are the choices.
  private func facts(_ app: App) -> [String] {
    guard let facts = app.facts else { return [heading(app)] }
    let group = facts.row.flatMap { facts.section($0)?.title[app.language] } ?? ""
    return [
      heading(app),
      Localized(zh: "本组：\(group)。选一项即录入。", en: "Group: \(group). Choosing a field fills it in.")[
        app.language],
    ]
  }

  /// Each event and each limit in a sentence.
  private func timeline(_ app: App) -> [String] {
    let rows = app.timeline?.rows ?? []
    guard !rows.isEmpty else {
      return [
        heading(app),
        Localized(zh: "案卷没有记载带日期的事件。", en: "The file records no dated events.")[app.language],
      ]
    }
    return [heading(app)]
      + rows.flatMap { row in
        var block = TextBlock(columns: Self.unwrapped)
        app.add(row, to: &block)
        return block.lines.map(text)
      }
  }

  private func rectifications(_ app: App) -> [String] {
    let all = app.rectify.overview.all
    let listed = app.rectify.shown.count
    let lines = [
      heading(app)
        + Localized(
          zh: "：列出 \(listed) 件，逾期 \(all.overdue)，待核查 \(all.answered)，已认可 \(all.accepted)/\(all.counted)",
          en:
            ": \(listed) listed, \(all.overdue) overdue, \(all.answered) answered, \(all.accepted) of \(all.counted) accepted"
        )[app.language]
    ]
    guard app.rectify.entries.isEmpty else { return lines }
    return lines + [
      Localized(
        zh: "没有整改事项；出具带文号的整改通知书后在这里登记。",
        en: "There are none; a numbered rectification notice is listed here once it is issued.")[app.language]
    ]
  }

  private func reading(_ app: App) -> [String] {
    // Bars need a width; sentences are broken by the terminal, or not at all.
    let columns = app.screen == .conclusion ? Self.unwrapped : 76
    let block = app.readingBlock(columns: columns).lines
    let lines =
      block.isEmpty ? app.view(app.size).lines().dropFirst().dropLast(2).map { $0 } : block.map(text)
    return [heading(app)] + lines.filter { !$0.isEmpty }
  }

  /// Wide enough for every sentence: one broken into lines is read aloud in pieces.
  private static let unwrapped = 4_000

  /// A line in words: bars are left out, and so is what brings its end to the right edge.
  func text(_ line: TextLine) -> String {
    blanks(line.indent) + line.runs.filter { !$0.isDrawing }.map { blanks(min(2, $0.gap)) + $0.text }.joined()
  }
}
