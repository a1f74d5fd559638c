import CaseFiles
import Standards
import Testing

@Suite struct RuleLibraryTests {
  @Test func `everything shipped reads without a problem`() throws {
    let library = try Shipped.library()
    #expect(library.problems == [])
    #expect(library.lintAll() == [])
    #expect(library.calendar.years == [2022, 2023, 2024, 2025, 2026])
  }

  @Test func `without a complete folder the places searched are listed`() throws {
    let incomplete = try ScratchFolder(["law/own.yaml": "limits: []"])
    let places = ["/nowhere/at/all", incomplete.path]
    #expect(throws: RulesNotFound(places: places)) { try RuleLibrary(searching: places) }
    let message = RulesNotFound(places: places).message(in: .zh)
    #expect(message.contains("--standards"))
    #expect(message.contains("\n  /nowhere/at/all\n  \(incomplete.path)"))
    #expect(RulesNotFound(places: places).message(in: .en).hasSuffix("\n  \(incomplete.path)"))
  }

  @Test func `nothing behind the first complete folder is read`() throws {
    let behind = try ScratchFolder([
      "resources.yaml": "format: 1", "standards/older.yaml": "id: older",
    ])
    let library = try RuleLibrary(searching: [Shipped.resources, behind.path])
    #expect(library.folders == [Shipped.resources])
    #expect(!library.standardIDs.contains("older"))
  }

  @Test func `a bureau adds a calendar year in a folder of its own`() throws {
    let own = try ScratchFolder([
      "calendar/2027.yaml": """
      year: 2027
      source: 本局录入
      checked_on: 2026-11-20
      holidays:
        - name: 元旦
          rest: [2027-01-01..2027-01-03]
      """
    ])
    let calendar = try Shipped.library(after: [own.path]).calendar
    #expect(calendar.years.contains(2027))
    #expect(calendar.years.contains(2024))
    #expect(calendar.isWorkingDay(day("2027-01-01")) == false)
    #expect(calendar.isWorkingDay(day("2027-01-04")) == true)
    #expect(calendar.elapsed(from: day("2026-12-30"), to: day("2027-01-05"), unit: .workingDays) == 3)
  }

  @Test func `a bureau's own setting stands before the one shipped`() throws {
    let own = try ScratchFolder([
      "law/own.yaml": """
      limits:
        - id: T07-statement-period
          title: 陈述申辩期间
          values:
            - {from: 2022-01-01, limit: 3, unit: working, rolls: false, basis: 本局规定, certainty: setting, checked_on: 2026-11-20}
      """
    ])
    let library = try Shipped.library(after: [own.path])
    #expect(library.law.limit("T07-statement-period", on: day("2024-01-02"))?.value.amount == 3)
    #expect(library.law.limit("T02-decision-limit", on: day("2024-01-02"))?.value.amount == 90)
    #expect(library.problems == [])
  }

  @Test func `a file of the same name replaces the one shipped`() throws {
    let own = try ScratchFolder(["calendar/2026.yaml": "year: 2026\nholidays: nothing"])
    let library = try Shipped.library(after: [own.path])
    #expect(!library.calendar.years.contains(2026))
    #expect(library.problems.count == 3)
    #expect(library.problems.allSatisfy { $0.source.file == "\(own.path)/calendar/2026.yaml" })
  }

  @Test func `a standard is found by its file's name, also inside a folder`() throws {
    let text = StandardText.sound
    let own = try ScratchFolder([
      "standards/own.yaml": text,
      "standards/county/own.yaml": text.replacing("id: own", with: "id: county/own"),
      "standards/misnamed.yaml": text, "standards/.hidden.yaml": text,
    ])
    let library = try Shipped.library(after: [own.path])
    #expect(library.standardIDs.filter { $0.contains("own") } == ["county/own", "own"])
    #expect(try library.standard("own").id == "own")
    #expect(try library.standard("county/own").id == "county/own")
    #expect(throws: LoadError.self) { try library.standard("misnamed") }
    #expect(throws: LoadError.self) { try library.standard("../own") }
    do throws(LoadError) {
      _ = try library.standard("nothing")
      Issue.record("a standard nobody wrote was found")
    } catch {
      #expect(error.message(in: .zh).hasPrefix("nothing：没有评查标准“nothing”；可用的有 coercion、county/own、"))
    }
  }

