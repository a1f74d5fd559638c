import CaseFiles
import Standards
import Testing

@Suite("A review's edition of its standard is found, or said to be missing")
struct EditionTests {
  private func sound(_ version: String) -> String {
    StandardText.sound.replacing("version: \"1\"", with: "version: \"\(version)\"")
  }

  @Test("The one in force, one kept in earlier, and one shadowed by another folder")
  func found() throws {
    let own = try ScratchFolder([
      "standards/own.yaml": sound("9.3"), "earlier/9.2/standards/own.yaml": sound("9.2"),
    ])
    let shadowed = try ScratchFolder(["standards/own.yaml": StandardText.sound])
    let library = try Shipped.library(after: [own.path, shadowed.path])
    #expect(try library.standard("own").version == "9.3")
    for version in ["9.3", "9.2", "1"] {
      #expect(try library.standard("own", version: version).version == version)
    }
  }

  @Test("Another version never stands in for it, and the message says where it belongs")
  func missing() throws {
    let own = try ScratchFolder(["standards/own.yaml": StandardText.sound])
    let library = try Shipped.library(after: [own.path])
    do throws(LoadError) {
      _ = try library.standard("own", version: "../7\u{1B}")
      Issue.record("an edition nobody wrote was found")
    } catch {
      let message = error.message(in: .zh)
      #expect(message.contains("找不到这一版") && message.contains("earlier/_._7_/standards/own.yaml"))
      #expect(!message.contains("\u{1B}"))
    }
    #expect(throws: LoadError.self) { try library.standard("../own", version: "1") }
    #expect(throws: LoadError.self) { try library.standard("nothing", version: "1") }
  }

  @Test("No version's name leads out of the folder of the earlier ones")
  func folders() {
    #expect(RuleLibrary.folder(ofVersion: "2026.1-试行") == "2026.1-试行")
    for version in ["..", "/etc", "a/b", "", "\u{202E}x", "."] {
      let name = RuleLibrary.folder(ofVersion: version)
      #expect(!name.isEmpty && !name.contains("/") && !name.hasPrefix("."), "\(version)")
    }
  }

  @Test("A table of a file with several may stand in a file of its own, and then counts once")
  func ownTable() throws {
    let id = "mee-2024/general_penalty"
    var changed = try Shipped.library().standard(id)
    changed.version = "9.9"
    let own = try ScratchFolder(["standards/\(id).yaml": changed.yaml()])
    let library = try Shipped.library(after: [own.path])
    let former = try Shipped.library().standard(id).version
    #expect(library.standardIDs.count { $0 == id } == 1)
    _ = try library.standard(
      try #require(library.standardIDs.first { $0.hasPrefix("mee-2024/") && $0 != id }))
    #expect(try library.standard(id).version == "9.9")
    #expect(try library.standard(id, version: former).version == former)
  }
}
