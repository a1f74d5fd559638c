import CaseFiles
import ReviewStore

/// What `import` says: every case file that was read is new, changed, unchanged or refused.
struct IntakeReport: Encodable {
  /// Something that was refused, or taken over with a doubt.
  struct Place: Encodable {
    var source: String
    var line: Int?
    var column: String?
    var reason: String
  }

  struct Changed: Encodable {
    var name: String
    /// Nil where nothing was written.
    var version: Int?
    /// How many criteria of reviews cite the version before.
    var citations: Int = 0
  }

  struct Table: Encodable {
    struct Column: Encodable {
      var heading: String
      /// The field it is read as; nil for a column kept as it stands.
      var field: String?
      /// A field whose name is near, for a column kept as it stands.
      var proposal: String?
      var unit: String?
    }

    var source: String
    var line: Int
    var columns: [Column]
    /// What is read of each row that no column is for.
    var inferences: [String]
  }

  var schema = "casereview.import/1"
  var new = 0
  var changed: [Changed] = []
  var unchanged = 0
  var refused: [Place] = []
  /// What could not be read in case files that were taken over.
  var doubtful: [Place] = []
  var tables: [Table] = []
  var isBrokenOff = false

  var accepted: Int { new + changed.count }
  var read: Int { accepted + unchanged + refused.count }

  mutating func refuse(_ error: LoadError, _ language: Language) { refused.append(Place(error, language)) }

  mutating func doubt(_ errors: [LoadError], _ language: Language) {
    for error in errors { doubtful.append(Place(error, language)) }
  }

  mutating func take(_ arrivals: [(name: String, arrival: CaseArrival)]) {
    for (name, arrival) in arrivals {
      switch arrival {
      case .new: new += 1
      case .changed(let version): changed.append(Changed(name: name, version: version))
      case .unchanged: unchanged += 1
      }
    }
  }

  mutating func add(_ heading: ExportHeading, file: String, line: Int, _ language: Language) {
    let proposals = Dictionary(heading.proposals.map { ($0.heading, $0.field) }) { first, _ in first }
    tables.append(
      Table(
        source: file, line: line,
        columns: heading.columns.map { column in
          Table.Column(
            heading: column.heading, field: column.field?.name,
            proposal: proposals[column.heading]?.name,
            unit: column.isInTenThousands ? "万元" : nil)
        }, inferences: heading.inferences.map { $0[language] }))
  }

  private enum CodingKeys: String, CodingKey {
    case schema, read, accepted, new, changed, unchanged, refused, doubtful, tables, isBrokenOff
  }

  func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(schema, forKey: .schema)
    try values.encode(read, forKey: .read)
    try values.encode(accepted, forKey: .accepted)
    try values.encode(new, forKey: .new)
    try values.encode(changed, forKey: .changed)
    try values.encode(unchanged, forKey: .unchanged)
    try values.encode(refused, forKey: .refused)
    try values.encode(doubtful, forKey: .doubtful)
    try values.encode(tables, forKey: .tables)
    try values.encode(isBrokenOff, forKey: .isBrokenOff)
  }
}

extension IntakeReport.Place {
  init(_ error: LoadError, _ language: Language) {
    source = error.source.file
    line = error.source.line
    column = error.source.column
    reason =
      language == .zh ? "\(error.problem.zh)；\(error.remedy.zh)" : "\(error.problem.en); \(error.remedy.en)"
  }

  /// What is wrong, without the words and numbers of the one place.
  fileprivate var kind: String {
    var kind = (column ?? "") + " "
    var quoted = 0
    for character in reason {
      if character == "“" { quoted += 1 }
      if character == "”" { quoted = max(0, quoted - 1) }
      if quoted == 0, !character.isNumber { kind.append(character) }
    }
    return kind
  }

  /// `export.csv:12：…`.
  func text(in language: Language) -> String {
    source + (line.map { ":\($0)" } ?? "") + (language == .zh ? "：" : ": ") + reason
  }
}

extension IntakeReport {
  /// One line a place, for spreadsheets.
  var rows: [[String]] {
    [["state", "source", "line", "column", "reason"]]
      + [("refused", refused), ("doubtful", doubtful)].flatMap { state, places in
        places.map { [state, $0.source, $0.line.map(String.init) ?? "", $0.column ?? "", $0.reason] }
      }
  }

