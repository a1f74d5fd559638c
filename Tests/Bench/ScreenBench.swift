import Foundation
import TestSupport

/// Key to repaint on every screen of the program, beside the plain list and, where it is installed, tig: its list, its
/// list with what is selected beside it as the review has it, and its text, in a window of the same size.
enum ScreenBench {
  private struct Place {
    var name: String
    /// The bursts that lead there from the list of files.
    var way: [String]
    var keys: [String]
    /// Whether the first frame is measured, which a second follows when what was done is on the disk.
    var firstFrame = false
  }

  private static let rub = "\u{7F}"
  private static let down = "\u{1B}OB"
  private static let up = "\u{1B}OA"

  private static let places: [Place] = [
    Place(name: "desk", way: [], keys: ["j", "k"]),
    Place(name: "desk, filter", way: ["/", "罚"], keys: ["〔", rub]),
    Place(name: "desk, columns", way: ["c"], keys: [down, up]),
    Place(name: "review", way: ["\r"], keys: ["j", "k"]),
    Place(name: "review, a mark and undo", way: ["\r"], keys: ["m", "u"], firstFrame: true),
    Place(name: "… until it is on the disk", way: ["\r"], keys: ["m", "u"]),
    Place(name: "review, a reason", way: ["\r", "r"], keys: ["文", rub]),
    Place(name: "document", way: ["\r", "d"], keys: ["j", "k"]),
    Place(name: "document, page", way: ["\r", "d"], keys: ["]", "["]),
    Place(name: "document, search", way: ["\r", "d", "/"], keys: ["罚", rub]),
    Place(name: "compare", way: ["\r", "d", "=", "\r"], keys: ["j", "k"]),
    Place(name: "facts", way: ["\r", "o"], keys: ["j", "k"]),
    Place(name: "facts, a field", way: ["\r", "o", "j", "\r"], keys: ["文", rub]),
    Place(name: "timeline", way: ["\r", "t"], keys: ["j", "k"]),
    Place(name: "like cases", way: ["\r", "l"], keys: ["j", "k"]),
    Place(name: "conclusion", way: ["\r", "s"], keys: ["j", "k"]),
    Place(name: "preview", way: ["\r", "s", "p"], keys: ["j", "k"]),
    Place(name: "rectifications", way: ["z"], keys: ["j", "k"]),
    Place(name: "rectification", way: ["z", "\r"], keys: ["j", "k"]),
    Place(name: "round", way: ["t"], keys: ["j", "k"]),
    Place(name: "help", way: ["\r", "?"], keys: ["j", "k"]),
    Place(name: "palette", way: [":"], keys: [down, up]),
    Place(name: "palette, narrowed", way: [":"], keys: ["z", rub]),
    Place(name: "tour", way: ["\u{1B}[15~"], keys: ["j", "k"]),
  ]

  private static let peers: [Place] = [
    Place(name: "tig, list", way: [], keys: ["j", "k"]),
    Place(name: "tig, list and selected", way: ["\r"], keys: [down, up]),
    Place(name: "tig, text", way: ["\r", "O"], keys: ["j", "k"]),
  ]

  static func run(_ products: Products, samples: String) throws {
    let tig = try TigLog(products, commits: 300, named: "history", hasContents: true)
    let environment = try prepare(products, samples: samples)
    for (rows, columns, times) in [(24, 80, 200), (60, 200, 200)] {
      let list = Subject(
        name: "plainlist", program: products.plainList, arguments: [products.folder.path + "/lines.txt"],
        expected: "j/k")
      let plain = try answers(Place(name: "", way: [], keys: ["j", "k"]), list, rows, columns, times)
      show("\nkey to repaint on every screen, \(columns)×\(rows)")
      show(Table.screenHeading)
      show(Table.screen("plainlist", plain, plain))
      for peer in peers {
        guard let subject = tig?.subject(named: peer.name) else { continue }
        show(Table.screen(peer.name, try answers(peer, subject, rows, columns, times), plain))
      }
      for place in places {
        let subject = Subject(
          name: place.name, program: products.casereview, arguments: [samples], environment: environment,
          expected: "帮助")
        show(Table.screen(place.name, try answers(place, subject, rows, columns, times), plain))
      }
    }
  }

  private static func answers(
    _ place: Place, _ subject: Subject, _ rows: Int, _ columns: Int, _ times: Int
  ) throws -> Answers {
    let terminal = try subject.open(rows: rows, columns: columns)
    _ = terminal.wait(for: subject.expected, limit: 20)
    terminal.settle(quiet: 0.4)
    for keys in place.way { _ = terminal.press(keys, quiet: 0.12) }
    let answers = terminal.type(place.keys, times: times, quiet: 0.012, firstPiece: place.firstFrame)
    // A text left in a field would be offered at the next start.
    _ = terminal.press("\u{1B}", quiet: 0.1)
    return answers
  }

  /// A workspace in which the samples are reviewed and submitted, all but the first, and notices stand open.
  private static func prepare(_ products: Products, samples: String) throws -> [String: String] {
    let text = (1...300).map { "示环罚〔2024〕\($0)号  示例化工厂超标排放水污染物案  示例区生态环境局  第\($0)页" }
    _ = try products.write(text.joined(separator: "\n"), to: "lines.txt")
    let environment = products.environment("screens")
    let folders = try FileManager.default.contentsOfDirectory(atPath: samples).filter { !$0.contains(".") }
    for (number, name) in folders.sorted().enumerated().dropFirst() {
      let path = samples + "/" + name
      let sheet = products.folder.path + "/sheet\(number).yaml"
      try Command.run(products.casereview, ["sheet", path, "-o", sheet, "--as", "张某"], environment)
      let filled = try String(contentsOfFile: sheet, encoding: .utf8)
        .replacingOccurrences(of: "state: unanswered, reason", with: "state: met, reason")
        .replacingOccurrences(of: "decision: open, reason: \"\"", with: "decision: rejected, reason: 已说明")
      try filled.write(toFile: sheet, atomically: true, encoding: .utf8)
      try Command.run(
        products.casereview, ["score", path, "--sheet", sheet, "--as", "张某", "--submit"], environment)
      try Command.run(
        products.casereview,
        [
          "rectify", "start", path, "--number", "示司整〔2024〕\(number)号", "--issued", "2024-11-20", "--reviewer",
          "张某",
        ],
        environment)
    }
    return environment
  }
}
