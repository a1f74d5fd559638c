import ArgumentParser
import CaseFiles
import Reports
import ReviewStore
import Reviewing

struct NumbersCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "numbers",
    abstract: said("文号登记：查看、预留、作废", "The book of document numbers: list, reserve, cancel."),
    subcommands: [List.self, Reserve.self, Cancel.self, Begin.self], defaultSubcommand: List.self)

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: said("逐号列出，缺号会指明", "Number by number; a missing one is named."))

    @Argument(help: said("文号前缀，如 示司评", "The prefix of the series.")) var prefix: String?
    @Option(help: said("年份", "The year.")) var year: Int?
    @Option(help: said("输出格式", "Output format.")) var format: OutputFormat = .text
    @OptionGroup var shared: SharedOptions

    func run() throws {
      try running(in: shared.language) {
        let numbers = try failing { try shared.existingStore().numbers(prefix: prefix, year: year) }
        switch format {
        case .json: try printJSON(numbers.map(Entry.init))
        case .csv:
          printCSV(
            [["number", "state", "kind", "for", "case"]]
              + numbers.map { [$0.name, $0.state.rawValue, $0.kind, $0.words, $0.caseFile ?? ""] })
        case .text: printText(numbers)
        }
      }
    }

    private func printText(_ numbers: [BookedNumber]) {
      if numbers.isEmpty {
        printLine(
          Localized(
            zh: "还没有文号；导出文书时自动取号，也可用 casereview numbers reserve 预留",
            en: "no numbers yet; export takes them, or reserve some with casereview numbers reserve")[
              shared.language])
      }
      for number in numbers { printLine(number.line[shared.language]) }
      let series = Dictionary(grouping: numbers) { "\($0.key.prefix)〔\($0.key.year)〕" }
      for (name, list) in series.sorted(by: { $0.key < $1.key }) where !list.gaps.isEmpty {
        let gaps = list.gaps.map(String.init).joined(separator: "、")
        printError(Localized(zh: "\(name) 缺号：\(gaps)", en: "\(name) lacks \(gaps)")[shared.language])
      }
    }
  }

  struct Reserve: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "reserve",
      abstract: said("预留下一个文号，导出时用 --number 取用", "Reserve the next number; export takes it with --number."))

    @Argument(help: said("文号前缀，如 示司评", "The prefix of the series.")) var prefix: String
    @Option(
      name: .customLong("for"), help: said("用途，可重复：一个用途一个文号", "What for; can be repeated, a number for each.")
    )
    var purposes: [String]
    @Option(help: said("年份（默认今年）", "The year; by default this one.")) var year: Int?
    @Option(name: .customLong("as"), help: said("经办人", "Who acts.")) var actor: String?
    @OptionGroup var shared: SharedOptions

    func run() throws {
      try running(in: shared.language) {
        let year = year ?? today().year
        let serials = try failing {
          try shared.openStore().reserve(
            prefix: prefix, year: year, for: purposes, by: actor ?? Environment.reviewer, clock: now())
        }
        for (serial, purpose) in zip(serials, purposes) {
          let number = InstrumentNumber(prefix: prefix, year: year, serial: serial)
          printLine(
            Localized(zh: "已预留 \(number)：\(purpose)", en: "Reserved \(number): \(purpose)")[shared.language])
        }
      }
    }
  }

  struct Cancel: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "cancel",
      abstract: said(
        "作废一个已用或者预留的文号，号码不再使用", "Cancel a number that is used or reserved; it is not used again."))

    @Argument(help: said("文号，如 示司评〔2024〕12号", "The number as it is printed.")) var number: String
    @Option(help: said("作废的理由", "Why.")) var reason: String
    @Option(name: .customLong("as"), help: said("经办人", "Who acts.")) var actor: String?
    @OptionGroup var shared: SharedOptions

    func run() throws {
      try running(in: shared.language) {
        let key = try NumberKey(written: number)
        guard !reason.isEmpty else {
          throw CommandFailure(zh: "作废文号要写明理由：--reason", en: "cancelling a number takes its --reason")
        }
        let store = try shared.existingStore()
        let known = try failing { try store.numbers(prefix: key.prefix, year: key.year) }.first {
          $0.key == key
        }
        guard let known, known.state == .reserved || known.state == .issued else {
          throw CommandFailure(
            zh: "\(number) 没有使用也没有预留，或者已经作废；用 casereview numbers list 查看",
            en: "\(number) is neither used nor reserved, or cancelled already; see casereview numbers list")
        }
        try failing {
          try store.take(.cancelled(reason: reason), on: key, by: actor ?? Environment.reviewer, clock: now())
        }
        printLine(
          Localized(zh: "已作废 \(number)：\(reason)", en: "Cancelled \(number): \(reason)")[shared.language])
      }
    }
  }

  struct Begin: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "begin",
      abstract: said("登记此前在别处已用到的文号，从其后继续", "Note the last number used elsewhere before; go on after it."))

    @Argument(help: said("此前用到的最后一个文号，如 示司评〔2024〕11号", "The last one used, as it is printed."))
    var number: String
    @Option(name: .customLong("for"), help: said("说明，如 纸质登记簿", "A note, such as the paper register."))
    var note: String?
    @Option(name: .customLong("as"), help: said("经办人", "Who acts.")) var actor: String?
    @OptionGroup var shared: SharedOptions

    func run() throws {
      try running(in: shared.language) {
        let key = try NumberKey(written: number)
        let store = try shared.openStore()
        guard try failing({ try store.nextNumber(prefix: key.prefix, year: key.year) }) == 1 else {
          throw CommandFailure(
            zh: "\(key.prefix)〔\(key.year)〕已有登记，不能再登记此前的文号；用 casereview numbers list 查看",
            en: "\(key.prefix)〔\(key.year)〕 has begun already; see casereview numbers list")
        }
        try failing {
          try store.take(
            .usedBefore(note: note ?? "纸质登记簿"), on: key, by: actor ?? Environment.reviewer, clock: now())
        }
        printLine(
          Localized(
            zh: "已登记 \(number) 及以前的文号；下一个是 \(key.serial + 1) 号",
            en: "Noted \(number) and all before it; the next is \(key.serial + 1)")[shared.language])
      }
    }
  }

  private struct Entry: Encodable {
    var number, state, kind: String
    var words: String
    var caseFile: String?

    enum CodingKeys: String, CodingKey {
      case number, state, kind
      case words = "for"
      case caseFile = "case"
    }

    init(_ booked: BookedNumber) {
      number = booked.name
      state = booked.state.rawValue
      kind = booked.kind
      words = booked.words
      caseFile = booked.caseFile
    }
  }
}

