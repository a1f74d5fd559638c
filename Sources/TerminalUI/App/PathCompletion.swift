import CaseFiles

/// How the path before the caret is completed in a field of paths.
enum PathField: Sendable {
  /// The whole text is one path.
  case one
  /// The paths are parted by semicolons.
  case several
}

extension Prompt {
  /// The part of the text that is a path and ends at the caret; nil in a field of other words.
  fileprivate var path: String? {
    guard let paths else { return nil }
    let before = editor.characters[..<editor.caret]
    guard paths == .several, let mark = before.lastIndex(where: { $0 == ";" || $0 == "；" }) else {
      return String(before)
    }
    return String(before[(mark + 1)...].drop { $0 == " " })
  }
}

extension App {
  /// Tab in a field of paths: takes the name chosen below it, or asks what the path may go on with.
  mutating func completePath(in old: Prompt) -> [Effect] {
    var prompt = old
    if prompt.offers?.choice != nil, prompt.offers?.accept(into: &prompt.editor) == true {
      prompt.isReplaced = false
      prompt.offers = nil
      overlay = .prompt(prompt)
      return []
    }
    return prompt.path.map { [.completePath($0)] } ?? []
  }

  /// The names that were found: what they have in common is filled in, and they are listed where there are several.
  mutating func take(names: [String], for path: String) {
    // Something else may have been typed meanwhile.
    guard case .prompt(var prompt) = overlay, prompt.path == path else { return }
    let begun = path.split(separator: "/", omittingEmptySubsequences: false).last.map(String.init) ?? ""
    guard let first = names.first else {
      message = Message(
        begun.isEmpty
          ? Localized(zh: "“\(path)”不是文件夹，或者里面没有文件", en: "“\(path)” is no folder, or an empty one")
          : Localized(
            zh: "没有以“\(begun)”开头的文件或者文件夹", en: "No file or folder begins with “\(begun)”"),
        isBad: true)
      return
    }
    let common = names.dropFirst().reduce(first) { String(zip($0, $1).prefix { $0 == $1 }.map(\.0)) }
    let start = prompt.editor.caret - begun.count
    if common.count > begun.count || names.count == 1 { prompt.editor.complete(from: start, with: common) }
    prompt.offers = names.count > 1 ? Offers(names, from: start) : nil
    prompt.isReplaced = false
    overlay = .prompt(prompt)
  }
}
