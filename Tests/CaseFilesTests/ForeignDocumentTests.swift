import CaseFiles
import Foundation
import OfficeFiles
import TestSupport
import Testing

@Suite("Documents in foreign formats")
struct ForeignDocumentTests {
  private func load(_ name: String, _ bytes: [UInt8], _ manifest: String? = nil) throws -> CaseFile {
    let folder = TemporaryFolder()
    if let manifest { try folder.write("case.yaml", manifest) }
    try folder.write("封面.txt", "案卷封面")
    try folder.write(name, bytes)
    return try CaseFile.load(folder: folder.path)
  }

  private func document(_ name: String, _ bytes: [UInt8]) throws -> (CaseDocument, [LoadError]) {
    let file = try load(name, bytes)
    return (try #require(file.documents.first { $0.file?.value == name }), file.problems)
  }

  /// A PDF of text objects in an ASCII font, as plain as one can be.
  private func pdf(_ pages: [[String]]) -> [UInt8] {
    var objects = [
      "<< /Type /Catalog /Pages 2 0 R >>", "", "<< /Type /Font /Subtype /Type1 /BaseFont /Courier >>",
    ]
    var kids: [String] = []
    for page in pages {
      let lines = page.enumerated().map { "BT /F1 12 Tf 72 \(720 - 20 * $0.offset) Td (\($0.element)) Tj ET" }
      let content = lines.joined(separator: "\n")
      objects.append("<< /Length \(content.utf8.count) >>\nstream\n\(content)\nendstream")
      objects.append(
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents \(objects.count) 0 R "
          + "/Resources << /Font << /F1 3 0 R >> >> >>")
      kids.append("\(objects.count) 0 R")
    }
    objects[1] = "<< /Type /Pages /Kids [\(kids.joined(separator: " "))] /Count \(kids.count) >>"
    var text = "%PDF-1.4\n"
    var places: [Int] = []
    for (index, object) in objects.enumerated() {
      places.append(text.utf8.count)
      text += "\(index + 1) 0 obj\n\(object)\nendobj\n"
    }
    let start = text.utf8.count
    text += "xref\n0 \(objects.count + 1)\n0000000000 65535 f \n"
    for place in places { text += String(format: "%010d 00000 n \n", place) }
    text += "trailer << /Size \(objects.count + 1) /Root 1 0 R >>\nstartxref\n\(start)\n%%EOF\n"
    return Array(text.utf8)
  }

  private static let hasPoppler = FileManager.default.fileExists(atPath: "/usr/bin/pdftotext")

  @Test("A PDF keeps its pages", .enabled(if: hasPoppler))
  func pdfPages() throws {
    let (document, problems) = try document("决定书.pdf", pdf([["First page 2024"], ["Second", "5000"]]))
    #expect(document.text?.pages.map { $0.map(\.text) } == [["First page 2024"], ["Second", "5000"]])
    #expect(document.medium == .pdf && document.note == nil)
    #expect(problems.count == 1)
  }

  @Test("A PDF without words is a scan, and says how many pages it has", .enabled(if: hasPoppler))
  func scan() throws {
    let (document, _) = try document("决定书.pdf", pdf([[], [], []]))
    #expect(document.text == nil)
    #expect(document.note?.zh == "扫描件，共 3 页，没有文字层")
    #expect(!document.isMissing)
  }

  @Test("A decision in PDF gives its facts, lines that the page broke joined again", .enabled(if: hasPoppler))
  func pdfLetter() throws {
    let letter = OfficialDocument(
      issuer: "示例区市场监督管理局", number: "示市监罚〔2024〕31号", title: "行政处罚决定书", addressee: "示例市甲食品有限公司",
      blocks: [
        .paragraph("你单位经营超过保质期的食品，违反了《食品安全法》第三十四条第一款第（十）项的规定。"),
        .paragraph(
          "本局决定对你单位作出如下行政处罚：没收违法所得人民币壹佰贰拾元伍角（¥120.50），并处罚款人民币伍仟元整（¥5000.00），上缴国库。"),
        .paragraph("如不服本决定，可以自收到本决定书之日起六十日内申请行政复议，也可以在六个月内提起行政诉讼。"),
      ], signatory: "示例区市场监督管理局", date: "2024年4月16日")
    guard (try? PDFPress().fonts()) != nil else { return }
    let (document, _) = try document("01.pdf", PDFPress().bytes(of: letter))
    #expect(document.kind == .penaltyDecision)
    let facts = LetterReader.read(try #require(document.text), document: document.name, kind: document.kind)
    #expect(facts.number?.value.description == "示市监罚〔2024〕31号")
    #expect(facts.parties.map(\.name.value) == ["示例市甲食品有限公司"])
    #expect(facts.day?.value == Day(2024, 4, 16))
    #expect(facts.agency?.value == "示例区市场监督管理局")
    #expect(Set(facts.penalties.compactMap(\.amount?.value)) == [Money(yuan: 5000), Money(fen: 120_50)])
    #expect(facts.reviewPeriod?.value == RemedyTime(60, .days))
    #expect(facts.suitPeriod?.value == RemedyTime(6, .months))
  }

  @Test("A broken PDF is refused in words", .enabled(if: hasPoppler))
  func brokenPDF() throws {
    let (document, problems) = try document("决定书.pdf", Array("%PDF-1.4\n1 0 obj << garbage".utf8))
    #expect(document.text == nil)
    #expect(problems.contains { $0.problem.zh.contains("决定书.pdf") && $0.problem.zh.contains("损坏") })
  }

  @Test("What is no PDF is not given to any program")
  func noPDF() throws {
    let (document, problems) = try document("决定书.pdf", Array("#!/bin/sh\necho".utf8))
    #expect(document.text == nil && document.note != nil)
    #expect(problems.contains { $0.problem.zh.contains("不是 PDF 文件") })
  }

  @Test("An old Word file that is none is refused in words")
  func oldWord() throws {
    let (document, problems) = try document("决定书.doc", Array("{\\rtf1 文}".utf8))
    #expect(document.text == nil && !document.isMissing)
    #expect(problems.contains { $0.problem.zh.contains("不是旧版 Word") })
  }

  @Test("A broken old Word file is listed with a note, whatever is installed")
  func brokenOldWord() throws {
    let bytes: [UInt8] =
      [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + [UInt8](repeating: 7, count: 4000)
    let (document, _) = try document("行政处罚决定书.doc", bytes)
    #expect(document.text == nil)
    #expect(document.note != nil && document.kind == .penaltyDecision)
  }

  private static let hasOldWord = ["/usr/bin/antiword", "/usr/bin/catdoc"].contains {
    FileManager.default.fileExists(atPath: $0)
  }

  @Test("An old Word file gives its words and facts", .enabled(if: hasOldWord))
  func oldWordFacts() throws {
    let bytes = try Data(contentsOf: Fixtures.folder("Foreign").appendingPathComponent("decision.doc"))
    let (document, _) = try document("2024-31.doc", [UInt8](bytes))
    #expect(document.name == "行政处罚决定书" && document.kind == .penaltyDecision)
    let facts = LetterReader.read(try #require(document.text), document: document.name, kind: document.kind)
    #expect(facts.number?.value.description == "示市监罚〔2024〕31号")
    #expect(facts.penalties.first?.amount?.value == Money(yuan: 5000))
    #expect(facts.day?.value == Day(2024, 4, 16))
  }

  @Test("OFD pages are read in their order, lines from top to bottom")
  func ofd() throws {
    func page(_ lines: [(Int, String)]) -> String {
      let objects = lines.map {
        "<ofd:TextObject Boundary=\"20 \($0.0) 100 5\"><ofd:TextCode X=\"0\" Y=\"4\">\($0.1)</ofd:TextCode></ofd:TextObject>"
      }
      return "<ofd:Page xmlns:ofd=\"http://www.ofdspec.org/2016\"><ofd:Content><ofd:Layer>\(objects.joined())"
        + "</ofd:Layer></ofd:Content></ofd:Page>"
    }
    let files = [
      ("OFD.xml", "<OFD><DocBody><DocRoot>Doc_0/Document.xml</DocRoot></DocBody></OFD>"),
      (
        "Doc_0/Document.xml",
        "<Document><Pages><Page ID=\"1\" BaseLoc=\"Pages/0.xml\"/><Page ID=\"2\" BaseLoc=\"/Doc_0/Pages/1.xml\"/></Pages></Document>"
      ),
      ("Doc_0/Pages/0.xml", page([(30, "示市监罚〔2024〕31号"), (20, "行政处罚决定书")])),
      ("Doc_0/Pages/1.xml", page([(20, "罚款5000元。")])),
    ]
    let bytes = try Archive.bytes(packing: files.map { ($0.0, Array($0.1.utf8)) }, file: "决定书.ofd")
    let (document, _) = try document("决定书.ofd", bytes)
    #expect(
      document.text?.pages.map { $0.map(\.text) } == [["行政处罚决定书", "示市监罚〔2024〕31号"], ["罚款5000元。"]])
  }

  @Test("Pictures and recordings are listed; a header tells the length")
  func media() throws {
    var wave = Array("RIFF".utf8) + [0, 0, 0, 0] + Array("WAVEfmt ".utf8) + [16, 0, 0, 0, 1, 0, 1, 0]
    wave += [0x40, 0x1F, 0, 0, 0x80, 0x3E, 0, 0, 2, 0, 16, 0] + Array("data".utf8)
    // 16,000 bytes a second for 90 seconds: the header says so before the sound is there.
    wave += [0x00, 0xF9, 0x15, 0x00] + [UInt8](repeating: 0, count: 1_440_000)
    let (sound, _) = try document("询问录音.wav", wave)
    #expect(sound.medium == .audio && sound.seconds == 90 && sound.note?.zh == "录音")
    func box(_ name: String, _ body: [UInt8]) -> [UInt8] {
      let length = UInt32(body.count + 8)
      return (0..<4).map { UInt8(truncatingIfNeeded: length >> (24 - 8 * $0)) } + Array(name.utf8) + body
    }
    let times: [UInt8] =
      [UInt8](repeating: 0, count: 12) + [0, 0, 3, 0xE8] + [0, 0, 0xEA, 0x60]
      + [UInt8](repeating: 0, count: 80)
    let movie = box("ftyp", Array("isom".utf8)) + box("mdat", [1, 2, 3]) + box("moov", box("mvhd", times))
    let (video, _) = try document("送达录像.mp4", movie)
    #expect(video.medium == .video && video.seconds == 60)
    let (picture, problems) = try document("照片.jpg", [0xFF, 0xD8])
    #expect(picture.medium == .picture && picture.text == nil && picture.note?.zh == "图片，没有可读文字")
    #expect(problems.count == 1)
  }

  @Test("A recording's length is taken from its file where the manifest has none")
  func recordings() throws {
    let movie: [UInt8] =
      [0, 0, 0, 12] + Array("ftypisom".utf8) + [0, 0, 0, 0x74] + Array("moov".utf8) + [0, 0, 0, 0x6C]
      + Array("mvhd".utf8) + [UInt8](repeating: 0, count: 12) + [0, 0, 0, 1] + [0, 0, 0, 75]
      + [UInt8](repeating: 0, count: 80)
    let file = try load("av.mp4", movie, "案由: 示例\n音像记录:\n  - {环节: 送达, 文件: av.mp4}\n")
    #expect(file.recordings.first?.length?.value == "1分15秒")
    #expect(!file.documents.contains { $0.file?.value == "av.mp4" })
  }

  @Test("A file whose name says nothing is named by its heading")
  func heading() throws {
    let (document, _) = try document("0017.txt", Array("示例区水利局\n行 政 处 罚 决 定 书\n示水罚〔2024〕1号".utf8))
    #expect(document.name == "行政处罚决定书" && document.kind == .penaltyDecision)
  }
}