  @Test func `what the user names is searched first and the system's folders last`() {
    let places = RuleLibrary.places(
      option: "/media/stick/rules", environment: ["CASEREVIEW_STANDARDS": "/srv/rules"],
      workspace: "/home/reviewer/work", executable: "/opt/casereview/.build/debug/casereview")
    #expect(
      places == [
        "/media/stick/rules", "/srv/rules", "/home/reviewer/work/rules",
        "/opt/casereview/.build/debug/Resources", "/opt/casereview/.build/share/casereview",
        "/opt/casereview/Sources/Standards/Resources", "/usr/share/casereview",
        "/usr/local/share/casereview",
      ])
    let installed = RuleLibrary.places(
      option: nil, environment: ["CASEREVIEW_STANDARDS": ""], workspace: nil,
      executable: "/usr/bin/casereview")
    #expect(
      installed == ["/usr/bin/Resources", "/usr/share/casereview", "/usr/local/share/casereview"])
  }

  @Test func `a list is read with the columns of its table and the acts it may never hold`() throws {
    let own = try ScratchFolder([
      "lists/ledger.yaml": """
      id: ledger
      list: 从轻处罚
      title: 示例市生态环境局从轻处罚事项清单
      maker: 示例市生态环境局
      basis: 行政处罚法 第三十二条
      from: 2024-01-01
      to: 2025-12-31
      items:
        - no: 1
          act: 未按规定建立台账
          basis: 示例条例 第二十条
          when: 主动改正
          conditions: [corrected, judged]
          relief_basis: 行政处罚法 第三十二条第（一）项
          range: {min: 1000元, max: 2000元}
          measures: 复查
      excluded_acts: [逃避监管排放]
      """
    ])
    let library = try Shipped.library(after: [own.path])
    let list = try #require(library.lists.first { $0.id == "ledger" })
    #expect(list.kind == .lighter)
    #expect(list.items(for: "未按规定建立台账").map(\.conditions) == [[.corrected, .judged]])
    #expect(list.items(for: "未按规定建立台账").first?.range?.max == Money(yuan: 2000))
    #expect(list.items(for: "其他").isEmpty)
    #expect(list.excludes("逃避监管排放"))
    #expect(!list.excludes("未按规定建立台账"))
    #expect(list.isInForce(on: day("2025-12-31")))
    #expect(!list.isInForce(on: day("2026-01-01")))
    #expect(library.problems == [])
  }

  @Test func `two files of one id are one too many`() throws {
    func benchmark(_ id: String) -> String {
      """
      id: \(id)
      title: 甲
      act: 甲
      maker: 示例局
      basis: 示例
      from: 2023-01-01
      tiers: [{name: 一般, max: 1万元, when: 示例}]
      """
    }
    let entry = """
      limits:
        - id: T90-own
          title: 甲
          values: [{from: 2022-01-01, limit: 3, unit: working, rolls: false, basis: 甲, certainty: setting, checked_on: 2026-11-20}]
      """
    let own = try ScratchFolder([
      "benchmarks/one.yaml": benchmark("same"), "benchmarks/two.yaml": benchmark("same"),
      "law/one.yaml": entry, "law/two.yaml": entry,
    ])
    let library = try Shipped.library(after: [own.path])
    #expect(library.benchmarks.filter { $0.id == "same" }.count == 1)
    #expect(library.problems.map(\.problem.zh).sorted() == ["“T90-own”已在别的文件中", "“same”已在别的文件中"])
    #expect(library.problems.allSatisfy { $0.source.file.hasSuffix("two.yaml") })
  }

  @Test func `a benchmark is read with its maker, range and tiers`() throws {
    let own = try ScratchFolder([
      "benchmarks/dust.yaml": """
      id: dust
      title: 施工扬尘
      act: 施工工地未采取覆盖措施
      maker: 示例市生态环境局
      maker_level: 市级
      basis: 示例条例 第十条
      from: 2023-01-01
      statutory: {min: 1万元, max: 10万元}
      tiers:
        - {name: 一般, min: 1万元, max: 30000元, when: 未造成影响}
      """
    ])
    let benchmark = try #require(try Shipped.library(after: [own.path]).benchmark("dust"))
    #expect(benchmark.makerLevel == "市级")
    #expect(benchmark.statutory == AmountRange(min: Money(yuan: 10_000), max: Money(yuan: 100_000)))
    #expect(
      benchmark.tier("一般")?.amount == .range(AmountRange(min: Money(yuan: 10_000), max: Money(yuan: 30_000))))
    #expect(benchmark.isInForce(on: day("2023-01-01")))
    #expect(!benchmark.isInForce(on: day("2022-12-31")))
  }
}

/// Standards written out in tests.
enum StandardText {
  /// A sound standard of two criteria.
  static let sound = """
    id: own
    version: "1"
    title: 自定标准
    issuer: 示例县司法局
    case_kinds: [行政处罚/普通程序]
    total: 10
    formula: earned-ratio
    decimals: 2
    veto: lowest-grade
    grades:
      - {name: 合格, from: 60}
      - {name: 不合格, from: 0}
    sections:
      - id: A
        title: 程序
        criteria:
          - id: A1
            title: 告知
            points: 10
            deductions:
              - {id: a, title: 未告知, once: 10}
            basis: 行政处罚法 第四十四条
            look: 事先告知书
    """
}
