import Foundation

/// tig on a history of commits about case files: the terminal program others are compared with.
struct TigLog {
  private let program: String
  private let home: String
  private let repository: String

  /// Makes a history of so many commits; nil where tig or git is not installed.
  ///
  /// - Parameter hasContents: Whether each commit changes a file, so that there is a difference to show beside it.
  init?(_ products: Products, commits count: Int, named name: String, hasContents: Bool = false) throws {
    guard let tig = Subject.installed("tig"), let git = Subject.installed("git") else { return nil }
    program = tig
    home = products.folder.path
    repository = home + "/" + name
    try Command.run(git, ["init", "-q", "-b", "main", repository])
    let commits = (1...count).map { number in
      let words = "示例化工厂超标排放水污染物案 \(number)\n"
      let commit =
        "commit refs/heads/main\ncommitter 张某 <z@example> \(1_700_000_000 + number) +0800\n"
        + "data \(words.utf8.count)\n\(words)"
      guard hasContents else { return commit }
      let text = (1...24).map { "第\($0)页 \(number.isMultiple(of: $0) ? "责令改正" : "罚款")\n" }.joined()
      return commit + "M 100644 inline 案卷.txt\ndata \(text.utf8.count)\n\(text)\n"
    }
    let stream = try products.write(commits.joined(), to: name + ".txt")
    try Command.run("/bin/sh", ["-c", "exec \(git) -C \(repository) fast-import --quiet < \(stream)"])
    if hasContents { try Command.run(git, ["-C", repository, "reset", "-q", "--hard"]) }
  }

  /// The list of commits, as it is opened.
  func subject(named name: String) -> Subject {
    Subject(
      name: name, program: program, arguments: [], environment: ["HOME": home], directory: repository,
      expected: "[main]")
  }
}
