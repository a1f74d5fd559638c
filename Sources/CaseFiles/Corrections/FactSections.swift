/// A group of a case file's fields as a form shows them.
public struct FactSection: Sendable {
  public struct Line: Sendable {
    public var path: FactPath
    public var title: Localized
    public var form: FactForm
    /// What the file records; nil where it records nothing.
    public var fact: Fact<String>?
  }

  /// One item of a list, with its fields.
  public struct Item: Sendable {
    public var path: FactPath
    /// What it is: 立案, 张某, 罚款.
    public var name: String
    public var lines: [Line]
  }

  /// The group's word; empty for the fields that stand by themselves.
  public var name: String
  public var title: Localized
  /// The fields of a group that is no list.
  public var lines: [Line]
  public var items: [Item]
  /// The file's items that the reviewer took out.
  public var dropped: [FactPath]
  /// How a new item is named; nil where the group is no list.
  public var itemForm: FactForm?

  /// Whether the file records anything of it.
  public var isRecorded: Bool { !items.isEmpty || lines.contains { $0.fact != nil } }
}

extension FactSection {
  /// The name a new item goes by, after those that go by the same word.
  public func newItem(_ key: String) -> FactPath.Item {
    let taken = (items.map(\.path) + dropped).compactMap(\.item).filter { $0.key == key }.map(\.number)
    return FactPath.Item(key, number: (taken.max() ?? 0) + 1)
  }
}

extension CaseFile {
  /// Every field the file has or could have, in the order of a manifest.
  ///
  /// `filed` is the file as it lies: the items keep the names they go by there.
  public func factSections(asFiled filed: CaseFile, entries: [FactPath: FactEntry]) -> [FactSection] {
    FactGroup.all.map { group in
      var section = FactSection(
        name: group.name, title: group.title, lines: [], items: [], dropped: [], itemForm: group.list?.form)
      guard group.list != nil else {
        section.lines = group.slots.map { slot in
          FactSection.Line(
            path: FactPath(group: group.name, field: slot.name), title: slot.title, form: slot.form,
            fact: slot.get(self, 0))
        }
        return section
      }
      section.dropped = group.items(of: filed).map { FactPath(group: group.name, item: $0) }
        .filter { entries[$0]?.text.isEmpty == true }
      section.items = paths(of: group, asFiled: filed, entries: entries).enumerated().map { index, path in
        let lines = group.slots.map { slot in
          var field = path
          field.field = slot.name
          return FactSection.Line(
            path: field, title: slot.title, form: slot.form, fact: slot.get(self, index))
        }
        let named = lines.first { $0.path.field == "姓名" }?.fact?.value
        return FactSection.Item(path: path, name: named ?? path.item?.key ?? "", lines: lines)
      }
      return section
    }
  }

  /// The items of the corrected file by their paths: those of the file that were not dropped, then those added, in
  /// the order in which they are applied.
  private func paths(
    of group: FactGroup, asFiled filed: CaseFile, entries: [FactPath: FactEntry]
  ) -> [FactPath] {
    let own = group.items(of: filed).map { FactPath(group: group.name, item: $0) }
    let added = entries.filter { $0.key.group == group.name && $0.key.isItem && !$0.value.text.isEmpty }
      .keys.filter { !own.contains($0) }.sorted { $0.description < $1.description }
    let kept = own.filter { entries[$0]?.text.isEmpty != true }
    // One that could not be applied has no place.
    return kept
      + added.filter { path in entries[path].map { filed.refusal(of: $0, at: path) == nil } ?? false }
  }
}
