/// A group of fields of a case file: the party, the events.
struct FactGroup: Sendable {
  /// The group's word in the manifest; empty for the fields that stand by themselves.
  var name: String
  var title: Localized
  var slots: [FactSlot]
  /// What a list adds to a group; nil where the group is none.
  var list: FactList?

  init(_ name: String, _ title: Localized, _ slots: [FactSlot], list: FactList? = nil) {
    self.name = name
    self.title = title
    self.slots = slots
    self.list = list
  }

  func slot(_ name: String) -> FactSlot? { slots.first { $0.name == name } }

  /// The items of the list, in the order of the file, by their keys and numbers.
  func items(of file: CaseFile) -> [FactPath.Item] {
    var seen: [String: Int] = [:]
    return (list?.keys(file) ?? []).map { key in
      seen[key, default: 0] += 1
      return FactPath.Item(key, number: seen[key] ?? 1)
    }
  }
}

/// How the items of a list are named, added and dropped.
struct FactList: Sendable {
  /// What a new item is asked for.
  var form: FactForm
  var keys: @Sendable (CaseFile) -> [String]
  /// Appends an item with nothing but its key.
  var add: @Sendable (inout CaseFile, String, Source) throws(FactRefusal) -> Void
  var remove: @Sendable (inout CaseFile, Int) -> Void
}

extension FactList {
  /// A list of parts that are made from their key.
  init<Item: Sendable>(
    _ path: any WritableKeyPath<CaseFile, [Item]> & Sendable, form: FactForm = .text,
    key: @escaping @Sendable (Item) -> String,
    make: @escaping @Sendable (String, Source) -> Item?
  ) {
    self.form = form
    keys = { $0[keyPath: path].map(key) }
    add = { (file, text, source) throws(FactRefusal) in
      guard let item = make(text, source) else {
        let known = form.choices.prefix(8).joined(separator: "、")
        throw FactRefusal(
          problem: Localized(zh: "“\(text.shown)”不是可用的名称", en: "“\(text.shown)” is no name to be used here"),
          remedy: Localized(zh: "可写 \(known)等", en: "write \(known) …"))
      }
      file[keyPath: path].append(item)
    }
    remove = { file, index in file[keyPath: path].remove(at: index) }
  }
}

extension FactHolder where Root == CaseFile {
  static var file: Self {
    FactHolder(read: { file, _ in file }, change: { file, _, change in change(&file) })
  }
}

extension FactHolder {
  /// A part of the file there is one of, made when a field of it is first filled in.
  static func part(
    _ path: any WritableKeyPath<CaseFile, Root?> & Sendable, _ empty: @escaping @Sendable () -> Root
  ) -> Self {
    FactHolder(
      read: { file, _ in file[keyPath: path] },
      change: { file, _, change in
        var part = file[keyPath: path] ?? empty()
        change(&part)
        file[keyPath: path] = part
      })
  }

  /// An item of a list.
  static func item(_ path: any WritableKeyPath<CaseFile, [Root]> & Sendable) -> Self {
    FactHolder(
      read: { file, index in
        let items = file[keyPath: path]
        return items.indices.contains(index) ? items[index] : nil
      },
      change: { file, index, change in
        guard file[keyPath: path].indices.contains(index) else { return }
        change(&file[keyPath: path][index])
      })
  }
}
