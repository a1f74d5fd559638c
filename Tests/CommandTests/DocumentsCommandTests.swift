import Foundation
import OfficeFiles
import TestSupport
import Testing

/// Documents as the real program lists, reads and makes them out; the helpers are scripts of our own on the path.
@Suite("The documents of a case file are listed and read through the real program")
struct DocumentsCommandTests {
  private let folder = TemporaryFolder()

  private func run(_ arguments: String...) throws -> Binary.Result {
    try Binary.run(["documents"] + arguments, programs: folder.path + "/bin")
  }

  /// A program that answers with these words whatever it is given.
  private func install(_ name: String, _ script: String) throws {
    let path = try folder.write("bin/" + name, "#!/bin/sh\n" + script)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
  }

  private static let letter = """
    示例区市场监督管理局
    行政处罚决定书
    示市监罚〔2024〕31号
    当事人：示例食品店
    本局决定作出如下行政处罚：罚款人民币5000元。
    示例区市场监督管理局
    2024年4月16日
    """

  @Test("Documents are listed with kind and extent, read page by page, and their facts named with the words")
  func list() throws {
    try folder.write("c/02-行政处罚决定书.txt", Self.letter)
    try folder.write("c/01-立案审批表.md", "# 立案审批表\n")
    try folder.write("c/03-现场照片.jpg", [0xFF, 0xD8])
    let list = try run(folder.path + "/c")
    #expect(list.output.contains("立案审批表") && list.output.contains("图片"))
    let facts = try run(folder.path + "/c", "--facts")
    for words in ["文号：示市监罚〔2024〕31号", "当事人：示例食品店", "处罚：罚款 5000元", "日期：2024-04-16", "p.1"] {
      #expect(facts.output.contains(words), "\(words)")
    }
    let json = try JSONSerialization.jsonObject(
      with: Data(try run(folder.path + "/c", "--facts", "--format", "json").output.utf8))
    #expect((json as? [String: Any])?["schema"] as? String == "casereview.documents/1")
    let read = try run(folder.path + "/c", "--read", "行政处罚决定书")
    #expect(read.output.hasPrefix("—— 1/1 ——\n示例区市场监督管理局"))
    let none = try run(folder.path + "/c", "--read", "听证笔录")
    #expect(none.status == 1 && none.errors.contains("听证笔录"))
    let picture = try run(folder.path + "/c", "--read", "现场照片")
    #expect(picture.status == 1 && picture.errors.contains("没有可读文字"))
  }

  private static let words = """
    level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext
    5\t1\t1\t1\t1\t1\t0\t0\t9\t9\t90.0\t罚款
    5\t1\t1\t1\t1\t2\t9\t0\t9\t9\t70.0\t5000元
    5\t1\t1\t1\t2\t1\t0\t9\t9\t9\t80.0\t\u{1B}[2J示例
    """

  @Test(
    "A scan is made out by tesseract where there is one, marked with its confidence, and no fact is taken from it"
  )
  func recognise() throws {
    try folder.write("c/case.yaml", "案由: 示例\n")
    try folder.write("c/行政处罚决定书.jpg", [0xFF, 0xD8])
    try folder.write("words.tsv", Self.words)
    try install(
      "tesseract", "[ \"$1\" = --list-langs ] && { echo chi_sim; exit; }\ncat '\(folder.path)/words.tsv'\n")
    let made = try run(folder.path + "/c", "--recognise", "行政处罚决定书")
    #expect(made.status == 0, "\(made.errors)")
    #expect(made.output.contains("未经核对，平均可信度 80%"))
    #expect(made.output.contains("—— 1/1 ——\n罚款5000元\n"))
    #expect(!made.output.contains("\u{1B}"))
    let facts = try run(folder.path + "/c", "--facts")
    #expect(!facts.output.contains("5000"))
    let text = try run(folder.path + "/c", "--recognise", "1", "--lang", "en")
    #expect(text.output.contains("mean confidence 80 %"))
    let zip = try Archive.bytes(
      packing: [("甲/case.yaml", Array("案由: 示例\n".utf8)), ("甲/行政处罚决定书.jpg", [0xFF, 0xD8])], file: "")
    let packed = try run(folder.write("c.zip", zip), "--recognise", "行政处罚决定书")
    #expect(packed.output.contains("平均可信度 80%"), "\(packed.errors)")
  }

  @Test(
    "Words the program is unsure of are marked, blank areas are no lines, and pages beyond the most are told")
  func doubtfulWords() throws {
    try folder.write("c/case.yaml", "案由: 示例\n")
    try folder.write("c/照片.jpg", [0xFF, 0xD8])
    try folder.write("c/决定书.pdf", Array("%PDF-1.4".utf8))
    try folder.write(
      "words.tsv",
      Self.words + """

        5\t1\t1\t1\t3\t1\t0\t9\t9\t9\t90.0\t人民币
        5\t1\t1\t1\t3\t2\t0\t9\t9\t9\t41.0\t参
        5\t1\t1\t1\t3\t3\t0\t9\t9\t9\t59.0\t什
        5\t1\t1\t1\t3\t4\t0\t9\t9\t9\t90.0\t元
        5\t1\t2\t1\t1\t1\t0\t9\t9\t9\t95.0\t \u{20}

        """)
    try install(
      "tesseract", "[ \"$1\" = --list-langs ] && { echo chi_sim; exit; }\ncat '\(folder.path)/words.tsv'\n")
    let made = try run(folder.path + "/c", "--recognise", "照片")
    #expect(made.output.contains("人民币〔参什？〕元\n"))
    #expect(made.output.contains("平均可信度 74%，〔？〕处拿不准；"))
    #expect(made.output.split(separator: "\n").count == 5)
    try install("pdftoppm", "echo P5\n")
    let long = try run(folder.path + "/c", "--recognise", "决定书")
    #expect(long.output.contains("只识别了前 20 页"), "\(long.errors)")
    #expect(long.output.contains("—— 20/20 ——"))
  }

  @Test("Without Chinese for tesseract, and with one that never ends, the reason is said")
  func helpless() throws {
    try folder.write("c/case.yaml", "案由: 示例\n")
    try folder.write("c/照片.jpg", [0xFF, 0xD8])
    try install("tesseract", "echo eng\n")
    let none = try run(folder.path + "/c", "--recognise", "照片")
    #expect(none.status == 1 && none.errors.contains("tesseract-ocr-chi-sim"))
    try install("tesseract", "[ \"$1\" = --list-langs ] && { echo chi_sim; exit; }\nexit 9\n")
    let failed = try run(folder.path + "/c", "--recognise", "照片")
    #expect(failed.status == 1 && failed.errors.contains("tesseract"))
  }

  @Test("A recording whose header nobody here knows is measured by ffprobe where there is one")
  func length() throws {
    try folder.write("c/case.yaml", "案由: 示例\n音像记录:\n  - {环节: 送达, 文件: 送达.mkv}\n")
    try folder.write("c/送达.mkv", [0x1A, 0x45, 0xDF, 0xA3])
    try folder.write("c/询问.mp3", Array("ID3".utf8))
    try install("ffprobe", "echo 95.400000\n")
    #expect(try run(folder.path + "/c").output.contains("1:35"))
    try install("ffprobe", "echo N/A\n")
    #expect(try run(folder.path + "/c").output.contains("询问"))
    #expect(try !run(folder.path + "/c").output.contains("1:35"))
  }
}
