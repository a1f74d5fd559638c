import CaseFiles
import Reviewing

/// What going through a whole journal found.
public struct Verification: Sendable, Equatable {
  /// The events that were read and are sound, up to the first that is not.
  public var events: Int
  /// The last sound event.
  public var head: JournalHead
  /// In the order a person should read them; empty where all is well.
  public var problems: [Problem]

  public var isSound: Bool { problems.isEmpty }

  /// Whether the journal and what was imported are sound; lines of the desk, which can be made again, may be wrong.
  public var isWhole: Bool {
    problems.allSatisfy { if case .cases(_, .lineChanged) = $0 { true } else { false } }
  }

  /// An event as a report names it; its words may have been tampered with.
  public struct Place: Sendable, Equatable {
    /// Its place in the journal, from 1.
    public var number: Int
    /// Milliseconds since 1970.
    public var clock: Int64
    public var actor: String
    public var caseFile: String
  }

  /// What is wrong with an event.
  public enum Fault: Sendable, Equatable {
    /// Its content is not what its hash was made of.
    case contentChanged
    /// It does not follow the event before it.
    case chainBroken
    /// Its place in the journal is not the next one: events are missing or moved.
    case numberGap(expected: Int)
    case sequenceGap(expected: Int)
    /// Its logical time is not later than that of the event before it.
    case timeNotLater
    /// It was not written by this workspace.
    case unknownWriter
    /// Its action cannot be read.
    case unreadableAction
    /// The review it belongs to could not have taken it.
    case refused(ReviewRefusal)
    /// It changes a review that was never opened.
    case notOpened
    /// It issues a number a second time.
    case numberTwice
  }

  public enum Problem: Sendable, Equatable {
    case event(Place, Fault)
    /// The journal's first line is missing or is not what its hash was made of.
    case header(String)
    /// A row of a derived table is not what the journal makes of it.
    case row(table: String, key: String, Difference)
    /// The tables, indexes or triggers are not those the program makes.
    case schema(String)
    /// An imported case file, or an entry of the journal of imports, by table and number.
    case cases(String, CaseFault)
    /// SQLite finds the file itself inconsistent.
    case file(String)
    /// The journal is shorter than, or differs from, the end that was noted down.
    case headLost(JournalHead)
  }

  /// What is wrong with an imported case file or with the journal of imports.
  public enum CaseFault: Sendable, Equatable {
    /// The content is not what its hash was made of.
    case contentChanged
    /// The entry does not follow the one before it.
    case chainBroken
    case numberGap(expected: Int)
    /// The versions the entry vouches for are not those it was written with.
    case versionsChanged
    /// No entry vouches for the version.
    case notVouchedFor
    /// What the desk's line says is not what the file says, as it is read today.
    case lineChanged(column: String)
  }

  public enum Difference: Sendable, Equatable {
    case missing
    case unexpected
    case changed(column: String)
  }
}

extension Verification.Problem {
  public var message: Localized {
    switch self {
    case .event(let place, let fault):
      Localized(
        zh: "第 \(place.number) 条记录（\(utcText(place.clock))，\(shown(place.actor))，"
          + "案卷“\(shown(place.caseFile))”）：\(fault.message.zh)。",
        en: "Event \(place.number) (\(utcText(place.clock)), \(shown(place.actor)), "
          + "file “\(shown(place.caseFile))”): \(fault.message.en).")
    case .header(let detail):
      Localized(
        zh: "记录的首部不正确（\(shown(detail))）。", en: "The journal's header is wrong (\(shown(detail))).")
    case .row(let table, let key, let difference):
      Localized(
        zh: "数据表 \(table) 的行“\(shown(key))”与记录不符：\(difference.message.zh)。",
        en: "Row “\(shown(key))” of table \(table) is not what the journal says: \(difference.message.en).")
    case .schema(let name):
      Localized(
        zh: "数据库结构被改动：\(shown(name))。", en: "The database structure was altered: \(shown(name)).")
    case .cases(let place, let fault):
      Localized(
        zh: "导入的案卷（\(shown(place))）：\(fault.message.zh)。",
        en: "Imported case files (\(shown(place))): \(fault.message.en).")
    case .file(let detail):
      Localized(
        zh: "数据库文件已损坏：\(shown(detail))。", en: "The database file is damaged: \(shown(detail)).")
    case .headLost(let head):
      Localized(
        zh: "记录中已没有先前登记的第 \(head.count) 条（摘要 \(head.hash.prefix(16))…）：其后的记录被删除或者重写。",
        en: "Event \(head.count) as noted before (hash \(head.hash.prefix(16))…) is gone: "
          + "the end of the journal was cut off or rewritten.")
    }
  }
}

