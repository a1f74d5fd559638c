import CaseFiles

extension StoreError {
  /// Where it went wrong, what is wrong, and what to do.
  public var message: Localized {
    switch self {
    case .notADirectory(let path):
      Localized(
        zh: "\(path)：不是文件夹，无法用作工作区；请用 --workspace 指定一个文件夹。",
        en: "\(path): not a folder, so it cannot hold a workspace; name a folder with --workspace.")
    case .notWritable(let path):
      Localized(
        zh: "\(path)：当前用户没有写入权限；请更正权限，或者用 --workspace 指定有权写入的文件夹。",
        en: "\(path): this user may not write here; correct the permissions or name another folder.")
    case .symbolicLink(let path):
      Localized(
        zh: "\(path)：是符号链接，为防止写到别处，不予打开；请换成文件本身。",
        en: "\(path): a symbolic link, which is not followed; put the file itself there.")
    case .notARegularFile(let path):
      Localized(
        zh: "\(path)：不是普通文件；请将其移走后重试。",
        en: "\(path): not a regular file; move it away and try again.")
    case .missing(let path):
      Localized(
        zh: "\(path)：没有这个文件或者文件夹；请核对路径。",
        en: "\(path): no such file or folder; check the path.")
    case .alreadyExists(let path):
      Localized(
        zh: "\(path)：文件已存在，未予覆盖；请换一个文件名，或者明确要求覆盖。",
        en: "\(path): the file exists and was left alone; choose another name or ask to overwrite it.")
    case .backupOntoItself(let path):
      Localized(
        zh: "\(path)：这是正在使用的数据库本身，不能作为备份目标；请另选文件。",
        en: "\(path): this is the database in use, not a place for its backup; choose another file.")
    case .emptied(let path):
      Localized(
        zh: "\(path)：数据库文件是空的，原有内容已经丢失；请用 casereview restore 恢复备份，或者移走该文件后重新开始。",
        en: "\(path): the database file is empty, what it held is lost; restore a backup with "
          + "casereview restore, or move the file away to begin anew.")
    case .orphanedLog(let path):
      Localized(
        zh: "\(path)：数据库文件不见了，只剩下这份日志；请将数据库放回原处，或者用 casereview restore 恢复备份。",
        en: "\(path): the database is gone and only this log of it is left; put the database back, or "
          + "restore a backup with casereview restore.")
    case .notADatabase(let path):
      Localized(
        zh: "\(path)：不是数据库文件，或者文件开头已经损坏；请核对路径，或者用 casereview restore 恢复备份。",
        en: "\(path): not a database, or its beginning is damaged; check the path or restore a backup.")
    case .foreignDatabase(let path):
      Localized(
        zh: "\(path)：是其他程序的数据库；请用 --workspace 指定案卷评查的工作区。",
        en: "\(path): a database of another program; name a casereview workspace with --workspace.")
    case .newerSchema(let path, let found, let known):
      Localized(
        zh: "\(path)：由更新版本的程序写成（数据库版本 \(found)，本程序支持到 \(known)）；请升级程序。",
        en: "\(path): written by a newer version (database version \(found), known here up to \(known)); "
          + "upgrade the program.")
    case .damaged(let path, let detail):
      Localized(
        zh: "\(path)：数据库内容已损坏（\(shown(detail))）；请运行 casereview verify 查看，再用 casereview restore 恢复备份。",
        en:
          "\(path): the content is damaged (\(shown(detail))); run casereview verify, then restore a backup.")
    case .unsoundBackup(let path, let problem):
      Localized(
        zh: "\(path)：备份未通过核验，未予恢复。\(problem.message.zh)请换用另一份备份。",
        en: "\(path): the backup did not pass verification and was not restored. \(problem.message.en) "
          + "Use another backup.")
    case .diskFull(let path):
      Localized(
        zh: "\(path)：磁盘空间不足，本次操作没有保存；请腾出空间后重做。",
        en: "\(path): the disk is full and this change was not saved; free some space and repeat it.")
    case .busy(let path):
      Localized(
        zh: "\(path)：数据库被另一个窗口占用超过 10 秒，本次操作没有保存；请稍后重试。",
        en: "\(path): another instance held the database for more than 10 s and this change was not "
          + "saved; try again.")
    case .inUse(let path):
      Localized(
        zh: "\(path)：工作区正被另一个窗口使用；请全部关闭后再恢复。",
        en: "\(path): another instance has the workspace open; close it before restoring.")
    case .inputOutput(let path, let detail):
      Localized(
        zh: "\(path)：读写失败（\(detail)）；请检查磁盘后重试。",
        en: "\(path): reading or writing failed (\(detail)); check the disk and try again.")
    case .noReview(let id):
      Localized(
        zh: "案卷“\(shown(id.caseFile))”没有\(shown(id.reviewer))的评查记录；请先打开该案卷开始评查。",
        en: "There is no review of “\(shown(id.caseFile))” by \(shown(id.reviewer)); open the file first.")
    case .noCaseFile(let number):
      Localized(
        zh: "工作区里没有编号为 \(number) 的案卷；请用 casereview list 查看已导入的案卷。",
        en: "The workspace holds no case file with the number \(number); see casereview list.")
    case .numberTaken(let prefix, let year, let serial):
      Localized(
        zh: "文号“\(shown(prefix))〔\(year)〕\(serial)号”已被另一份文书使用；请改用下一个文号。",
        en: "The number “\(shown(prefix))〔\(year)〕\(serial)号” belongs to another document; take the next.")
    case .alreadyNumbered(let key):
      Localized(
        zh:
          "该文书已有文号“\(shown(key.prefix))〔\(key.year)〕\(key.serial)号”；改用其他文号须先用 casereview numbers cancel 作废。",
        en: "The document has the number “\(shown(key.prefix))〔\(key.year)〕\(key.serial)号” already; "
          + "cancel that with casereview numbers cancel before it gets another.")
    case .issuedOnAnotherReview(let key):
      Localized(
        zh: "本案卷的这种文书已按另一位评查人的评查出具，文号“\(shown(key.prefix))〔\(key.year)〕\(key.serial)号”；"
          + "一案只出一份，改按这次评查出具的，先用 casereview numbers cancel 作废它。",
        en:
          "Another's review of this file has this document as “\(shown(key.prefix))〔\(key.year)〕\(key.serial)号”; "
          + "a file has one. To issue it on this review, cancel that with casereview numbers cancel.")
    case .unstorableText(let text):
      Localized(
        zh: "“\(shown(text))”：含有空字符（U+0000），无法保存；请删除该字符后重新输入。",
        en: "“\(shown(text))”: contains the character U+0000, which cannot be stored; remove it.")
    case .algorithmUnavailable(let algorithm):
      Localized(
        zh: "本机的 OpenSSL 不提供 \(algorithm.title) 算法；请安装带有该算法的 OpenSSL，或者在新工作区中改用其他算法。",
        en: "OpenSSL on this machine does not offer \(algorithm.title); install one that does, or choose "
          + "another algorithm for a new workspace.")
    }
  }
}

/// A text from the database as a message may show it: on one line, short, without control characters.
func shown(_ text: String) -> String {
  let scalars = text.unicodeScalars.prefix(80).map { scalar -> Unicode.Scalar in
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned: "\u{FFFD}"
    default: scalar
    }
  }
  let line = String(String.UnicodeScalarView(scalars))
  return text.unicodeScalars.count > 80 ? line + "…" : line
}
