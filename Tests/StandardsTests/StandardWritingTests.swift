import CaseFiles
import Testing

@testable import Standards

@Suite("A standard written as YAML is the same standard when read again")
struct StandardWritingTests {
  @Test("Every shipped standard survives")
  func shipped() throws {
    let library = try Shipped.library()
    #expect(!library.standardIDs.isEmpty)
    for id in library.standardIDs {
      let standard = try library.standard(id)
      let again = Standard.read(yaml: standard.yaml(), file: "\(id).yaml")
      #expect(again.problems.map { $0.message(in: .en) } == [])
      #expect(again.standard == standard, "\(id)")
    }
  }

  @Test("Words that YAML could take for something else survive")
  func hostileWords() throws {
    let words = [
      "true", "0.5", "# 注", "- 甲", "a: b", "{甲}", "[乙]", "\"引\"", "'单'", "第一行\n第二行", "\t制表", " 前后 ", "null",
      "~", "&a", "*b",
      "!c", "%d", "@e", "`f`", "\u{202E}反向", "\u{7}响铃", "𠮷\u{2028}\u{85}\u{FEFF}", "a #b", "甲:", "---",
      "2024-03-02", "yes",
    ]
    var standard = try Shipped.library().standard("general-penalty")
    for (index, word) in words.enumerated() {
      standard.title = Localized(zh: word, en: "x" + word)
      standard.issuer = word
      standard.sections[0].title = Localized(word)
      standard.sections[0].criteria[0].basis = word
      standard.sections[0].criteria[0].exceptions = Localized(zh: word, en: words[(index + 1) % words.count])
      standard.sections[0].criteria[0].remedy = Localized(word)
      let again = Standard.read(yaml: standard.yaml(), file: "s.yaml")
      #expect(again.problems.map { $0.message(in: .en) } == [], "\(word)")
      #expect(again.standard == standard, "\(word)")
    }
  }
}
