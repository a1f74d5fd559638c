import ArgumentParser
import CaseFiles
import Reports
import ReviewStore

struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: said(
      "重放评查日志并核对哈希链，指出第一处异常；写明文件时核对该文书出自本日志",
      "Replay the journal and check its chain; with files, whether they were drawn up from this journal."),
    discussion: said(
      """
      链尾要抄在工作区以外：知道格式的人可以截去日志的末尾而不留痕迹，只有先前登记的链尾能发现。
      例：casereview verify --head 登记的链尾 --events 登记的条数
      """,
      """
      Note the head down outside the workspace: whoever knows the form can cut off the journal's end, and only a head noted before shows it.
      Example: casereview verify --head THE-HEAD-NOTED --events THE-COUNT-NOTED
      """))

  @Argument(help: said("由本程序出具的文书、报告", "Documents this program has written.")) var files: [String] = []
  @Option(help: said("先前登记的链尾，核对到它为止没有被截去或改写", "The head noted before; whether all up to it is still there."))
  var head: String?
  @Option(help: said("登记链尾时的条数", "How many events there were when it was noted.")) var events: Int?
  @OptionGroup var shared: SharedOptions

  func validate() throws {
    if let head, head.count != 64 || !head.allSatisfy(\.isHexDigit) {
      throw ValidationError(
        said("--head 应为 verify 显示的链尾，64 位十六进制数字", "--head is the head verify prints, 64 hexadecimal digits")
          as String)
    }
    if let events, events < 0 || head == nil {
      throw ValidationError(
        said("--events 与 --head 一并写明，不小于 0", "--events goes with --head and is not below 0") as String)
    }
  }

  func run() throws {
    try running(in: shared.language) {
      let store = try shared.existingStore()
      let noted = try head.map { try notedHead($0.lowercased(), store) }
      let result = try failing { try store.verify(noted: noted) }
      guard result.isSound else {
        for problem in result.problems { printError(problem.message[shared.language]) }
        if result.isWhole {
          throw CommandFailure(
            zh: "评查日志完整，案卷列表与所存原件不符；原件没有改动，可重新导入到新的工作区，或用 casereview restore 从备份恢复",
            en:
              "the journal is whole, but the list of case files is not what the files say; import them into a new workspace, or restore a backup with casereview restore"
          )
        }
        throw CommandFailure(
          zh: "评查日志不完整，可用 casereview restore 从备份恢复",
          en: "the journal is not whole; restore a backup with casereview restore")
      }
      printLine(
        Localized(
          zh: "评查日志完整：\(result.events) 条，链尾 \(result.head.hash)",
          en: "The journal is whole: \(result.events) events, head \(result.head.hash)")[
            shared.language])
      if let noted {
        let later = result.events - noted.count
        printLine(
          Localized(
            zh: "先前登记的链尾仍在：第 \(noted.count) 条，其后新增 \(later) 条",
            en: "The head noted before is there: event \(noted.count), and \(later) after it")[
              shared.language])
      }
      var foreign = 0
      for path in files where try !matches(path, store) { foreign += 1 }
      guard foreign == 0 else {
        throw CommandFailure(
          zh: "\(foreign) 个文件不能确认出自本工作区的评查日志；请核对文件或者用 --workspace 指明工作区",
          en:
            "\(foreign) files cannot be told to come from this journal; look at them, or name the --workspace"
        )
      }
    }
  }

  /// The head that was noted down, at the place noted with it, else where it stands in the journal.
  private func notedHead(_ hash: String, _ store: ReviewStore) throws -> JournalHead {
    if let events { return JournalHead(hash: hash, count: events) }
    guard let place = try failing({ try store.place(ofHead: hash) }) else {
      throw CommandFailure(
        zh: "评查日志中没有先前登记的链尾 \(hash.prefix(16))…：末尾的记录被删除或者重写，或者登记的不是这个工作区",
        en:
          "the journal has no such head as \(hash.prefix(16))…: its end was cut off or rewritten, or the head is of another workspace"
      )
    }
    return JournalHead(hash: hash, count: place)
  }

  private func matches(_ path: String, _ store: ReviewStore) throws -> Bool {
    let bytes = try givenFile(path)
    guard let stamp = try readingOffice({ try JournalStamp(file: bytes, named: path) }) else {
      printError(
        Localized(zh: "\(path)：没有评查日志的印记", en: "\(path): carries no stamp of a journal")[shared.language])
      return false
    }
    guard let event = try failing({ try store.place(ofHead: stamp.head) }) else {
      printError(
        Localized(
          zh: "\(path)：与本日志不符，日志中没有 \(stamp.head.prefix(16))…（其自称第 \(stamp.events) 条）",
          en:
            "\(path): does not match, this journal has no \(stamp.head.prefix(16))… (said to be event \(stamp.events))"
        )[
          shared.language])
      return false
    }
    guard event == stamp.events else {
      printError(
        Localized(
          zh: "\(path)：印记自相矛盾，\(stamp.head.prefix(16))… 是第 \(event) 条，文件写作第 \(stamp.events) 条",
          en:
            "\(path): its stamp contradicts itself, \(stamp.head.prefix(16))… is event \(event), not \(stamp.events)"
        )[
          shared.language])
      return false
    }
    guard let content = stamp.content else {
      printLine(
        Localized(
          zh: "\(path)：与评查日志相符，出具于第 \(event) 条之后；文件没有校验值，内容是否改动无从核对",
          en: "\(path): matches the journal, drawn up after event \(event); "
            + "it has no digest to tell whether it was changed")[shared.language])
      return true
    }
    let found = try readingOffice { try JournalStamp.digestedContent(of: bytes, digest: content) }
    guard try failing({ try HashAlgorithm.sha256.digest(of: found) }) == content else {
      printError(
        Localized(
          zh: "\(path)：内容与出具时不同，出具后改动过或者另存过（出具于第 \(event) 条之后）；可重新导出后对照",
          en: "\(path): is not what was drawn up after event \(event), "
            + "it was changed or saved anew since; export it again to compare")[shared.language])
      return false
    }
    printLine(
      Localized(
        zh: "\(path)：与评查日志相符，出具于第 \(event) 条之后，内容未改动",
        en: "\(path): matches the journal, drawn up after event \(event), unchanged")[
          shared.language])
    return true
  }
}
