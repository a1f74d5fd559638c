extension CaseFile {
  /// Reads one row of a table of cases; what a cell does not let itself be read as is a problem of the file.
  ///
  /// Columns without a field are kept as they stand, under their heading. Refused is a row that names no case,
  /// and one whose dates and amounts stand in the wrong columns.
  public init(_ row: ExportRow, under heading: ExportHeading, location: String) throws(LoadError) {
    self.init(location: location)
    isTableRow = true
    var reading = ExportReading(row, under: heading)
    for column in 0..<min(heading.columns.count, row.cells.count) {
      let words = ExportCells.plain(row.cells[column].trimmingBlanks())
      guard !words.isEmpty else { continue }
      reading.take(words, ofColumn: column, into: &self)
    }
    reading.finish(&self)
    try reading.refuseWhatIsNoCase(self)
  }
}

/// Puts the cells of one row where they belong.
private struct ExportReading {
  private let row: ExportRow
  private let heading: ExportHeading
  private let places: Source.Cells
  /// How many dates, amounts, flags and numbers could be read, and how many could not.
  private var readable = 0
  private var unreadable = 0
  private var fine: Fact<Money>?
  private var fineOfPerson: Fact<Money>?
  private var confiscated: Fact<Money>?
  private var least: Fact<Money>?
  private var most: Fact<Money>?
  /// What a cell says in words was imposed.
  private var stated: [Penalty] = []
  /// Whether what is said of a fine is said of each of several parties.
  private var saysEach = false
  private static let eachWords = ["各处", "各罚", "分别处", "分别罚"]

  init(_ row: ExportRow, under heading: ExportHeading) {
    self.row = row
    self.heading = heading
    places = Source.Cells(of: row, under: heading)
  }

