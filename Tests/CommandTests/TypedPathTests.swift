import Foundation
import TestSupport
import Testing

@testable import casereview

@Suite("Names a typed path may go on with")
struct TypedPathTests {
  @Test("Names in order, folders with a slash, hidden ones only when asked for")
  func names() throws {
    let folder = TemporaryFolder()
    for name in ["案卷2.csv", "案卷1/一.txt", "其他.txt", ".隐藏", "坏\n名"] { _ = try folder.write(name, "x") }
    func names(_ path: String) -> [String] { TypedPath.names(completing: folder.path + path) }
    #expect(names("/案") == ["案卷1/", "案卷2.csv"])
    #expect(names("/") == ["其他.txt", "案卷1/", "案卷2.csv"])
    #expect(names("/.") == [".隐藏"])
    #expect(names("/案卷1/") == ["一.txt"])
    #expect(names("/没有/").isEmpty)
    #expect(TypedPath.names(completing: "~") == ["~/"])
  }

  @Test("Only an ordinary file may be replaced")
  func files() throws {
    let folder = TemporaryFolder()
    #expect(TypedPath.isFile(try folder.write("一.docx", "x")))
    #expect(!TypedPath.isFile(folder.path))
    #expect(!TypedPath.isFile(folder.path + "/没有"))
  }
}
