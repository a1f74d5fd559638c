import CaseFiles
import Foundation

/// Texts of decisions with their fines as the exports state them: finance, like cases, traffic.
struct MarkedDecisions {
  var folder: String

  func score(_ part: Part, into scores: inout Scores) {
    for row in rows("nfra_penalties.csv") {
      guard let name = row["xls_row"], Part(name) == part, let decision = row["decision"] else { continue }
      let marked = (row["amounts_in_text_yuan"] ?? "").split(separator: ";").compactMap {
        MoneyReader.read($0 + "元")
      }
      // Confiscated gains are among the amounts of the export.
      score("finance", of: name, decision, marked, all: true, &scores)
    }
    for (index, row) in rows("traffic_penalties_jiangsu.csv").enumerated() {
      guard Part("t\(index)") == part, let decision = row["punish"] else { continue }
      score(
        "traffic", of: "t\(index)", decision,
        [row["fine_yuan"]].compactMap { $0.flatMap { MoneyReader.read($0 + "元") } },
        all: false, &scores)
    }
    scoreLikeCases(part, &scores)
  }

  private func score(
    _ name: String, of record: String, _ decision: String, _ marked: [Money], all: Bool,
    _ scores: inout Scores
  ) {
    let penalties = LetterReader.penalties(inDecision: decision)
    let read = penalties.filter { all || $0.kind.value == .fine }.compactMap(\.amount?.value)
    guard !marked.isEmpty || !read.isEmpty else { return }
    scores.count(
      "fine, \(name)", of: record, read: read.isEmpty ? nil : words(read),
      marked: [words(marked), words(withoutTotal(marked))])
  }

  /// 罚款2万元，没收1万元，罚没合计3万元: the export lists the total among the amounts, which is no penalty of its own.
  private func withoutTotal(_ amounts: [Money]) -> [Money] {
    guard amounts.count > 2, let most = amounts.max(), amounts.reduce(0, { $0 + $1.fen }) == 2 * most.fen
    else {
      return amounts
    }
    return amounts.filter { $0 != most }
  }

  private func words(_ amounts: [Money]) -> String {
    amounts.sorted().map(\.description).joined(separator: " ")
  }

  private struct LikeCase: Decodable {
    var case_id: String
    var decision: String
    var fine_yuan: Double?
  }

  /// The export has one fine a case: of several it is one of them, or their sum.
  private func scoreLikeCases(_ part: Part, _ scores: inout Scores) {
    let url = URL(fileURLWithPath: folder).appendingPathComponent("fyt_cases.jsonl")
    guard let text = try? String(contentsOf: url, encoding: .utf8) else { return }
    for line in text.split(separator: "\n") {
      guard let record = try? JSONDecoder().decode(LikeCase.self, from: Data(line.utf8)),
        Part(record.case_id) == part
      else { continue }
      let read = LetterReader.penalties(inDecision: record.decision).filter { $0.kind.value == .fine }
        .compactMap(\.amount?.value)
      guard let fine = record.fine_yuan else { continue }
      let marked = Money(fen: Int64((fine * 100).rounded()))
      let fits = read.contains(marked) || read.reduce(0) { $0 + $1.fen } == marked.fen
      scores.count(
        "fine, cases", of: record.case_id, read: read.isEmpty ? nil : fits ? "\(marked)" : words(read),
        marked: ["\(marked)"])
    }
  }

  private func rows(_ file: String) -> [[String: String]] {
    let url = URL(fileURLWithPath: folder).appendingPathComponent(file)
    guard let text = try? String(contentsOf: url, encoding: .utf8) else { return [] }
    let records = CommaSeparated.records(text)
    guard let header = records.first else { return [] }
    return records.dropFirst().map { Dictionary(zip(header, $0)) { first, _ in first } }
  }
}

/// Just enough CSV for the marked records: quoted fields, doubled quotation marks, line ends within them.
enum CommaSeparated {
  static func records(_ text: String) -> [[String]] {
    var records: [[String]] = []
    var record: [String] = []
    var field: [UInt8] = []
    var isQuoted = false
    var previous: UInt8 = 0
    for byte in text.utf8 {
      defer { previous = byte }
      if byte == UInt8(ascii: "\"") {
        if !isQuoted, previous == UInt8(ascii: "\"") { field.append(byte) }
        isQuoted.toggle()
      } else if !isQuoted, byte == UInt8(ascii: ",") || byte == 0x0A {
        record.append(String(decoding: field, as: UTF8.self))
        field = []
        if byte == 0x0A {
          records.append(record)
          record = []
        }
      } else if isQuoted || byte != 0x0D {
        field.append(byte)
      }
    }
    if !field.isEmpty || !record.isEmpty { records.append(record + [String(decoding: field, as: UTF8.self)]) }
    return records
  }
}
