import CaseFiles

extension Standard {
  /// Holds the parts of a standard against one another: ids, sums, the sections its formula names.
  ///
  /// `own` is the type's part of a file with several types, else the file itself.
  func checkWhole(_ map: YAMLMap, _ own: YAMLMap, total: Points) {
    checkIDs((own.line == map.line ? [] : map.maps("sections")) + own.maps("sections"))
    checkReferences(map, own)
    // A line that could not be read is missing from the sum as well: once is enough.
    if map.file.problems.isEmpty { checkSum(map, own, total: total) }
    let file = map.file
    if let validFrom, let validTo, validTo < validFrom {
      file.report(
        line: map.line(of: "valid_to"),
        Localized(
          zh: "失效日期\(validTo)早于生效日期\(validFrom)",
          en: "it ends on \(validTo), before it begins on \(validFrom)"),
        Localized(zh: "请更正 valid_from 或 valid_to", en: "correct valid_from or valid_to"))
    }
    if let best = grades.first, best.threshold > highest {
      file.report(
        line: map.line(of: "grades"),
        Localized(
          zh: "等级“\(best.name.zh)”的起点\(best.threshold)分高于满分\(highest)分",
          en: "the grade “\(best.name.en)” begins at \(best.threshold), above the full \(highest)"),
        Localized(zh: "请改小 from", en: "lower its from"))
    }
  }

  /// The full score before any bonus.
  public var highest: Points {
    if case .basePlusRatio(let base, let scale, _) = formula { base + scale } else { full }
  }

  /// The points of the scored criteria, less those of sections that are only deducted.
  public var scoredPoints: Points {
    var excluded: [String] = []
    if case .basePlusRatio(_, _, let ids) = formula { excluded = ids }
    return sections.filter { !excluded.contains($0.id) }.reduce(.zero) { sum, section in
      let criteria = section.criteria.filter { $0.kind == .scored }
      return sum + (section.points ?? criteria.reduce(.zero) { $0 + $1.points })
    }
  }

  private func checkSum(_ map: YAMLMap, _ own: YAMLMap, total: Points) {
    let sum = scoredPoints
    if sum != total {
      map.file.report(
        line: own.line(of: "total"),
        Localized(
          zh: "各项分值合计\(sum)分，与总分\(total)分不符", en: "the criteria add up to \(sum), not to the total \(total)"),
        Localized(
          zh: "请调整各项分值或写 total: \(sum)", en: "change the points or write total: \(sum)"))
    }
    if formula == .fullMinusDeductions, total != full {
      map.file.report(
        line: own.line(of: "total"),
        Localized(zh: "扣分制从满分 \(full) 分扣起", en: "full-minus-deductions counts from \(full)"),
        Localized(
          zh: "请写 full: \(total)，或改用 formula: earned-ratio",
          en: "write full: \(total), or formula: earned-ratio"))
    }
    if case .basePlusRatio(_, _, let ids) = formula {
      for id in ids where !sections.contains(where: { $0.id == id }) {
        map.file.report(
          line: map.line(of: "deduction_sections"),
          Localized(zh: "没有部分“\(id)”", en: "there is no section “\(id)”"),
          Localized(
            zh: "可用的有 \(sections.map(\.id).joined(separator: "、"))",
            en: "known are \(sections.map(\.id).joined(separator: ", "))"))
      }
    }
  }

  private func checkIDs(_ sections: [YAMLMap]) {
    var sectionIDs: Set<String> = []
    var criterionIDs: Set<String> = []
    for section in sections {
      Self.checkOnce(section, &sectionIDs)
      if section.has("document") { Self.checkOnce(section, &criterionIDs) }
      let criteria = section.maps("criteria")
      if criteria.isEmpty {
        section.file.report(
          line: section.line, Localized(zh: "这一部分没有评查项", en: "this section has no criteria"),
          Localized(zh: "请补上 criteria 或删去这一部分", en: "add criteria or drop the section"))
      }
      for criterion in criteria {
        Self.checkOnce(criterion, &criterionIDs)
        var deductionIDs: Set<String> = []
        for deduction in criterion.maps("deductions") { Self.checkOnce(deduction, &deductionIDs) }
      }
    }
  }

  private static func checkOnce(_ map: YAMLMap, _ seen: inout Set<String>) {
    guard map.has("id"), let id = map.entry("id") else { return }
    guard !seen.insert(id.text).inserted else { return }
    map.file.report(
      line: id.line, Localized(zh: "编号“\(id.text)”用了两次", en: "the id “\(id.text)” is used twice"),
      Localized(zh: "请改用不同的编号", en: "give it another id"))
  }
}
