import CaseFiles
import ReviewStore

extension LoadError {
  /// Said of a file that came under another name because its number was met before; nil for all others.
  init?(_ place: CasePlacing.Place, of file: CaseIdentity) {
    guard let first = place.namesake, let number = file.number else { return nil }
    let other = first.file + (first.line.map { ":\($0)" } ?? "")
    self.init(
      source: file.source,
      problem: Localized(
        zh: "案号“\(number)”与 \(other) 的相同，另存为“\(place.name)”",
        en: "the number “\(number)” is that of \(other) too; it is kept as “\(place.name)”"),
      remedy: Localized(
        zh: "请核对是不是同一案，是的并成一件再导入", en: "if both are one case, make them one and import again"))
    self = inFolder(file.location)
  }
}