  mutating func take(_ words: String, ofColumn column: Int, into file: inout CaseFile) {
    // The heading's words are looked up where they are needed: few cells are kept under them, or refused.
    var name: String { heading.columns[column].heading }
    func place() -> Source { places[column] }
    func text() -> Fact<String> { Fact(words, original: words, source: place()) }
    func report(_ what: Localized, _ example: String) {
      unreadable += 1
      file.problems.append(
        LoadError(
          source: place(),
          problem: Localized(
            zh: "\(name.shown)“\(words.shown)”不是\(what.zh)",
            en: "\(name.shown): “\(words.shown)” is not \(what.en)"),
          remedy: Localized(zh: "应写作 \(example)", en: "write it like \(example)")))
    }
    func money() -> Fact<Money>? {
      if DayReader.isBlank(words) { return nil }
      let isBare =
        heading.columns[column].isInTenThousands
        && words.utf8.allSatisfy { (48...57).contains($0) || $0 == 46 || $0 == 44 }
      if let value = MoneyReader.read(isBare ? words + "万元" : words) {
        readable += 1
        return Fact(value, original: words, source: place())
      }
      report(Localized(zh: "一笔金额", en: "one amount"), "5000元")
      return nil
    }
    func decision(_ day: Day) -> Event {
      var event = Event(kind: .decision, source: place())
      event.day = Fact(day, original: words, source: place())
      return event
    }
    func penalties() -> [Penalty] {
      let isInYuan = !heading.columns.contains(where: \.isInTenThousands)
      return ExportCells.penalties(words, isInYuan: isInYuan).map { found in
        changed(found) {
          $0.kind.source = place()
          $0.amount?.source = place()
        }
      }
    }
    func flag() -> Fact<Bool>? {
      switch words.lowercased() {
      case "是", "有", "已", "true", "yes", "1": return Fact(true, original: words, source: place())
      case "否", "无", "未", "false", "no", "0": return Fact(false, original: words, source: place())
      default:
        report(Localized(zh: "“是”或“否”", en: "是 or 否"), "是")
        return nil
      }
    }
    switch heading.columns[column].field {
    case nil: file.other[name] = text()
    case .number:
      if let number = ExportCells.number(words) {
        readable += 1
        file.number = Fact(number, original: words, source: place())
      } else if !DayReader.isBlank(words) {
        file.other[name] = text()
        report(Localized(zh: "文号", en: "a document number"), "示市监罚〔2024〕31号")
      }
    case .title: file.title = text()
    case .act: file.act = text()
    case .field: file.field = text()
    case .kind:
      guard let kind = CaseKind(rawValue: words) ?? CaseKind.aliases[words] else {
        return report(
          Localized(zh: "案卷类型", en: "a kind of case file"), CaseKind.ordinaryPenalty.rawValue)
      }
      file.kind = Fact(kind, original: words, source: place())
    case .agency: file.agency = changed(file.agency ?? Agency()) { $0.name = text() }
    case .agencyLevel: file.agency = changed(file.agency ?? Agency()) { $0.level = text() }
    case .agencyCode: file.agency = changed(file.agency ?? Agency()) { $0.creditCode = text() }
    case .decidedBy:
      if let day = ExportCells.day(words) {
        readable += 1
        file.events.append(decision(day))
        return
      }
      guard let (agency, day) = ExportCells.decision(words) else {
        file.other[name] = text()
        return report(Localized(zh: "机关和日期", en: "a body and a date"), "示例市场监督管理局 2024年3月2日")
      }
      readable += 1
      file.agency = changed(file.agency ?? Agency()) {
        $0.name = Fact(agency, original: words, source: place())
      }
      file.events.append(decision(day))
    case .party:
      if DayReader.isBlank(words) { return }
      // Of 个人姓名 and 单位名称 a row fills one, or both where both were punished.
      if let first = file.party?.name {
        guard HeadingHints.isOfPunished(name) else {
          file.other[name] = text()
          return
        }
        file.party?.name?.value += "、" + PartyCell.read(words).name
        file.party?.name?.original = first.original + " " + words
        return
      }
      let (party, code) = PartyCell.read(words)
      file.party = changed(file.party ?? Party()) {
        $0.name = Fact(party, original: words, source: place())
        if let code { $0.creditCode = Fact(code, original: words, source: place()) }
      }
    case .partyType: file.party = changed(file.party ?? Party()) { $0.type = text() }
    case .partyCode:
      if !DayReader.isBlank(words) { file.party = changed(file.party ?? Party()) { $0.creditCode = text() } }
    case .partyIDNumber: file.party = changed(file.party ?? Party()) { $0.idNumber = text() }
    case .isEnterprise: file.party = changed(file.party ?? Party()) { $0.isEnterprise = flag() }
    case .isFirstOffence: file.party = changed(file.party ?? Party()) { $0.isFirstOffence = flag() }
    case .officers:
      file.officers = Self.parts(of: words).map { Officer(name: Fact($0, original: $0, source: place())) }
    case .isMajor: file.isMajor = flag()
    case .suspectsCrime: file.suspectsCrime = flag()
    case .penaltyKinds:
      let kinds = Self.parts(of: words).map { ($0, PenaltyKind(rawValue: $0) ?? PenaltyKind.aliases[$0]) }
      // 警告，罚款5000元 says more than the kinds.
      let sentence = kinds.contains { $0.1 == nil } ? penalties() : []
      state(sentence, saidIn: words)
      for (part, kind) in sentence.isEmpty ? kinds : [] {
        file.penalties.append(Penalty(kind: Fact(kind ?? .other, original: part, source: place())))
      }
    case .penaltyWords:
      file.other[name] = text()
      state(penalties(), saidIn: words)
    case .fine:
      let sentence = MoneyReader.read(words) == nil ? penalties() : []
      if !sentence.isEmpty {
        state(sentence, saidIn: words)
      } else if let amount = money() {
        // 直接责任人罚款 beside 单位罚款.
        if fine == nil { fine = amount } else { fineOfPerson = amount }
      }
    case .statutoryMinimum: least = money()
    case .statutoryMaximum: most = money()
    case .confiscated: confiscated = money()
    case .benchmark: file.discretion = changed(file.discretion ?? Discretion()) { $0.benchmark = text() }
    case .tier: file.discretion = changed(file.discretion ?? Discretion()) { $0.tier = text() }
    case .day(let kind):
      if DayReader.isBlank(words) { return }
      var event = Event(kind: kind, source: place())
      if let day = ExportCells.day(words) ?? heading.year.flatMap({ ExportCells.day(words, of: $0) }) {
        readable += 1
        event.day = Fact(day, original: words, source: place())
      } else {
        report(Localized(zh: "日期", en: "a date"), "2024-03-02")
      }
      file.events.append(event)
    }
  }

  /// Amounts go with the kind of penalty they belong to, which may stand in a later column.
  mutating func finish(_ file: inout CaseFile) {
    add(fine, as: .fine, to: &file)
    if let fineOfPerson, fineOfPerson.value.fen != 0 {
      var penalty = Penalty(kind: Fact(.fine, original: fineOfPerson.original, source: fineOfPerson.source))
      penalty.amount = fineOfPerson
      file.penalties.append(penalty)
    }
    add(confiscated, as: .confiscatedGains, to: &file)
    if file.party?.name == nil, let column = heading.titleWithParty, column < row.cells.count,
      let name = TitleParty.read(row.cells[column])
    {
      file.party = changed(file.party ?? Party()) {
        $0.name = Fact(name, original: row.cells[column], source: places[column])
      }
    }
    if saysEach { stateForEach(of: file.party?.name?.value) }
    addStated(to: &file)
    if let above = heading.agency, file.agency?.name == nil {
      file.agency = changed(file.agency ?? Agency()) {
        $0.name = Fact(above.name, original: above.name, source: Source(file: row.file, line: above.line))
      }
    }
    if least != nil || most != nil,
      let index = file.penalties.firstIndex(where: { $0.kind.value == .fine })
    {
      file.penalties[index].statutoryMinimum = least
      file.penalties[index].statutoryMaximum = most
    }
  }

