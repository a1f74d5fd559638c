import CaseFiles

extension CaseFile {
  /// The case a row of the generated table tells of, each fact with its cell.
  init?(row: [String], line: Int) {
    guard row.count == CaseRows.header.count else { return nil }
    func fact<Value>(_ column: Int, _ value: Value?) -> Fact<Value>? {
      value.map {
        Fact(
          $0, original: row[column],
          source: Source(file: "cases.csv", line: line, column: CaseRows.header[column]))
      }
    }
    func event(_ kind: EventKind, _ column: Int) -> Event {
      var event = Event(
        kind: kind, source: Source(file: "cases.csv", line: line, column: CaseRows.header[column]))
      event.day = fact(column, DayReader.read(row[column]))
      return event
    }
    func flag(_ column: Int) -> Fact<Bool>? { fact(column, row[column] == "1") }
    self.init(location: "cases.csv:\(line)")
    kind = fact(0, .ordinaryPenalty)
    number = fact(0, DocumentNumber(row[0]))
    act = fact(2, row[2])
    var agency = Agency()
    agency.name = fact(1, row[1])
    self.agency = agency
    var party = Party()
    party.isFirstOffence = flag(15)
    self.party = party
    isMajor = flag(13)
    let people = ["张某", "李某", "王某"].prefix(Int(row[12]) ?? 0)
    officers = ["张某", "李某", "王某"].map {
      Officer(name: Fact($0, original: $0, source: Source(file: "cases.csv")))
    }
    var inspection = event(.siteInspection, 4)
    inspection.people = people.compactMap { fact(12, $0) }
    var notice = event(.priorNotice, 5)
    notice.served = notice.day
    var decision = event(.decision, 6)
    decision.served = fact(7, DayReader.read(row[7]))
    events = [event(.filing, 4), inspection, notice, decision, event(.publication, 8)]
    if row[14] == "1" { events.insert(event(.legalReview, 5), at: 2) }
    if let kind = fact(9, PenaltyKind.fine) {
      var fine = Penalty(kind: kind)
      fine.amount = fact(9, MoneyReader.read(row[9]))
      fine.statutoryMinimum = fact(10, MoneyReader.read(row[10]))
      fine.statutoryMaximum = fact(11, MoneyReader.read(row[11]))
      penalties = [fine]
    }
    var discretion = Discretion()
    discretion.tier = fact(3, row[3])
    self.discretion = discretion
  }
}
