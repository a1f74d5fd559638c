import CaseFiles

/// The columns of a table, looked at and corrected before the table is taken in.
extension App {
  mutating func askImport() {
    var prompt = Prompt(
      Localized(
        zh: "装入工作区：文件夹、zip、CSV 或 Excel 的路径", en: "Import: the path of a folder, zip, CSV or Excel file"),
      paths: .one
    ) { app, path in
      app.noteImport()
      return [.readColumns(path: path)]
    }
    prompt.needsText = true
    ask(prompt)
  }

  /// What is no table has no columns, and comes in at once.
  mutating func take(_ survey: TableSurvey?, of path: String) -> [Effect] {
    // Stopped meanwhile.
    guard desk.isImporting else { return [] }
    guard let survey else { return [.importFiles(path: path, columns: ColumnMapping())] }
    endImport()
    guard screen == .desk, overlay == nil else {
      say(
        Localized(
          zh: "\(path) 还没有装入：回到案卷台按 \(key("装入案卷", on: .desk))，看各列读作什么",
          en:
            "\(path) is not imported yet: press \(key("装入案卷", on: .desk)) on the desk and look at its columns"
        ))
      return []
    }
    show(survey, of: path)
    return []
  }

  private mutating func noteImport() {
    desk.isImporting = true
    desk.progress = Desk.Progress(loaded: 0, total: nil)
  }

  private mutating func endImport() {
    desk.isImporting = false
    desk.progress = nil
  }

  /// The columns, each with the field it is read as; the first line takes the table in.
  private mutating func show(_ survey: TableSurvey, of path: String, at column: Int? = nil) {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    let rows = [startRow(survey)] + survey.columns.map(row) + survey.inferences.map(row)
    var picker = Picker(
      Localized(zh: "“\(name)”各列读作什么", en: "What the columns of “\(name)” are read as"), rows: rows,
      cursor: column.map { $0 + 1 } ?? 0
    ) { app, index in
      guard index <= survey.columns.count else {
        app.show(survey, of: path, at: index - 1)
        return []
      }
      guard index == 0 else {
        app.chooseField(of: index - 1, in: survey, path)
        return []
      }
      if let reason = app.refusal(of: survey) {
        app.show(survey, of: path)
        app.message = Message(reason, isBad: true)
        return []
      }
      app.noteImport()
      return [.importFiles(path: path, columns: survey.mapping)]
    }
    picker.onCancel = { app in app.say(Localized(zh: "没有装入", en: "Nothing was imported")) }
    overlay = .picker(picker)
  }

  private func startRow(_ survey: TableSurvey) -> Picker.Row {
    let read = survey.columns.count { $0.field != nil }
    let guessed = survey.columns.count(where: \.isProposal)
    let kept = survey.columns.count - read
    var parts = [
      Localized(zh: "\(read) 列读作字段，\(kept) 列按原样保留", en: "\(read) read, \(kept) kept")
    ]
    if guessed > 0 { parts.append(Localized(zh: "? 为建议", en: "? is a guess")) }
    if !survey.columns.contains(where: { $0.field == .number }) {
      parts.append(Localized(zh: "没有案号", en: "no number"))
    }
    let detail = parts.map { $0[language] }.joined(separator: language == .zh ? "；" : "; ")
    let reason = refusal(of: survey)
    return Picker.Row(
      text: Localized(zh: "按此装入", en: "Import it so")[language], detail: reason?[language] ?? detail,
      words: [],
      isDisabled: reason != nil)
  }

  private func refusal(of survey: TableSurvey) -> Localized? {
    survey.columns.count { $0.field != nil } >= ExportHeading.leastKnown
      ? nil
      : Localized(zh: "先指明至少两列，例如案号和案由", en: "Say first what two columns are, such as the number and the act")
  }

  /// What is read of each row that no column is for: nothing to choose.
  private func row(_ inference: Localized) -> Picker.Row {
    Picker.Row(text: "", detail: inference[language], words: [], isDisabled: true)
  }

  private func row(_ column: TableSurvey.Column) -> Picker.Row {
    let field = column.field?.name ?? Localized(zh: "按原样保留", en: "kept as it is")[language]
    let sample = column.sample.isEmpty ? "" : Localized(zh: "例 ", en: "as in ")[language] + column.sample
    return Picker.Row(
      text: column.heading, detail: padded(field + (column.isProposal ? " ?" : ""), columns: 17) + sample,
      words: column.field.map { [$0.name] } ?? [])
  }

  /// The fields a column can be read as; those that another column is read as move over from it.
  private mutating func chooseField(of column: Int, in survey: TableSurvey, _ path: String) {
    let heading = survey.columns[column].heading
    let keep = Localized(zh: "按原样保留", en: "keep it as it is")
    let fields: [ExportField?] = [nil] + ExportField.all
    let rows = fields.map { field in
      let other = survey.columns.indices.first {
        $0 != column && field != nil && survey.columns[$0].field == field
      }
      let taken = other.map {
        Localized(zh: "现为“\(survey.columns[$0].heading)”", en: "now “\(survey.columns[$0].heading)”")[
          language]
      }
      return Picker.Row(text: field?.name ?? keep[language], detail: taken ?? "", words: field?.names ?? [])
    }
    let current = fields.firstIndex(of: survey.columns[column].field) ?? 0
    var picker = Picker(
      Localized(zh: "“\(heading)”读作", en: "“\(heading)” is"), rows: rows, cursor: current
    ) { app, index in
      var survey = survey
      survey.choose(column, fields[index])
      app.show(survey, of: path, at: column)
      return []
    }
    picker.onCancel = { app in app.show(survey, of: path, at: column) }
    overlay = .picker(picker)
  }
}
