import CaseFiles
import Foundation
import OfficeFiles
import TestSupport
import Testing

@Suite("Case files are found in whatever they come in")
struct IntakeTests {
  private let folder = TemporaryFolder()

  private static func manifest(_ number: Int) -> [UInt8] {
    Array("案号: 示罚〔2024〕\(number)号\n文书:\n  - {名称: 决定书, 文件: 决定书.txt}\n".utf8)
  }

  private func ids(_ path: String) -> [String] { CaseFile.load([path]).files.map(\.id) }

  @Test("A zip of one case file, of a folder with one, and of many")
  func zips() throws {
    func zip(_ name: String, _ files: [(String, [UInt8])]) throws -> String {
      try folder.write(
        name, try Archive.bytes(packing: files.map { (name: $0.0, contents: $0.1) }, file: name))
    }
    let letter = Array("决定罚款五百元".utf8)
    let one = try zip("one.zip", [("case.yaml", Self.manifest(1)), ("决定书.txt", letter)])
    #expect(ids(one) == ["示罚〔2024〕1号"])
    #expect(CaseFile.load([one]).files.first?.documents.first?.text?.paragraphs.count == 1)
    #expect(CaseFile.load([one]).files.first?.problems == [])
    let inFolder = try zip("in.zip", [("案卷/case.yaml", Self.manifest(2)), ("案卷/决定书.txt", letter)])
    #expect(ids(inFolder) == ["示罚〔2024〕2号"])
    #expect(CaseFile.load([inFolder]).files.first?.location == inFolder + "/案卷")
    let many = try zip(
      "many.zip",
      [
        ("a/case.yaml", Self.manifest(3)), ("a/决定书.txt", letter), ("b/询问笔录.txt", letter),
        ("__MACOSX/a/._case.yaml", [1]), ("表.csv", Array("案号,当事人\n示罚〔2024〕4号,王某\n".utf8)),
        (
          "inner.zip",
          try Archive.bytes(packing: [(name: "c/case.yaml", contents: Self.manifest(5))], file: "inner.zip")
        ),
      ])
    #expect(ids(many) == ["示罚〔2024〕3号", "b", "示罚〔2024〕5号", "示罚〔2024〕4号"])
    #expect(
      Set(ids(folder.path)) == ["示罚〔2024〕1号", "示罚〔2024〕2号", "示罚〔2024〕3号", "b", "示罚〔2024〕4号", "示罚〔2024〕5号"])
  }

  @Test("Names in a zip as Chinese Windows writes them")
  func windowsNames() throws {
    // 案卷\case.yaml and 案卷\决定书.txt in GBK.
    let gbk: [UInt8] = [0xB0, 0xB8, 0xBE, 0xED, 0x5C]
    let letter: [UInt8] = gbk + [0xBE, 0xF6, 0xB6, 0xA8, 0xCA, 0xE9] + Array(".txt".utf8)
    let bytes = try Archive.bytes(
      packing: [
        (name: "wwww/case.yaml", contents: Self.manifest(1)),
        (name: "wwww/xxyyzz.txt", contents: Array("罚款".utf8)),
      ], file: ""
    )
    .replacing(Array("wwww/xxyyzz.txt".utf8), with: letter)
    .replacing(Array("wwww/".utf8), with: gbk)
    let loaded = CaseFile.load([try folder.write("win.zip", bytes)])
    #expect(loaded.refused == [])
    #expect(loaded.files.first?.location.hasSuffix("win.zip/案卷") == true)
    #expect(loaded.files.first?.documents.first?.text?.paragraphs.first?.paragraph.text == "罚款")
  }

  @Test("A folder of folders, deep and mixed; what lies too deep is named")
  func folders() throws {
    try folder.write("x/县局/甲/case.yaml", Self.manifest(1))
    try folder.write("x/县局/甲/决定书.txt", "罚款")
    try folder.write("x/县局/甲/附件/案卷.csv", "案号,当事人\n示罚〔2024〕9号,王某\n")
    try folder.write("x/市局/乙/询问笔录.txt", "我叫王某")
    try folder.write("x/README.md", "# 说明")
    try folder.write("x/空/说明.json", "{}")
    #expect(ids(folder.path + "/x") == ["示罚〔2024〕1号", "乙"])
    try folder.write("y/1/2/3/4/5/6/7/8/9/case.yaml", Self.manifest(1))
    let deep = CaseFile.load([folder.path + "/y"])
    #expect(deep.files.isEmpty)
    #expect(deep.refused.first?.problem.zh.contains("8 层") == true)
  }

  @Test("What is kept of a case file loads to the same facts as the disk, and recordings stay where they are")
  func originals() throws {
    try folder.write("c/case.yaml", Self.manifest(1))
    try folder.write("c/决定书.txt", "罚款五百元")
    try folder.write("c/音像/送达.mp4", [0, 1, 2])
    let place = CasePlace.folder(folder.path + "/c")
    let (original, problems) = place.original()
    #expect(problems == [])
    guard case .files(let files) = original.content else {
      Issue.record("a folder is kept by its files")
      return
    }
    #expect(files.map(\.name) == ["case.yaml", "决定书.txt", "音像/送达.mp4"])
    #expect(files.map { $0.bytes == nil } == [false, false, true])
    try FileManager.default.removeItem(atPath: folder.path + "/c")
    let file = try CaseFile.load(original)
    #expect(file.id == "示罚〔2024〕1号")
    #expect(file.documents.first?.text?.paragraphs.first?.paragraph.text == "罚款五百元")
  }

  @Test("What is no container of case files is refused with what is")
  func refusals() throws {
    for (name, bytes, words) in [
      ("a.pdf", Array("%PDF".utf8), "zip"), ("b.zip", Array("PK?".utf8), "解压"),
      ("c.xls", [0xD0, 0xCF, 0x11, 0xE0], "xlsx"),
      ("d.csv", [0x61, 0, 0x62], "UTF-8"), ("e.xlsx", Array("<html><table>".utf8), "xlsx"),
      ("f.csv", Array("甲,乙\n1,2\n".utf8), "--map"),
      ("g.zip", try Archive.bytes(packing: [(name: "a.bin", contents: [1])], file: ""), "解压"),
    ] as [(String, [UInt8], String)] {
      let loaded = CaseFile.load([try folder.write(name, bytes)])
      #expect(loaded.files.isEmpty)
      #expect(loaded.refused.count == 1)
      #expect(loaded.refused.first?.source.file == folder.path + "/" + name)
      #expect(loaded.refused.first?.remedy.zh.contains(words) == true, "\(name) \(loaded.refused)")
    }
  }
}