  /// - Parameter isPreview: Whether nothing was written.
  func printText(in language: Language, isPreview: Bool) {
    func say(_ zh: String, _ en: String) { printLine(language == .zh ? zh : en) }
    for table in tables { table.printText(in: language) }
    print(doubtful, as: Localized(zh: "存疑", en: "doubtful"), in: language)
    print(refused, as: Localized(zh: "拒收", en: "refused"), in: language)
    for change in changed where change.citations > 0 {
      let version = change.version ?? 0
      say(
        "\(change.name) 现为第 \(version) 版；有 \(change.citations) 处评查引用的是旧版，请复核",
        "\(change.name) is now version \(version); \(change.citations) criteria cite an older one, look at them again"
      )
    }
    if isBrokenOff { say("已中断；再次运行同一命令即从中断处接着导入。", "Broken off; run the same command to go on from here.") }
    if isPreview {
      let counts = (accepted, new, changed.count, unchanged, refused.count)
      say(
        "试读 \(read) 卷：可导入 \(counts.0)（新 \(counts.1)，更新 \(counts.2)），未变 \(counts.3)，拒收 \(counts.4)。没有写入工作区。",
        "Read \(read) on trial: \(counts.0) could be imported (\(counts.1) new, \(counts.2) changed), \(counts.3) unchanged, \(counts.4) refused. Nothing was written."
      )
    } else {
      printLine(summary[language])
    }
  }

  /// So many places are listed one by one; of more, each kind is told with its first and where the others are.
  private static let mostListed = 20

  private func print(_ places: [Place], as word: Localized, in language: Language) {
    guard places.count > Self.mostListed else {
      for place in places { printLine("\(word[language]) " + place.text(in: language)) }
      return
    }
    let kinds = Dictionary(grouping: places, by: \.kind).values.sorted {
      ($0.count, $1[0].source, $1[0].line ?? 0) > ($1.count, $0[0].source, $0[0].line ?? 0)
    }
    printLine(
      Localized(
        zh: "\(word.zh) \(places.count) 处，分 \(kinds.count) 种（加 --preview --format csv 逐处列出）：",
        en:
          "\(word.en): \(places.count) places of \(kinds.count) kinds (--preview --format csv lists every one):"
      )[language])
    for kind in kinds {
      let amount = language == .zh ? "\(kind.count) 处" : "\(kind.count) ×"
      printLine("  \(amount)  " + kind[0].text(in: language))
      let others = kind.dropFirst().prefix(8).compactMap { $0.line.map(String.init) }
      guard !others.isEmpty else { continue }
      let rest = kind.count - 1 > others.count ? "…" : ""
      printLine(
        Localized(
          zh: "      另在第 \(others.joined(separator: "、"))\(rest) 行",
          en: "      also in lines \(others.joined(separator: ", "))\(rest)")[language])
    }
  }

  /// What an import came to, in a sentence.
  var summary: Localized {
    Localized(
      zh: "共读 \(read) 卷：导入 \(accepted)（新 \(new)，更新 \(changed.count)），未变 \(unchanged)，拒收 \(refused.count)。",
      en:
        "Read \(read): imported \(accepted) (\(new) new, \(changed.count) changed), unchanged \(unchanged), refused \(refused.count)."
    )
  }
}

extension IntakeReport.Table {
  /// Each column with the field it is read as; those kept as they stand come with a proposal.
  func printText(in language: Language) {
    printLine(
      language == .zh ? "\(source) 第 \(line) 行为表头：" : "\(source): the heading is line \(line):")
    for column in columns {
      let unit = column.unit.map { language == .zh ? "（\($0)）" : " (\($0))" } ?? ""
      if let field = column.field {
        printLine("  \(column.heading) → \(field)\(unit)")
      } else if let proposal = column.proposal {
        let map = "--map \(column.heading)=\(proposal)"
        printLine(
          language == .zh
            ? "  \(column.heading) → 按原样保留；如是\(proposal)，加 \(map)"
            : "  \(column.heading) → kept as it stands; if it is \(proposal), add \(map)")
      } else {
        printLine("  \(column.heading) → " + (language == .zh ? "按原样保留" : "kept as it stands"))
      }
    }
    for inference in inferences { printLine("  " + inference) }
  }
}