  func refuseWhatIsNoCase(_ file: CaseFile) throws(LoadError) {
    func refusal(_ problem: Localized, _ remedy: Localized) -> LoadError {
      LoadError(source: Source(file: row.file, line: row.line), problem: problem, remedy: remedy)
    }
    if file.number == nil, file.party?.name == nil, file.act == nil, file.title == nil {
      throw refusal(
        Localized(zh: "没有案号、当事人、案由，认不出是哪一案", en: "names neither number, party nor act of a case"),
        Localized(zh: "补上其中一项，或删去此行", en: "add one of them, or delete the row"))
    }
    if unreadable >= 2, unreadable > readable {
      let first = file.problems.first?.source.column ?? ""
      throw refusal(
        Localized(
          zh: "\(unreadable) 格与所在列不符（从“\(first.shown)”起），疑为错列",
          en: "\(unreadable) cells do not fit their columns (from “\(first.shown)” on): they seem shifted"),
        Localized(zh: "对齐各列后重新导入", en: "bring the cells under their headings and import again"))
    }
  }

  /// A zero in an amount column means that there was no such penalty.
  private func add(_ amount: Fact<Money>?, as kind: PenaltyKind, to file: inout CaseFile) {
    guard let amount else { return }
    if let index = file.penalties.firstIndex(where: { $0.kind.value == kind }) {
      file.penalties[index].amount = amount
    } else if amount.value.fen != 0 {
      var penalty = Penalty(kind: Fact(kind, original: amount.original, source: amount.source))
      penalty.amount = amount
      file.penalties.append(penalty)
    }
  }

  /// Takes what a cell says was imposed; of two cells that name a kind the one with an amount.
  private mutating func state(_ penalties: [Penalty], saidIn words: String) {
    saysEach = saysEach || Self.eachWords.contains(where: words.contains)
    for kind in PenaltyKind.allCases {
      let said = penalties.filter { $0.kind.value == kind }
      if said.isEmpty || stated.contains(where: { $0.kind.value == kind && $0.amount != nil }) { continue }
      stated.removeAll { $0.kind.value == kind }
      stated += said
    }
  }

  /// Of 张某、李某 each is fined.
  private mutating func stateForEach(of parties: String?) {
    let count = parties?.split { "、；;".contains($0) }.count ?? 1
    guard count > 1, let fine = stated.firstIndex(where: { $0.kind.value == .fine }),
      stated.count(where: { $0.kind.value == .fine }) == 1
    else { return }
    stated.insert(contentsOf: Array(repeating: stated[fine], count: count - 1), at: fine)
  }

  /// Adds what is said in words to what has columns of its own, which goes first; two that differ are a problem.
  private func addStated(to file: inout CaseFile) {
    for kind in PenaltyKind.allCases {
      let said = stated.filter { $0.kind.value == kind }
      if said.isEmpty { continue }
      let amount = said.reduce(0) { $0 + ($1.amount?.value.fen ?? 0) }
      let column = kind == .fine ? fine : kind == .confiscatedGains ? confiscated : nil
      if let column {
        let more = kind == .fine ? fineOfPerson?.value.fen ?? 0 : 0
        guard amount != 0, column.value.fen + more != amount else { continue }
        // Which of the two was imposed nobody can tell.
        for index in file.penalties.indices where file.penalties[index].kind.value == kind {
          file.penalties[index].amount = nil
        }
        file.problems.append(
          LoadError(
            source: column.source,
            problem: Localized(
              zh: "\(kind.rawValue)“\(column.original.shown)”与文字所写的\(Money(fen: amount))不一致",
              en: "“\(column.original.shown)” differs from the \(Money(fen: amount)) that the words state"),
            remedy: Localized(zh: "核对金额和单位（元、万元）", en: "see whether the amount is in 元 or 万元")))
      } else {
        file.penalties.removeAll { $0.kind.value == kind }
        file.penalties += said
      }
    }
  }

  private func changed<Value>(_ value: Value, _ change: (inout Value) -> Void) -> Value {
    var value = value
    change(&value)
    return value
  }

  private static func parts(of words: String) -> [String] {
    words.split(whereSeparator: { "、，,;；/+ \t\n".contains($0) }).map { String($0) }
  }
}