extension Verification.Fault {
  public var message: Localized {
    switch self {
    case .contentChanged:
      Localized(zh: "内容与其摘要不符，已被改动", en: "its content does not match its hash: it was altered")
    case .chainBroken:
      Localized(zh: "与上一条记录的摘要不衔接", en: "it does not follow the hash of the event before it")
    case .numberGap(let expected):
      Localized(zh: "编号应为 \(expected)，中间缺少记录", en: "its number should be \(expected): events are missing")
    case .sequenceGap(let expected):
      Localized(zh: "序号应为 \(expected)", en: "its sequence should be \(expected)")
    case .timeNotLater:
      Localized(zh: "逻辑时间不晚于上一条记录", en: "its logical time is not later than the event before it")
    case .unknownWriter: Localized(zh: "不是本工作区写入的", en: "it was not written by this workspace")
    case .unreadableAction: Localized(zh: "操作内容无法读取", en: "its action cannot be read")
    case .refused: Localized(zh: "按当时的评查状态不可能发生", en: "the review could not have taken it")
    case .notOpened: Localized(zh: "对应的评查从未开始", en: "its review was never opened")
    case .numberTwice: Localized(zh: "文号重复", en: "it issues a document number a second time")
    }
  }
}

extension Verification.CaseFault {
  public var message: Localized {
    switch self {
    case .contentChanged:
      Localized(zh: "内容与其摘要不符，已被改动", en: "its content does not match its hash: it was altered")
    case .chainBroken:
      Localized(zh: "与上一条导入记录不衔接", en: "it does not follow the import before it")
    case .numberGap(let expected):
      Localized(zh: "编号应为 \(expected)，中间缺少记录", en: "its number should be \(expected): entries are missing")
    case .versionsChanged:
      Localized(zh: "所记案卷版本被改动或者缺失", en: "the versions it lists were altered or are missing")
    case .notVouchedFor: Localized(zh: "没有导入记录证明其来源", en: "no import vouches for it")
    case .lineChanged(let column):
      Localized(
        zh: "案卷列表的 \(column) 列与所存原件不符，已被改动，或者是由旧版程序读入的",
        en:
          "column \(column) of its line is not what the file kept says: it was altered, or read by an older version"
      )
    }
  }
}

extension Verification.Difference {
  public var message: Localized {
    switch self {
    case .missing: Localized(zh: "缺少该行", en: "it is missing")
    case .unexpected: Localized(zh: "多出该行", en: "it should not be there")
    case .changed(let column): Localized(zh: "\(column) 列不同", en: "column \(column) differs")
    }
  }
}

/// `2024-03-02T08:30:00Z`, by arithmetic: a damaged clock may be any number.
func utcText(_ milliseconds: Int64) -> String {
  let (day, rest) = (milliseconds / 86_400_000).flooring(rest: milliseconds % 86_400_000)
  // Days since 0000-03-01 in eras of 400 years (Howard Hinnant's civil-from-days).
  let shifted = day + 719_468
  let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
  let dayOfEra = shifted - era * 146_097
  let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
  let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
  let shiftedMonth = (5 * dayOfYear + 2) / 153
  let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
  let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  let seconds = rest / 1000
  let two = { (number: Int64) in number < 10 ? "0\(number)" : "\(number)" }
  return "\(year)-\(two(month))-\(two(dayOfYear - (153 * shiftedMonth + 2) / 5 + 1))"
    + "T\(two(seconds / 3600)):\(two(seconds / 60 % 60)):\(two(seconds % 60))Z"
}

extension Int64 {
  fileprivate func flooring(rest: Int64) -> (Int64, Int64) {
    rest < 0 ? (self - 1, rest + 86_400_000) : (self, rest)
  }
}
