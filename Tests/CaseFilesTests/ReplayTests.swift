import Foundation
import TestSupport
import Testing

/// What fuzzing began with and what it found, by parser; `Tests/Fuzz/run` fuzzes the same parsers.
@Suite("What was fuzzed is read again without harm", .timeLimit(.minutes(2)))
struct ReplayTests {
  struct Input: Sendable, CustomTestStringConvertible {
    var parser: Parser
    var path: String

    var testDescription: String { "\(parser.rawValue): \(path.split(separator: "/").last ?? "")" }

    static let all: [Input] = {
      let folders = [Fixtures.folder("Found"), Fixtures.package().appendingPathComponent("Tests/Fuzz/Seeds")]
      return Parser.allCases.flatMap { parser in
        folders.map { $0.appendingPathComponent(parser.rawValue) }.flatMap { folder in
          ((try? Fixtures.names(in: folder)) ?? []).map {
            Input(parser: parser, path: folder.path + "/" + $0)
          }
        }
      }
    }()
  }

  @Test("Each input", arguments: Input.all)
  func replay(_ input: Input) throws {
    let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: input.path)))
    let start = ContinuousClock.now
    input.parser.read(bytes)
    // Halved and with a byte changed, it is as much of a surprise.
    input.parser.read(Array(bytes.prefix(bytes.count / 2)))
    input.parser.read(bytes.map { $0 == 0x3E ? 0x3C : $0 })
    #expect(ContinuousClock.now - start < .seconds(30))
  }

  @Test("Every parser has seeds to begin with")
  func complete() {
    #expect(Set(Input.all.map(\.parser)) == Set(Parser.allCases))
  }
}
