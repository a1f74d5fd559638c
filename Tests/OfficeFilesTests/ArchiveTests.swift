import OfficeFiles
import Testing

@Suite struct ArchiveTests {
  @Test func `what is packed comes out again, in order`() throws {
    let files: [(name: String, contents: [UInt8])] = [
      ("b/案卷.txt", Array("内容".utf8)), ("a.txt", []), ("c.bin", (0...255).map { UInt8($0) }),
    ]
    let archive = try Archive(bytes: Archive.bytes(packing: files, file: "包.zip"), file: "包.zip")
    #expect(archive.entries.map(\.name) == files.map(\.name))
    #expect(archive.entries.map(\.size) == [6, 0, 256])
    for file in files { #expect(try archive.contents(of: file.name) == file.contents) }
  }

  @Test func `the same contents give the same bytes`() throws {
    let files: [(name: String, contents: [UInt8])] = [("a", Array("甲".utf8)), ("b", Array("乙".utf8))]
    #expect(try Archive.bytes(packing: files, file: "") == Archive.bytes(packing: files, file: ""))
    #expect(try Archive.bytes(packing: files, file: "") != Archive.bytes(packing: files.reversed(), file: ""))
  }

  @Test func `an entry that packs to almost nothing is refused before it is unpacked`() throws {
    let bomb = try Archive.bytes(packing: [("bomb", [UInt8](repeating: 0, count: 8 << 20))], file: "")
    #expect {
      try Archive(bytes: bomb, file: "包.zip")
    } throws: {
      guard case .suspiciousRatio(let ratio, 200)? = ($0 as? OfficeError)?.problem else { return false }
      return ratio > 900 && ($0 as? OfficeError)?.part == "bomb"
    }
  }

  @Test func `an archive over a limit is refused`() throws {
    let bytes = try Archive.bytes(packing: [("a", [1, 2, 3]), ("b", [4, 5])], file: "")
    func problem(_ limits: Archive.Limits) -> OfficeError.Problem? {
      do throws(OfficeError) {
        _ = try Archive(bytes: bytes, file: "", limits: limits)
        return nil
      } catch { return error.problem }
    }
    #expect(problem(.init(entries: 1)) == .tooManyEntries(count: 2, limit: 1))
    #expect(problem(.init(entrySize: 2)) == .tooLarge(bytes: 3, limit: 2))
    #expect(problem(.init(totalSize: 4)) == .tooLarge(bytes: 5, limit: 4))
    #expect(problem(.init(entries: 2, entrySize: 3, totalSize: 5)) == nil)
  }

  @Test(arguments: [
    "../evil.txt", "a/../../e.txt", "/abs/evil.x", "\\\\host\\e.tx", "C:\\evil.txt", "evil\u{1B}[2J.tx",
  ])
  func `a name that leads out of the archive is refused`(name: String) throws {
    let harmless = String(repeating: "x", count: name.utf8.count)
    let bytes = try Archive.bytes(packing: [(harmless, [1])], file: "")
      .replacing(Array(harmless.utf8), with: Array(name.utf8))
    let error = #expect(throws: OfficeError.self) { try Archive(bytes: bytes, file: "包.zip") }
    #expect(error?.problem == .unsafeName)
    #expect(error?.chinese.contains("\u{1B}") == false)
    #expect(throws: OfficeError.self) { try Archive.bytes(packing: [("../a", [])], file: "") }
  }

  @Test func `two entries of one name are refused`() throws {
    let bytes = try Archive.bytes(packing: [("a.txt", [1]), ("b.txt", [2])], file: "")
      .replacing(Array("b.txt".utf8), with: Array("a.txt".utf8))
    let error = #expect(throws: OfficeError.self) { try Archive(bytes: bytes, file: "包.zip") }
    #expect(error == OfficeError(file: "包.zip", part: "a.txt", problem: .duplicateName))
  }

  @Test func `a name packed by Chinese Windows is read, backslash and all`() throws {
    // 案卷\誠.txt in GBK: the second byte of 誠 is a backslash.
    let gbk: [UInt8] = [0xB0, 0xB8, 0xBE, 0xED, 0x5C, 0xD5, 0x5C] + Array(".txt".utf8)
    let plain = Array("xxxxxxx.txt".utf8)
    let bytes = try Archive.bytes(packing: [("xxxxxxx.txt", [7])], file: "").replacing(plain, with: gbk)
    #expect(try Archive(bytes: bytes, file: "").entries.map(\.name) == ["案卷/誠.txt"])
  }

  @Test func `a file that is no zip, an old one and a truncated one are told apart`() throws {
    func problem(_ bytes: [UInt8]) -> OfficeError.Problem? {
      do throws(OfficeError) {
        _ = try Archive(bytes: bytes, file: "")
        return nil
      } catch { return error.problem }
    }
    #expect(problem(Array("案号,案由".utf8)) == .notAZip)
    #expect(problem([]) == .notAZip)
    #expect(problem([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) == .oldOrEncryptedOffice)
    let whole = try Archive.bytes(packing: [("a", [UInt8](repeating: 9, count: 500))], file: "")
    #expect(problem(Array(whole.dropLast(30))) == .notAZip)
    #expect(problem(whole) == nil)
  }

  @Test func `an entry whose bytes were changed is damaged, not silently different`() throws {
    let words = Array("处罚决定书应当载明的事项".utf8)
    var bytes = try Archive.bytes(packing: [("a", words)], file: "")
    let position = try #require(bytes.indices.first { bytes[$0...].starts(with: words.prefix(9)) })
    bytes[position] ^= 1
    let archive = try Archive(bytes: bytes, file: "包.zip")
    let error = #expect(throws: OfficeError.self) { try archive.contents(of: "a") }
    guard case .damaged? = error?.problem else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test func `a missing file says so and what to do`() {
    let error = #expect(throws: OfficeError.self) { try Archive(path: "/nonexistent/案卷.zip") }
    #expect(error?.chinese.hasPrefix("/nonexistent/案卷.zip：文件打不开") == true)
  }
}
