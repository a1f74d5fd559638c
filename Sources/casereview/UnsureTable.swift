import CaseFiles

/// The table at hand where nobody has said yet which of its columns is the number: its rows are left out.
struct UnsureTable {
  private var heading: ExportHeading?

  /// - Returns: What is to be said of the table; nil where it is taken in.
  mutating func note(
    _ heading: ExportHeading, _ file: String, _ line: Int, in intake: CaseIntake
  ) -> LoadError? {
    let doubt = intake.unsureNumber(of: heading, file: file, line: line)
    self.heading = doubt == nil ? nil : heading
    return doubt
  }

  func holds(_ place: CasePlace) -> Bool {
    guard let heading, case .kept(let original, _) = place, case .row(_, let own) = original.content else {
      return false
    }
    return own == heading
  }
}
