import CaseFiles

extension Standard {
  /// Holds what criteria say of one another against what there is: links, zeroed criteria, grades and vetoes.
  func checkReferences(_ map: YAMLMap, _ own: YAMLMap) {
    let ids = Set(criteria.map(\.id))
    func known(_ id: String, in what: Localized, _ line: Int) {
      guard !ids.contains(id) else { return }
      map.file.report(
        line: line,
        Localized(zh: "\(what.zh)提到的“\(id)”不存在", en: "\(what.en) names “\(id)”, which is not there"),
        Localized(zh: "请写本表内的项目编号", en: "write the id of a criterion of this table"))
    }
    var linked: Set<String> = []
    for (link, written) in zip(links, own.maps("links")) {
      for member in link.members {
        known(member, in: Localized(zh: "关联“\(link.id)”", en: "the link “\(link.id)”"), written.line)
        if !linked.insert(member).inserted {
          map.file.report(
            line: written.line,
            Localized(zh: "“\(member)”已在另一组关联中", en: "“\(member)” belongs to another link already"),
            Localized(zh: "一个项目只能属于一组关联", en: "a criterion belongs to one link"))
        }
      }
    }
    for criterion in criteria {
      for deduction in criterion.deductions {
        let what = Localized(
          zh: "“\(criterion.id)”的扣分“\(deduction.id)”", en: "“\(deduction.id)” of “\(criterion.id)”")
        for id in deduction.zeroes { known(id, in: what, own.line(of: "sections")) }
      }
    }
    checkGrades(map)
    for section in sections
    where map.word("formula") == "section-sums" && section.points == nil
      && section.criteria.contains(where: { $0.kind == .scored })
    {
      map.file.report(
        line: own.line(of: "sections"),
        Localized(zh: "“\(section.title.zh)”没有写满分", en: "“\(section.title.en)” has no points of its own"),
        Localized(zh: "分部计分的每一部分都要写 points: 20", en: "with section-sums every section takes points: 20"))
    }
  }

  private func checkGrades(_ map: YAMLMap) {
    if grades.isEmpty, map.word("grades") == "none", vetoEffect == .lowestGrade {
      map.file.report(
        line: map.line(of: "veto"),
        Localized(zh: "不设等次的标准没有最低等次", en: "a standard without grades has no lowest grade"),
        Localized(zh: "请写 veto: score-zero", en: "write veto: score-zero"))
    }
    if !grades.isEmpty, !attachedGrades.isEmpty {
      map.file.report(
        line: map.line(of: "attached_grades"),
        Localized(zh: "已设等次的标准不需要外加等次", en: "a standard with grades needs none attached"),
        Localized(zh: "请删去 attached_grades", en: "drop attached_grades"))
    }
  }
}
