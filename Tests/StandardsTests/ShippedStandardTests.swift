import CaseFiles
import Standards
import Testing

@Suite struct ShippedStandardTests {
  static let own: [(String, CaseKind)] = [
    ("summary-penalty", .summaryPenalty), ("no-penalty", .noPenalty), ("coercion", .coercion),
    ("licence", .licence), ("inspection", .inspection),
  ]
  let library: RuleLibrary

  init() throws { library = try Shipped.library() }

  @Test func `every line of every standard names its source and reads in both languages`() throws {
    for id in library.standardIDs {
      let standard = try library.standard(id)
      for criterion in standard.criteria {
        #expect(criterion.basis.count >= 6, "\(id) \(criterion.id)")
        let english = [criterion.title.en, criterion.look.en] + criterion.deductions.map(\.title.en)
        #expect(
          english.allSatisfy { text in
            !text.isEmpty && !text.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }
          }, "\(id) \(criterion.id)")
      }
    }
  }

  @Test(arguments: own)
  func `each case kind has a standard of a hundred points with vetoes and checks`(
    id: String, kind: CaseKind
  ) throws {
    let standard = try library.standard(id)
    #expect(standard.caseKinds == [kind])
    #expect(standard.scoredPoints == Points(100))
    #expect((25...40).contains(standard.criteria.count))
    #expect(standard.criteria.filter { $0.kind == .veto }.count >= 4)
    #expect(standard.criteria.filter { !$0.checks.isEmpty }.count >= 15)
    #expect(standard.grades.map(\.threshold) == [Points(90), Points(60), .zero])
  }

  @Test func `the two demonstrations say that they are`() throws {
    let demonstrations = library.standardIDs.filter { $0.hasPrefix("demo-") }
    #expect(demonstrations == ["demo-licence-hundred", "demo-surface-and-content"])
    for id in demonstrations {
      let standard = try library.standard(id)
      #expect(standard.title.zh.hasPrefix("示范") && standard.issuer.contains("仅示范"))
      #expect(standard.vetoEffect == .scoreZero)
    }
    let floored = try library.standard("demo-surface-and-content")
    #expect(floored.sections.compactMap(\.points) == [Points(20), Points(80)])
    #expect(floored.criteria.filter { $0.kind == .veto }.count == 9)
  }
}
