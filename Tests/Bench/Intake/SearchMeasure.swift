import CaseFiles
import Foundation
import ReviewStore
import Reviewing

/// Fills a workspace with files of about 2 KB of Chinese text and looks for words in them.
func measureSearch(in count: Int, at workspace: String) throws {
  let texts = TextMaker().texts(count)
  let store = try ReviewStore(workspace: workspace)
  let run = try CaseImport(into: store, from: "bench", by: "张某")
  let heading = ExportHeading(columns: [
    .init(heading: "案号", field: .number), .init(heading: "正文", field: nil),
  ])
  let filled = try milliseconds {
    for start in stride(from: 0, to: count, by: 100) {
      var cases: [IncomingCase] = []
      for index in start..<min(start + 100, count) {
        let number = "示罚〔2024〕\(index + 1)号"
        let original = CaseOriginal(
          location: "bench:\(index)",
          content: .row(
            ExportRow(file: "bench", line: index + 1, cells: [number, texts[index]]), under: heading))
        cases.append(
          IncomingCase(
            original: original, row: CaseRow(caseFile: number, number: number), text: texts[index],
            fingerprint: try run.fingerprint(of: original)))
      }
      _ = try run.take(cases, clock: 0)
    }
    try run.settle()
  }
  let size =
    (try? FileManager.default.attributesOfItem(atPath: workspace + "/casereview.sqlite"))?[.size] as? Int
  print("search in \(count) files of \(texts.reduce(0) { $0 + $1.utf8.count } / max(1, count)) bytes")
  print("  kept and indexed in \((filled / 1000).shown) s, \((size ?? 0) >> 20) MB")

  var terms: [String] = []
  var random = Generator(state: 99)
  while terms.count < 120 {
    let words = Array(texts[random.below(count)])
    let length = 2 + random.below(5)
    let start = random.below(words.count - length)
    let term = words[start..<(start + length)]
    if term.allSatisfy({ $0.isLetter }) { terms.append(String(term)) }
  }
  let reviews = CaseReviews(of: "张某")
  var counts: [Double] = []
  var pages: [Double] = []
  var missed = 0
  var extra = 0
  var hits = 0
  for (place, term) in terms.enumerated() {
    let query = CaseQuery(terms: [.init(.anywhere(term))])
    var found = 0
    pages.append(try milliseconds { _ = try store.caseRows(query, limit: 20, reviews: reviews) })
    counts.append(try milliseconds { found = try store.caseCount(query, reviews: reviews) })
    guard place % 4 == 0 else { continue }
    let holding = texts.count { $0.holds(term) }
    hits += holding
    missed += max(0, holding - found)
    extra += max(0, found - holding)
  }
  print(
    "  \(terms.count) terms of 2 to 6 characters: all hits counted in \(counts.quantile(0.5).shown) ms (median), "
      + "\(counts.quantile(0.95).shown) ms (95 %); first 20 rows in \(pages.quantile(0.5).shown) ms (median), "
      + "\(pages.quantile(0.95).shown) ms (95 %)")
  print("  recall: \(missed) of \(hits) missed; \(extra) found across a sign")
  if let grep = try grepTime(texts, Array(terms.prefix(9)), in: workspace + "-files") {
    print("  rg over the same texts as files: \(grep.shown) ms (median of 9 terms)")
  } else {
    print("  rg: not installed")
  }
}

/// Texts of words that are as frequent as words are: a few in every file, most in hardly any.
private struct TextMaker {
  private var words: [String] = [
    "当事人", "行政处罚", "决定书", "违法行为", "市场监督管理局", "罚款", "听证", "陈述申辩", "证据", "许可证", "经营", "食品", "责令改正", "调查",
    "询问笔录",
  ]

  init() {
    var random = Generator(state: 7)
    while words.count < 20_000 {
      let length = 1 + random.below(4)
      var word = ""
      for _ in 0..<length {
        if let scalar = Unicode.Scalar(0x4E00 + random.below(3500)) { word.unicodeScalars.append(scalar) }
      }
      words.append(word)
    }
  }

  func texts(_ count: Int) -> [String] {
    var random = Generator(state: 11)
    return (0..<count).map { _ in
      var text = ""
      while text.utf8.count < 2000 {
        // The rank of a word by Zipf's law, as near as a square comes to it.
        let share = Double(random.below(1_000_000)) / 1_000_000
        text += words[min(words.count - 1, Int(Double(words.count) * share * share * share))]
        if random.below(12) == 0 { text += random.pick(["，", "。", "；", "\n"]) }
      }
      return text
    }
  }
}

extension String {
  /// Whether a word stands in it, byte for byte; neither holds a NUL.
  fileprivate func holds(_ word: String) -> Bool {
    withCString { text in word.withCString { strstr(text, $0) != nil } }
  }
}

/// The same texts as plain files, for ripgrep; nil where it is not installed.
private func grepTime(_ texts: [String], _ terms: [String], in folder: String) throws -> Double? {
  guard (try? timed("rg", ["--version"], [:])) != nil else { return nil }
  for start in stride(from: 0, to: texts.count, by: 1000) {
    let part = folder + "/\(start)"
    try FileManager.default.createDirectory(atPath: part, withIntermediateDirectories: true)
    for index in start..<min(start + 1000, texts.count) {
      try Data(texts[index].utf8).write(to: URL(fileURLWithPath: part + "/\(index).txt"))
    }
  }
  let times = terms.compactMap { try? timed("rg", ["-c", "-F", $0, folder], [:]).seconds }
  return times.isEmpty ? nil : times.quantile(0.5) * 1000
}
