/// Cuts the items into pages.
///
/// Word often notes the page it last rendered right after a break that was typed: that is one break.
func paginate(_ items: [WordItem]) -> [[WordParagraph]] {
  var pages: [[WordParagraph]] = [[]]
  var holdsSomething = false
  for item in items {
    switch item {
    case .paragraph(let paragraph, _):
      pages[pages.count - 1].append(paragraph)
      holdsSomething = true
    case .picture: holdsSomething = true
    case .pageBreak(let typed):
      guard typed || holdsSomething else { continue }
      pages.append([])
      holdsSomething = false
    case .sectionEnd: break
    }
  }
  // A break at the very end opens a page on which nothing stands.
  if pages.count > 1, !holdsSomething { pages.removeLast() }
  return pages
}
