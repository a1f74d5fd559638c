import CaseFiles
import FoundationEssentials

/// A standard's id with one of its versions.
struct Edition: Hashable {
  var id: String
  var version: String
}

extension RuleLibrary {
  /// The edition of a standard that a review is bound to, whether it is in force or an earlier one.
  ///
  /// Earlier ones are searched among the files that another folder shadows and in `earlier/VERSION/standards`
  /// of each folder. Throws where the edition is nowhere; another version never stands in for it.
  public func standard(_ id: String, version: String) throws(LoadError) -> Standard {
    if let current = try? standard(id), current.version == version { return current }
    let edition = Edition(id: id, version: version)
    if let found = known(edition, { earlier(edition) }) { return found }
    throw missing(edition)
  }

  /// The folder below `earlier` that keeps a version; nothing in a version's name leads out of it.
  public static func folder(ofVersion version: String) -> String {
    var name = String.UnicodeScalarView()
    for scalar in version.unicodeScalars.prefix(60) {
      let isPlain =
        scalar.properties.isAlphabetic || scalar.properties.numericType != nil
        || scalar == "-" || scalar == "." && !name.isEmpty
      name.append(isPlain ? scalar : "_")
    }
    return name.isEmpty ? "_" : String(name)
  }

  private func earlier(_ edition: Edition) -> Standard? {
    // The id comes from a database: only one that a standard may bear is looked up.
    guard Standard.readID(edition.id) != nil else { return nil }
    let file = String(edition.id.split(separator: "/").first ?? "")
    for folder in folders {
      let kept = names(in: "\(folder)/earlier").map { "\(folder)/earlier/\($0)" }
      for top in [folder] + kept {
        for name in file == edition.id ? [file] : [edition.id, file] {
          for ending in ["yaml", "yml"] {
            let path = "\(top)/standards/\(name).\(ending)"
            guard FileManager.default.fileExists(atPath: path) else { continue }
            let source = YAMLFile(path: path)
            let standards = source.root().map { Standard.readAll($0) } ?? []
            guard source.problems.isEmpty else { continue }
            let found = standards.first { $0.id == edition.id && $0.version == edition.version }
            if let found { return found }
          }
        }
      }
    }
    return nil
  }

  private func missing(_ edition: Edition) -> LoadError {
    let version = YAMLFile.printable(edition.version)
    let place = "earlier/\(Self.folder(ofVersion: edition.version))/standards/\(edition.id).yaml"
    return LoadError(
      source: Source(file: "standards/\(edition.id).yaml"),
      problem: Localized(
        zh: "评查按标准 \(edition.id) 的 \(version) 版打分，找不到这一版，不能用别的版本代替",
        en:
          "the review is scored by version \(version) of \(edition.id), which is not here; no other version stands in for it"
      ),
      remedy: Localized(
        zh: "请把该版文件放到工作区 rules 文件夹的 \(place)，或用 --standards 指明所在文件夹",
        en: "put its file at \(place) in the workspace's folder rules, or name its folder with --standards"))
  }
}
