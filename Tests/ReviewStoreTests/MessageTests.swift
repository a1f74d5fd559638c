import CaseFiles
import Reviewing
import Testing

@testable import ReviewStore

@Suite("What the store says when something is wrong")
struct MessageTests {
  static let path = "某处/casereview.sqlite"

  static let errors: [StoreError] = [
    .notADirectory(path), .notWritable(path), .diskFull(path), .busy(path), .inUse(path), .symbolicLink(path),
    .notARegularFile(path), .emptied(path), .orphanedLog(path), .notADatabase(path), .foreignDatabase(path),
    .newerSchema(path: path, found: 2, known: 1), .damaged(path: path, detail: "marks.state"),
    .inputOutput(path: path, detail: "EIO"), .missing(path), .alreadyExists(path), .backupOntoItself(path),
    .unsoundBackup(path: path, problem: .schema("x")),
  ]

  @Test("An error of a file begins with its path and ends with what to do", arguments: errors)
  func fileErrors(error: StoreError) {
    #expect(error.message.zh.hasPrefix("\(Self.path)：") && error.message.zh.hasSuffix("。"))
    #expect(error.message.en.hasPrefix("\(Self.path): ") && error.message.en.hasSuffix("."))
    #expect(error.message.zh.contains("请") && error.message.zh != error.message.en)
  }

  @Test("An error of a request quotes the words without their control characters")
  func requestErrors() {
    let id = ReviewID(caseFile: "案\u{1B}[2J\u{202E}\n号", reviewer: "张某")
    let errors: [StoreError] = [
      .noReview(id), .numberTaken(prefix: "示\u{1B}司", year: 2024, serial: 1), .unstorableText("甲\u{0}乙"),
      .alreadyNumbered(NumberKey(prefix: "示\u{1B}司", year: 2024, serial: 1)),
      .algorithmUnavailable(.sm3),
    ]
    for error in errors {
      for text in [error.message.zh, error.message.en] {
        #expect(text.unicodeScalars.allSatisfy { $0.value >= 32 && $0.value != 0x202E }, "\(text)")
      }
    }
    #expect(errors[1].message.zh == "文号“示\u{FFFD}司〔2024〕1号”已被另一份文书使用；请改用下一个文号。")
  }

  @Test("A long text is shown by its beginning")
  func longText() {
    #expect(shown(String(repeating: "长", count: 81)) == String(repeating: "长", count: 80) + "…")
  }

  @Test(
    "A moment is written in universal time, before 1970 and at any number",
    arguments: [
      (0, "1970-01-01T00:00:00Z"), (noon, "2024-03-02T12:00:00Z"), (-1, "1969-12-31T23:59:59Z"),
      (951_782_399_000, "2000-02-28T23:59:59Z"), (951_782_400_000, "2000-02-29T00:00:00Z"),
      (4_107_542_400_000, "2100-03-01T00:00:00Z"),
    ] as [(Int64, String)])
  func moments(milliseconds: Int64, text: String) {
    #expect(utcText(milliseconds) == text)
    #expect(utcText(.max).hasSuffix("Z") && utcText(.min).hasSuffix("Z"))
  }
}
