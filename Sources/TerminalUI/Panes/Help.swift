import CaseFiles

/// The help of a screen, made from its key table.
extension App {
  func helpLines(columns: Int) -> [TextLine] {
    if let help, help.columns == columns { return help.lines }
    var block = TextBlock(columns: columns - 2)
    let tables = [keys.table(of: screen), keys.everywhere]
    let keyColumns = min(18, columns / 4)
    for table in tables {
      block.add(table.title[language], .heading)
      for binding in table.bindings {
        let reason = binding.disabled(self)
        let titleColumns = language == .zh ? 12 : 16
        let lead =
          padded(binding.keyLabel, columns: keyColumns) + " "
          + padded(binding.title[language], columns: titleColumns) + " "
        let text =
          reason.map {
            binding.help[language]
              + bracketed(Localized(zh: "现在不可用：", en: "not now: ")[language] + $0[language])
          }
          ?? binding.help[language]
        block.add(text, reason == nil ? .normal : .dim, lead: lead, leadRole: .accent, indent: 1)
      }
      block.blank()
    }
    return block.lines
  }

  mutating func layOutHelp() {
    guard case .help = overlay else {
      help = nil
      return
    }
    if help?.columns != size.columns { help = (size.columns, helpLines(columns: size.columns)) }
  }

  func drawHelp(on surface: inout Surface, scroll: Int) {
    let size = surface.size
    drawTitle(
      Localized(zh: "帮助", en: "Help")[language] + " · " + keys.table(of: screen).title[language], right: "",
      on: &surface)
    let lines = helpLines(columns: size.columns)
    surface.draw(
      lines, in: Rect(row: 1, column: 1, rows: size.rows - 2, columns: size.columns - 2), from: scroll)
    surface.fill(row: size.rows - 1, column: 0, width: size.columns, role: .bar)
    surface.put(
      Localized(zh: "j k 滚动  任意键返回", en: "j k scroll  any other key goes back")[language],
      row: size.rows - 1, column: 1, role: .bar, width: size.columns - 1)
  }
}
