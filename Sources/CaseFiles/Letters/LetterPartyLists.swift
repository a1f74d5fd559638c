/// The parties behind the labels of a letter's head: one, several in a row, or a list of them.
extension LetterText {
  /// The parties in their order; nil where a list of them does not read to its end.
  func labelledParties() -> [Range<Int>]? {
    var names: [Range<Int>] = []
    var index = 0
    let isStacked = isStacked
    // Parties are named at the letter's head; further down labels belong to forms of signatures.
    let end = min(count, 1_500)
    while index < end {
      guard let length = Self.partyLabels.match(in: self, at: index) else {
        index += 1
        continue
      }
      let after = index + length
      // 决定给予当事人：一、警告 goes on with what is imposed; and who signs for a letter is no further party.
      if gap(before: index) < .line && Self.verbs.matchEnding(in: self, at: index, longest: 2) != nil
        || !names.isEmpty && Self.receivers.match(in: self, at: index) == length
      {
        index = after
        continue
      }
      let start =
        valueStart(after: after, label: index) ?? stackedStart(after: after, label: index, isStacked)
      if let start, item(1, at: start) != nil {
        guard let list = listed(from: start, before: end), let last = list.last else { return nil }
        names += list
        index = last.upperBound
      } else if let start, let name = labelledName(at: start) {
        names.append(name)
        let unit = isOrganisation(name) ? nil : unitBelow(label: index, after: after) ?? unitBelow(name)
        index = name.upperBound
        // 当事人：甲公司、乙公司; 张某、李某.
        while true {
          let next = pastBracket(index)
          guard next + 1 < count, scalars[next] == "、", let more = self.name(startingAt: next + 1) else {
            break
          }
          names.append(more)
          index = more.upperBound
        }
        names += beside(name)
        names += personsInForm(below: name, end)
        names += unit.map { [$0] } ?? partiesBelow(name, end)
      } else if let name = unitBelow(label: index, after: after) {
        names.append(name)
        index = name.upperBound
      } else {
        index = after
      }
    }
    return names
  }

  private static let verbs = WordList("对 给予 予以 责令 处罚")
  private static let receivers = WordList("受送达人 受送达人名称")

  private func labelledName(at start: Int) -> Range<Int>? {
    let hasMark = scalars[start - 1] == ":" || gap(before: start) >= .blanks
    if hasMark || flatPerson(from: start) != nil {
      return name(startingAt: start).map { continued($0) }
    }
    return flatNameEnd(start).flatMap { checkedName(start..<$0) }
  }

  /// The name with the line below it where a line's end broke it: 村民 and, on the next line, 委员会.
  private func continued(_ name: Range<Int>) -> Range<Int> {
    let start = name.upperBound
    guard start < count, gap(before: start) == .line, name.count > 4, !isOrganisation(name) else {
      return name
    }
    let end = lineEnd(start)
    guard end - start < 20,
      Self.entries.match(in: self, at: start) == nil,
      let whole = checkedName(name.lowerBound..<end),
      Self.organisation.matchEnding(in: self, at: whole.upperBound) != nil,
      scalars[start..<end].allSatisfy(isNameScalar)
    else { return name }
    return whole
  }

  // MARK: Numbered lists

  /// The parties of a list with numbers: 1.甲公司，住所…；2.船舶所有人张某，男，….
  private func listed(from start: Int, before end: Int) -> [Range<Int>]? {
    var names: [Range<Int>] = []
    var next: Int? = item(1, at: start)
    while let begin = next, names.count < 20 {
      guard let name = name(startingAt: begin) else { return nil }
      names.append(person(behindRoleIn: name) ?? name)
      next =
        (name.upperBound..<max(name.upperBound, min(end, name.upperBound + 300))).lazy
        .filter { self.gap(before: $0) >= .line || ";。".unicodeScalars.contains(self.scalars[$0 - 1]) }
        .compactMap { self.item(names.count + 1, at: $0) }.first
    }
    return names
  }

  private static let itemEnds = Set(".、)".unicodeScalars)

  /// Where the text of a list's item begins: behind 1., 1、, (1), 一、 or (一).
  private func item(_ number: Int, at start: Int) -> Int? {
    var index = start
    let isOpen = index < count && scalars[index] == "("
    if isOpen { index += 1 }
    let begin = index
    while index < count, index - begin < 3, Numerals.isNumeral(scalars[index]) { index += 1 }
    guard index > begin, index + 1 < count, Numerals.counted(string(begin..<index)) == number,
      Self.itemEnds.contains(scalars[index]), isOpen == (scalars[index] == ")")
    else { return nil }
    return index + 1
  }

  /// 张某 of 船舶所有人张某，男.
  private func person(behindRoleIn name: Range<Int>) -> Range<Int>? {
    name.dropFirst().lazy.filter { Self.roles.matchEnding(in: self, at: $0) != nil }
      .compactMap { self.flatPerson(from: $0) }.first
  }

