import Standards
import Testing

@Suite struct EnvironmentalStandardTests {
  static let types = [
    ("general_penalty", 14, "100"), ("no_penalty", 12, "100"), ("daily_penalty", 16, "120"),
    ("seizure", 9, "100"), ("detention_transfer", 11, "100"), ("crime_transfer", 8, "100"),
  ]
  let library: RuleLibrary

  init() throws { library = try Shipped.library() }

  private func standard(_ type: String) throws -> Standard { try library.standard("mee-2024/\(type)") }

  @Test func `the six tables are listed without reading the file`() {
    let listed = library.standardIDs.filter { $0.hasPrefix("mee-2024") }
    #expect(listed == Self.types.map { "mee-2024/\($0.0)" })
  }

  @Test(arguments: types)
  func `a table has the paper's documents, and their points add up`(
    type: String, documents: Int, total: String
  ) throws {
    let standard = try standard(type)
    #expect(standard.criteria.filter(\.isDocument).count == documents)
    #expect(standard.scoredPoints.description == total)
    #expect(standard.full == Points(100))
    #expect(standard.grades.isEmpty && standard.attachedGrades.count == 4)
    #expect(standard.vetoEffect == .scoreZero)
    #expect(standard.withAttachedGrades().grades.map(\.threshold.description) == ["90", "80", "60", "0"])
    for document in standard.criteria where document.isDocument {
      let items = standard.criteria.filter { document.carries.contains($0.id) }
      let lost = document.deductions.first?.most
      #expect(lost == nil || lost == items.reduce(.zero) { $0 + $1.points }, "\(document.id)")
      #expect(document.mayBeLeftOut || !document.deductions.isEmpty, "\(document.id)")
    }
  }

  @Test func `all tables together have three hundred and seventy-nine items`() throws {
    let items = try Self.types.reduce(0) { count, type in
      try count + standard(type.0).criteria.filter { $0.isEarned }.count
    }
    #expect(items == 379)
  }

  @Test(arguments: types.map(\.0))
  func `every table begins with the twenty-five vetoes and the fourteen basic elements`(type: String) throws {
    let standard = try standard(type)
    #expect(standard.criteria.filter { $0.kind == .veto }.map(\.id).count == 25)
    #expect(standard.sections.prefix(3).map(\.id) == ["V", "B", "R"])
    #expect(standard.sections[1].criteria.map(\.points.description) == ["3", "2", "2", "2", "1"])
    #expect(
      standard.sections[2].criteria.map(\.points.description)
        == ["1", "1", "1", "1.5", "1.5", "1", "1", "1", "1"])
    for element in standard.sections[1].criteria + standard.sections[2].criteria {
      #expect(element.deductions.map(\.amount) == [.once(element.points)])
    }
    let bonus = standard.criteria.filter { $0.kind == .bonus }.map(\.points.description)
    #expect(bonus == (type.hasSuffix("_transfer") ? ["15"] : []))
  }

  @Test(arguments: types.map(\.0))
  func `every line names the paper and reads in both languages`(type: String) throws {
    for criterion in try standard(type).criteria {
      #expect(criterion.basis.hasPrefix("环执法发〔2024〕4号 "), "\(criterion.id)")
      let english =
        [criterion.title.en, criterion.look.en, criterion.notApplicable?.en, criterion.exceptions?.en]
        + [criterion.commonErrors?.en] + criterion.deductions.map(\.title.en)
      for text in english.compactMap(\.self) {
        #expect(
          !text.isEmpty && !text.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }, "\(text)")
      }
    }
  }

  @Test func `what the paper leaves open is asked, answered and reasoned`() throws {
    let standard = try standard("crime_transfer")
    #expect(
      standard.settings.map(\.key) == [
        "bonus", "grades", "decimals", "rounding", "step", "links", "na", "floor",
      ])
    #expect(standard.settings.allSatisfy { !$0.reason.zh.isEmpty && !$0.reason.en.isEmpty })
    #expect(standard.bonusRule == .inRatio)
    #expect(standard.settings.first?.value == "ratio")
  }

  @Test func `a filing form that is missing from a transferred crime is left out, not lost`() throws {
    let filing = try #require(try standard("crime_transfer").criterion("D03"))
    #expect(filing.mayBeLeftOut && filing.deductions.isEmpty)
    let ordinary = try #require(try standard("general_penalty").criterion("D01"))
    #expect(!ordinary.mayBeLeftOut && ordinary.deductions.map(\.id) == [Deduction.missing])
  }
}
