import CaseFiles
import FoundationEssentials

extension RuleLibrary {
  /// A file of rules: its path, and its place below its folder without the ending.
  struct Found {
    var id: String
    var path: String
  }

  /// The YAML files of one kind in all folders, shadowed ones left out, in the order of their ids.
  func files(in kind: String) -> [Found] {
    var found: [String: String] = [:]
    for folder in folders {
      let top = "\(folder)/\(kind)"
      for name in names(in: top) {
        if let id = Self.stem(name) {
          if found[id] == nil { found[id] = "\(top)/\(name)" }
          continue
        }
        guard kind == "standards" else { continue }
        for inner in names(in: "\(top)/\(name)") {
          guard let stem = Self.stem(inner), found["\(name)/\(stem)"] == nil else { continue }
          found["\(name)/\(stem)"] = "\(top)/\(name)/\(inner)"
        }
      }
    }
    return found.map { Found(id: $0.key, path: $0.value) }.sorted { $0.id < $1.id }
  }

  /// The types of a file with several tables, from the line `case_types: [a, b]` near its top; else empty.
  static func caseTypes(at path: String) -> [String] {
    guard let data = FileManager.default.contents(atPath: path) else { return [] }
    let top = String(decoding: data.prefix(4096), as: UTF8.self)
    let line = top.split(whereSeparator: \.isNewline).first { $0.hasPrefix("case_types:") }
    guard let line, let open = line.firstIndex(of: "["), let close = line.lastIndex(of: "]"), open < close
    else { return [] }
    return line[line.index(after: open)..<close].split(separator: ",").map { $0.filter { $0 != " " } }
  }

  func names(in folder: String) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter { !$0.hasPrefix(".") }.sorted()
  }

  private static func stem(_ name: String) -> String? {
    for ending in [".yaml", ".yml"] where name.hasSuffix(ending) && name.utf8.count > ending.utf8.count {
      return String(name.dropLast(ending.count))
    }
    return nil
  }

  func readCalendar(_ problems: inout [LoadError]) -> WorkCalendar {
    var days: [Day: WorkCalendar.SpecialDay] = [:]
    var years: Set<Int> = []
    for found in files(in: "calendar") {
      let file = YAMLFile(path: found.path)
      if let year = file.root().flatMap({ CalendarYear($0) }), file.problems.isEmpty {
        years.insert(year.year)
        // Should two notices name one day, the later notice holds: the files come in the years' order.
        days.merge(year.days) { _, later in later }
      }
      problems += file.problems
    }
    return WorkCalendar(days: days, years: years)
  }

  func readBenchmarks(_ problems: inout [LoadError]) -> [Benchmark] {
    readAll("benchmarks", id: \.id, &problems) { Benchmark.all($0) }
  }

  func readLists(_ problems: inout [LoadError]) -> [ExemptionList] {
    readAll("lists", id: \.id, &problems) { ExemptionList($0).map { [$0] } ?? [] }
  }

  /// The values of all files; a file with a problem is left out, and so is a second value with the same id.
  private func readAll<Value>(
    _ kind: String, id: (Value) -> String, _ problems: inout [LoadError], _ read: (YAMLMap) -> [Value]
  ) -> [Value] {
    var values: [Value] = []
    var ids: Set<String> = []
    for found in files(in: kind) {
      let file = YAMLFile(path: found.path)
      let read = file.root().map(read) ?? []
      let isSound = file.problems.isEmpty
      for value in read where isSound {
        if ids.insert(id(value)).inserted {
          values.append(value)
        } else {
          file.report(
            line: nil,
            Localized(zh: "“\(id(value))”已在别的文件中", en: "another file has “\(id(value))” too"),
            Localized(zh: "请改用不同的编号，或删去其中一个文件", en: "give it another id or drop one file"))
        }
      }
      problems += file.problems
    }
    return values
  }

  func readLaw(_ problems: inout [LoadError]) -> Law {
    var law = Law(limits: [:], amounts: [:])
    // Folder by folder, so that an entry of an earlier folder stands against a later one's.
    for folder in folders {
      var limits: [String: LawEntry<Limit>] = [:]
      var amounts: [String: LawEntry<Money>] = [:]
      var rates: [String: LawEntry<Rate>] = [:]
      var counts: [String: LawEntry<Int>] = [:]
      for found in files(in: "law") where found.path.hasPrefix("\(folder)/law/") {
        let file = YAMLFile(path: found.path)
        if let read = file.root().map({ LawFile($0) }), file.problems.isEmpty {
          Self.add(read.limits, to: &limits, file)
          Self.add(read.amounts, to: &amounts, file)
          Self.add(read.rates, to: &rates, file)
          Self.add(read.counts, to: &counts, file)
        }
        problems += file.problems
      }
      law.limits.merge(limits) { earlier, _ in earlier }
      law.amounts.merge(amounts) { earlier, _ in earlier }
      law.rates.merge(rates) { earlier, _ in earlier }
      law.counts.merge(counts) { earlier, _ in earlier }
    }
    return law
  }

  private static func add<Value>(
    _ entries: [LawEntry<Value>], to all: inout [String: LawEntry<Value>], _ file: YAMLFile
  ) {
    for entry in entries {
      guard all[entry.id] == nil else {
        file.report(
          line: nil,
          Localized(zh: "“\(entry.id)”已在别的文件中", en: "another file has “\(entry.id)” too"),
          Localized(zh: "请只保留一处", en: "keep one of them"))
        continue
      }
      all[entry.id] = entry
    }
  }
}
