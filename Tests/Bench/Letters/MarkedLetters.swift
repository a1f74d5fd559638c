import CaseFiles
import Foundation

/// Heads and tails of decision letters in which people marked number, agency and party.
///
/// Only records that hold one letter count: one decision number in the text, and one mark of it. The date is not
/// marked; it is held against the one that stands right before the note of the source.
struct MarkedLetters {
  var folder: String

  private struct Record: Decodable {
    var rec_id: String
    var head: String
    var tail: String
    var doc_no: [String]
    var agency: [String]
    var company: [String]
  }

  private var records: [Record] {
    let url = URL(fileURLWithPath: folder).appendingPathComponent("env_penalty_records.jsonl")
    guard let text = try? String(contentsOf: url, encoding: .utf8) else { return [] }
    return text.split(separator: "\n").compactMap {
      try? JSONDecoder().decode(Record.self, from: Data($0.utf8))
    }
  }

  private static func read(_ record: Record) -> LetterFacts {
    let page = [record.head, record.tail].map { DocumentText.Paragraph(.body, $0) }
    return LetterReader.read(DocumentText(pages: [page]), document: "决定书", kind: .penaltyDecision)
  }

  func score(_ part: Part, into scores: inout Scores) {
    for record in records where Part(record.rec_id) == part {
      let text = record.head + record.tail
      guard record.doc_no.count == 1, Self.numbers(in: text).count == 1 else { continue }
      let facts = Self.read(record)
      Self.scoreNumber(facts, record, text, &scores)
      Self.scoreAgency(facts, record, text, &scores)
      Self.scoreParty(facts, record, text, &scores)
      if let (day, isService) = Self.closingDay(text) {
        if isService {
          scores.setAside("date")
        } else {
          scores.count(
            "date", of: record.rec_id, read: facts.day?.value.description, marked: [day.description])
        }
      }
    }
  }

  /// A number noted by the collector counts where the letter itself bears none.
  private static func scoreNumber(
    _ facts: LetterFacts, _ record: Record, _ text: String, _ scores: inout Scores
  ) {
    let name = record.doc_no[0].replacing(/([〔\[(])[〔\[(]+/) { $0.output.1 }
    guard let marked = DocumentNumber(name.hasSuffix("号") ? name : name + "号") else { return }
    if let note = text.ranges(of: "来源").last {
      let own = String(text[..<note.lowerBound])
      let bearsMark = own.ranges(of: marked.prefix).contains { range in
        own[range.upperBound...].first.map { "〔[［(（【﹝".contains($0) } ?? false
      }
      if !bearsMark, DocumentNumber.mentions(in: own).contains(where: { $0.value.prefix.contains("罚") }) {
        return scores.setAside("number")
      }
    }
    scores.count(
      "number", of: record.rec_id, read: facts.number?.value.description, marked: [marked.description])
  }

  /// The agency counts where the marked name stands before a date or before the title.
  private static func scoreAgency(
    _ facts: LetterFacts, _ record: Record, _ text: String, _ scores: inout Scores
  ) {
    let signing = record.agency.filter { name in
      text.ranges(of: name).contains { range in
        let behind = text[range.upperBound...].prefix(6)
        return name.count > 3
          && (behind.hasPrefix("行政处罚决定") || behind.hasPrefix("二")
            || behind.first?.isASCII == true
              && behind.dropFirst(3).first?.isNumber == true)
      }
    }
    guard !signing.isEmpty else { return }
    guard signing.contains(where: { $0.last.map { "局厅会府部署处队所院站".contains($0) } ?? false }) else {
      return scores.setAside("agency")
    }
    // 合肥市环境保护局 is marked where …经济技术开发区分局 signs: the longer name in the text is the agency's.
    var marked = Set(signing)
    // A mark may be the short form of the name that signs: 博爱县环保局, of 博爱县环境保护局.
    if let read = facts.agency?.value, signing.contains(where: { $0.isShortForm(of: read) }),
      text.contains(read + "行政处罚决定书") || text.contains(read + "2") || text.contains(read + "二")
    {
      marked.insert(read)
    }
    scores.count("agency", of: record.rec_id, read: facts.agency?.value, marked: marked)
  }

  /// The party counts where the letter addresses it or labels it; marks often end before 分公司 or 项目部.
  private static func scoreParty(
    _ facts: LetterFacts, _ record: Record, _ text: String, _ scores: inout Scores
  ) {
    let named = record.company.filter { name in
      text.contains(name + "：") || text.contains(name + ":") || text.contains("：" + name)
    }
    guard !named.isEmpty else { return }
    var marked = Set(record.company)
    if let read = facts.parties.first?.name.value,
      named.contains(where: { read.hasPrefix($0) || $0.hasPrefix(read) }),
      text.contains(read + "：") || text.contains(read + ":") || text.contains("：" + read)
    {
      marked.insert(read)
    }
    scores.count("party", of: record.rec_id, read: facts.parties.first?.name.value, marked: marked)
  }

  private static func numbers(in text: String) -> Set<String> {
    let pattern = /[\u{4E00}-\u{9FFF}]{1,8}[〔\[［(（【﹝]+(?:19|20)\d\d[〕\]］)）】﹞]+第?0*(\d+)号/
    return Set(text.matches(of: pattern).map { String($0.output.1) })
  }

  private static func closingDay(_ text: String) -> (day: Day, isService: Bool)? {
    guard let source = text.ranges(of: "来源").last else { return nil }
    var before = text[..<source.lowerBound]
    for note in ["监管记录", "(印章)", "（印章）"] where before.hasSuffix(note) { before = before.dropLast(note.count) }
    let end = before.suffix(14)
    guard before.hasSuffix("日"), let year = end.firstIndex(of: "年"),
      end.distance(from: end.startIndex, to: year) >= 4
    else { return nil }
    let start = end.index(year, offsetBy: -4)
    return DayReader.read(String(end[start...])).map { ($0, before[..<start].suffix(8).contains("送达")) }
  }

  /// How fast letters are read on one core; nil where there are none.
  func speed() -> (letters: Double, megabytes: Double)? {
    let records = records
    guard !records.isEmpty else { return nil }
    let bytes = records.reduce(0) { $0 + $1.head.utf8.count + $1.tail.utf8.count }
    var rounds = 0
    var read = 0
    let began = ContinuousClock.now
    repeat {
      for record in records { read += Self.read(record).number == nil ? 0 : 1 }
      rounds += 1
    } while ContinuousClock.now - began < .seconds(1)
    let spent = ContinuousClock.now - began
    let seconds = Double(spent.components.seconds) + Double(spent.components.attoseconds) / 1e18
    guard read > 0 else { return nil }
    return (Double(rounds * records.count) / seconds, Double(rounds * bytes) / 1e6 / seconds)
  }
}

extension String {
  /// Whether its characters stand in the other name in their order, as in 甲县环保局 and 甲县环境保护局.
  fileprivate func isShortForm(of name: String) -> Bool {
    var rest = self[...]
    for character in name where character == rest.first { rest = rest.dropFirst() }
    return rest.isEmpty
  }
}