  // MARK: Further parties

  /// The parties behind the first one's particulars: 张某，男，1971年生；李某，男，1995年生.
  private func beside(_ first: Range<Int>) -> [Range<Int>] {
    guard first.upperBound < count, scalars[first.upperBound] == "," else { return [] }
    return (first.upperBound..<min(lineEnd(first.upperBound), first.upperBound + 500)).compactMap { index in
      scalars[index] == ";" ? flatPerson(from: index + 1) ?? flatCompany(from: index + 1) : nil
    }
  }

  private static let shortName = WordList("以下简称 下称 简称 曾用名 原名")

  /// The parties that follow each on a line of its own: 张某，男，1968年11月出生…; 甲公司（以下简称甲），住所….
  private func partiesBelow(_ first: Range<Int>, _ end: Int) -> [Range<Int>] {
    let next = first.upperBound
    guard next < count, scalars[next] == "," || scalars[next] == "(" || gap(before: next) >= .line else {
      return []
    }
    var names: [Range<Int>] = []
    var start = gap(before: next) >= .line ? next : lineEnd(next)
    while start < end {
      // Their particulars may go on below: 住所：….
      if let name = flatPerson(from: start) ?? flatCompany(from: start) ?? officer(from: start, of: first) {
        names.append(name)
      } else if Self.entries.match(in: self, at: start) == nil {
        break
      }
      start = lineEnd(start)
    }
    return names
  }

  private static let offices = WordList("时任 董事 监事 总裁 经理 总监 财务负责人 主管 实际控制人 控股股东")

  /// A person with an office in the first party: 张某，甲公司时任董事长.
  private func officer(from start: Int, of first: Range<Int>) -> Range<Int>? {
    guard let name = name(startingAt: start), (2...4).contains(name.count), name.upperBound < count,
      scalars[name.upperBound] == ",", scalars[name].allSatisfy(\.isHan)
    else { return nil }
    let rest = name.upperBound..<min(lineEnd(name.upperBound), name.upperBound + 60)
    return contains(Self.offices, in: rest) ? name : nil
  }

  private func flatCompany(from start: Int) -> Range<Int>? {
    guard let name = name(startingAt: start), name.upperBound + 1 < count,
      Self.organisation.matchEnding(in: self, at: name.upperBound) != nil
    else { return nil }
    let next = name.upperBound
    let isParty =
      scalars[next] == "(" && Self.shortName.match(in: self, at: next + 1) != nil
      || scalars[next] == "," && isEntry(at: next + 1)
    return isParty ? name : nil
  }

  // MARK: Forms for a person and a unit

  private static let unit = WordList("单位")

  /// The name of the unit in a form with rows for a person and for a unit.
  private func unitBelow(label: Int, after: Int) -> Range<Int>? {
    guard gap(before: label) >= .line, gap(before: after) == .cell else { return nil }
    var start = lineEnd(label)
    for _ in 0..<4 where start < count {
      if let length = Self.unit.match(in: self, at: start), gap(before: start + length) == .cell,
        let sub = Self.subLabels.match(in: self, at: start + length),
        gap(before: start + length + sub) == .cell
      {
        return name(startingAt: start + length + sub)
      }
      start = lineEnd(start)
    }
    return nil
  }

  private static let persons = WordList("个人 公民 自然人")
  private static let personEntries = WordList("姓名")

  /// The persons in a form with rows for a unit and for persons, each with entries of his own.
  private func personsInForm(below unit: Range<Int>, _ end: Int) -> [Range<Int>] {
    guard gap(before: unit.lowerBound) == .cell, isOrganisation(unit) else { return [] }
    var names: [Range<Int>] = []
    var start = lineEnd(unit.lowerBound)
    while start < min(end, count), (start + 1..<lineEnd(start)).contains(where: { gap(before: $0) == .cell })
    {
      var entry = start
      if let length = Self.persons.match(in: self, at: entry), gap(before: entry + length) == .cell {
        entry += length
      }
      if let length = Self.personEntries.match(in: self, at: entry), gap(before: entry + length) == .cell,
        let name = name(startingAt: entry + length), isPersonal(name)
      {
        names.append(name)
      }
      start = lineEnd(start)
    }
    return names
  }

  /// The unit below a person where each entry and each value has its line: 单位, 名称, 甲银行.
  private func unitBelow(_ person: Range<Int>) -> Range<Int>? {
    let start = person.upperBound
    guard gap(before: person.lowerBound) == .line, gap(before: start) == .line,
      Self.unit.match(in: self, at: start) != nil
    else { return nil }
    return stackedValue(after: start, skipping: Self.subLabels).flatMap { name(startingAt: $0) }
  }
}