extension NumberKey {
  /// Reads 示司评〔2024〕12号; brackets of every kind are read alike.
  fileprivate init(written text: String) throws {
    guard let number = DocumentNumber(text), number.lastSerial == nil, number.serial > 0, number.year > 0
    else {
      throw CommandFailure(
        zh: "“\(text)”不是文号；应写作 示司评〔2024〕12号", en: "“\(text)” is no document number; write 示司评〔2024〕12号")
    }
    self.init(prefix: number.prefix, year: number.year, serial: number.serial)
  }
}

extension BookedNumber {
  fileprivate var name: String { "\(key.prefix)〔\(key.year)〕\(key.serial)号" }

  fileprivate var line: Localized {
    let title = ExportKind(argument: kind)?.title ?? Localized("")
    let about = [caseFile ?? "", words].filter { !$0.isEmpty }.joined(separator: "，")
    switch state {
    case .before:
      return Localized(zh: "\(name)  此前已用至此号  \(about)", en: "\(name)  used before, up to here  \(about)")
    case .reserved: return Localized(zh: "\(name)  预留  \(about)", en: "\(name)  reserved  \(about)")
    case .issued: return Localized(zh: "\(name)  \(title.zh)  \(about)", en: "\(name)  \(title.en)  \(about)")
    case .cancelled: return Localized(zh: "\(name)  作废  \(about)", en: "\(name)  cancelled  \(about)")
    }
  }
}
