import CaseFiles
import ReviewStore
import Reviewing

/// Reads what an import would take, without writing anything.
struct TrialImport {
  let language: Language
  private let run: CaseImport
  private var placing: CasePlacing
  private(set) var report = IntakeReport()

  init(against store: ReviewStore, language: Language) throws {
    self.language = language
    run = try CaseImport(into: store, from: "", by: "")
    placing = try CasePlacing(in: store)
  }

  mutating func take(_ intake: CaseIntake) throws {
    var unsure = UnsureTable()
    try intake.walk { item in
      switch item {
      case .found(let place):
        guard !unsure.holds(place) else { return }
        let (original, problems) = place.original()
        do {
          let file = try CaseFile.load(original, problems: problems)
          report.doubt(file.problems.map { $0.inFolder(original.location) }, language)
          let identity = CaseIdentity(file, from: original, try run.fingerprint(of: original))
          let place = placing.place(identity)
          if let doubt = LoadError(place, of: identity) { report.doubt([doubt], language) }
          if place.isKept {
            report.unchanged += 1
          } else if place.isKnown {
            report.changed.append(.init(name: place.name))
          } else {
            report.new += 1
          }
        } catch let error as LoadError {
          report.refuse(error.inFolder(original.location), language)
        }
      case .heading(let heading, let file, let line):
        report.add(heading, file: file, line: line, language)
        if let doubt = unsure.note(heading, file, line, in: intake) { report.refuse(doubt, language) }
      case .refused(let error): report.refuse(error, language)
      }
    }
  }
}
