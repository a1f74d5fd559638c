import CaseFiles

extension Instrument {
  /// One problem an instrument names: what is so, where it stands, which rule it breaks, what to do by when.
  public struct Problem: Hashable, Sendable {
    public var heading: String
    public var fact: String
    public var evidence: [Evidence]
    /// `行政处罚法 第六十条`; several parted by `；`. Text with 《》 is printed as it stands.
    public var rule: String?
    /// What the agency is to do.
    public var measure: String?
    /// Where this problem has a last day of its own.
    public var deadline: Day?
    /// What is to become of the act; needed by a supervision decision.
    public var remedy: Remedy?
    /// Why this remedy and no other.
    public var ground: String?

    public init(
      heading: String, fact: String, evidence: [Evidence], rule: String?, measure: String? = nil,
      deadline: Day? = nil, remedy: Remedy? = nil, ground: String? = nil
    ) {
      self.heading = heading
      self.fact = fact
      self.evidence = evidence
      self.rule = rule
      self.measure = measure
      self.deadline = deadline
      self.remedy = remedy
      self.ground = ground
    }
  }

  /// The place in the case file that shows a problem, or the place searched in vain.
  public struct Evidence: Hashable, Sendable {
    public var document: String
    public var page: Int?
    /// The words that stand there; for an absence, what was looked for.
    public var quote: String?
    /// Whether the document does not hold what it should.
    public var isAbsence: Bool

    public init(document: String, page: Int?, quote: String? = nil, isAbsence: Bool = false) {
      self.document = document
      self.page = page
      self.quote = quote
      self.isAbsence = isAbsence
    }
  }
}
