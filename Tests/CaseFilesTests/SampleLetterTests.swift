import CaseFiles
import Foundation
import TestSupport
import Testing

/// The letters of the sample cases say what their manifests say, but for what is planted.
@Suite("The letters of the sample cases")
struct SampleLetterTests {
  static let folders: [String] = {
    let samples = Fixtures.package().appendingPathComponent("SampleCases")
    let names = (try? Fixtures.names(in: samples)) ?? []
    return names.filter { $0.first?.isNumber == true }.map { samples.appendingPathComponent($0).path }
  }()

  @Test("Number, agency, party, code, day and penalties are those of the manifest", arguments: folders)
  func decision(_ folder: String) throws {
    let file = try CaseFile.load(folder: folder)
    let letter = try #require(file.decisionLetter(among: file.letters))
    let facts = letter.facts
    #expect(facts.number?.value == file.number?.value)
    #expect(facts.agency?.value == file.agency?.name?.value)
    #expect(facts.parties.map(\.name.value) == [file.party?.name?.value])
    #expect(facts.parties.first?.creditCode?.value == file.party?.creditCode?.value)
    #expect(facts.day?.value == file.decision?.day?.value)
    #expect(penalties(facts.penalties) == penalties(file.penalties))
    #expect(facts.reviewPeriod != nil && facts.suitPeriod != nil)
    #expect(!facts.articles.isEmpty)
  }

  private func penalties(_ penalties: [Penalty]) -> Set<String> {
    Set(penalties.map { "\($0.kind.value.rawValue) \($0.amount?.value.description ?? "")" })
  }

  @Test("The notices and proofs of service say their days, and the intended fine", arguments: folders)
  func steps(_ folder: String) throws {
    let file = try CaseFile.load(folder: folder)
    for letter in file.letters {
      let events = file.events.filter { $0.document?.value == letter.document.name }
      switch letter.document.kind {
      case .priorNotice, .hearingOffer, .orderToCorrect:
        let event = try #require(events.first, "\(letter.document.name)")
        #expect(letter.facts.day?.value == event.day?.value, "\(letter.document.name)")
        #expect(letter.facts.number?.value == letter.document.number?.value, "\(letter.document.name)")
        if let proposed = event.proposedFine {
          #expect(letter.facts.penalties.compactMap(\.amount?.value).contains(proposed.value))
        }
      case .serviceProof:
        #expect(letter.facts.served?.value == letter.document.day?.value, "\(letter.document.name)")
        #expect(letter.facts.delivers != nil, "\(letter.document.name)")
      default: break
      }
    }
  }

  @Test(
    "Without its manifest a case has its facts from the letters, each with page and quote", arguments: folders
  )
  func withoutManifest(_ folder: String) throws {
    let whole = try CaseFile.load(folder: folder)
    let copy = TemporaryFolder()
    for name in try FileManager.default.contentsOfDirectory(atPath: folder) where name != "case.yaml" {
      try copy.write(name, Array(Data(contentsOf: URL(fileURLWithPath: folder + "/" + name))))
    }
    let file = try CaseFile.load(folder: copy.path)
    #expect(file.number?.value == whole.number?.value)
    #expect(file.agency?.name?.value == whole.agency?.name?.value)
    #expect(file.party?.name?.value == whole.party?.name?.value)
    #expect(file.kind?.value == whole.kind?.value)
    #expect(file.decision?.day?.value == whole.decision?.day?.value)
    #expect(file.event(.service)?.day?.value == whole.event(.service)?.day?.value)
    #expect(file.event(.priorNotice)?.proposedFine?.value == whole.event(.priorNotice)?.proposedFine?.value)
    #expect(file.event(.priorNotice)?.served?.value == whole.event(.priorNotice)?.served?.value)
    #expect(file.act?.value == whole.act?.value)
    #expect(penalties(file.penalties) == penalties(whole.penalties))
    #expect(file.number?.source.page == 1 && file.number?.source.quote?.contains("〔") == true)
    #expect(file.documents.allSatisfy { $0.kind != nil || $0.name == "华" } || file.documents.count > 15)
  }

  @Test("Every document of the samples whose name is usual has its kind", arguments: folders)
  func kinds(_ folder: String) throws {
    let file = try CaseFile.load(folder: folder)
    let unknown = file.documents.filter { $0.kind == nil }.map(\.name)
    #expect(unknown.count <= 3, "\(unknown)")
    for document in file.documents where document.kind == .penaltyDecision {
      #expect(document.name.hasSuffix("决定书"))
    }
  }
}
