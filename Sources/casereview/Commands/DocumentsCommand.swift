import ArgumentParser
import CaseFiles

struct DocumentsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "documents",
    abstract: said(
      "卷内文书：列出、阅读、读出事实", "The documents of a case file: list, read, show the facts read from letters."))

  @Argument(help: said("案卷文件夹", "The case file's folder.")) var path: String
  @Option(help: said("阅读这份文书", "Read this document.")) var read: String?
  @Flag(help: said("列出从文书读出的事实，附页码和原文", "Show the facts read from the letters, with page and words."))
  var facts = false
  @Option(
    help: said(
      "用本机的 tesseract 识别这份图片或扫描件（仅供阅读）",
      "Make out this picture or scan with an installed tesseract, for reading only."))
  var recognise: String?
  @Option(help: said("输出格式：text 或 json", "Output format: text or json.")) var format: OutputFormat = .text
  @OptionGroup var shared: SharedOptions

  func validate() throws {
    if format == .csv { throw ValidationError(said("--format 用 text 或 json", "--format is text or json.")) }
  }

  func run() throws {
    try running(in: shared.language) {
      let file = try shared.loadOne(path)
      if let read { return try printText(of: document(read, in: file)) }
      if let recognise { return try printRecognised(document(recognise, in: file), of: file) }
      let report = DocumentsReport(file, facts: facts, language: shared.language)
      guard format == .json else { return printList(report) }
      try printJSON(report)
    }
  }

  /// A document by its number in the list or by its name, or the only one whose name begins so.
  private func document(_ words: String, in file: CaseFile) throws -> CaseDocument {
    if let number = Int(words), file.documents.indices.contains(number - 1) {
      return file.documents[number - 1]
    }
    if let exact = file.documents.first(where: { $0.name == words || $0.file?.value == words }) {
      return exact
    }
    let near = file.documents.filter { $0.name.hasPrefix(words) }
    guard near.count == 1, let only = near.first else {
      throw CommandFailure(
        zh: "没有文书“\(words)”；不带 --read 运行可看到全部文书及其序号",
        en: "there is no document “\(words)”; run without --read to see all with their numbers")
    }
    return only
  }

  private func printList(_ report: DocumentsReport) {
    for (index, document) in report.documents.enumerated() {
      let parts = [document.kind == document.name ? nil : document.kind, document.extent, document.note]
      let details = parts.compactMap(\.self).joined(separator: " · ")
      printLine(
        "\(index + 1)  \(document.name)\(details.isEmpty ? "" : "  (\(details))")  \(document.file ?? "")")
      for fact in document.facts ?? [] {
        printLine(
          "     \(fact.name)：\(fact.value)  [\(fact.page.map { "p.\($0)" } ?? "")] “\(fact.quote ?? "")”")
      }
    }
  }

  private func printText(of document: CaseDocument) throws {
    guard let text = document.text else {
      let why = document.note ?? Localized(zh: "只有纸质件", en: "it exists on paper only")
      throw CommandFailure(
        zh: "《\(document.name)》没有可读文字：\(why.zh)", en: "《\(document.name)》 has no words to read: \(why.en)")
    }
    for (index, page) in text.pages.enumerated() {
      printLine("—— \(index + 1)/\(text.pages.count) ——")
      for paragraph in page { printLine(paragraph.text) }
    }
  }

  private func printRecognised(_ document: CaseDocument, of file: CaseFile) throws {
    let text = try file.recognise(document)
    printLine(text.mark[shared.language])
    for (index, page) in text.pages.enumerated() {
      printLine("—— \(index + 1)/\(text.pages.count) ——")
      for line in page { printLine(line) }
    }
  }
}
