import ArgumentParser
import CaseFiles
import Reports

/// The names a bureau's own template may use, from the code that fills them.
struct PlaceholdersCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "placeholders", abstract: said("列出 Word 模板可用的占位符", "List the names a Word template may use.")
  )
  @OptionGroup var shared: SharedOptions

  func run() {
    let language = shared.language
    for placeholder in Instrument.placeholders {
      guard !placeholder.fields.isEmpty else {
        printLine("{{\(placeholder.name)}}  \(placeholder.meaning[language])")
        continue
      }
      printLine("{{#\(placeholder.name)}} … {{/\(placeholder.name)}}  \(placeholder.meaning[language])")
      for field in placeholder.fields {
        printLine("  {{\(placeholder.name).\(field.name)}}  \(field.meaning[language])")
      }
    }
    printLine(
      Localized(
        zh: "{{#名称}}…{{/名称}} 有值时显示，{{^名称}}…{{/名称}} 无值时显示；可独占一段或一行表格。",
        en: "{{#name}}…{{/name}} shows where there is a value, {{^name}}…{{/name}} where there is none.")[
          language])
  }
}
