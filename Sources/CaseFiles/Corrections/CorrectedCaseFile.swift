extension CaseFile {
  /// The file with what a reviewer entered in place of its own facts; the file as it lies is not touched.
  ///
  /// The order of the entries makes no difference. An entry that cannot be applied, because the file has changed
  /// since or a later version reads differently, is left out and stands among the problems.
  public func corrected(by entries: [FactPath: FactEntry]) -> CaseFile {
    guard !entries.isEmpty else { return self }
    var overlay = FactOverlay(file: self)
    overlay.apply(entries)
    return overlay.file
  }

  /// What the file says at a path, in words, once entries are laid over it; nil where it records nothing.
  public func value(at path: FactPath, with entries: [FactPath: FactEntry] = [:]) -> String? {
    var overlay = FactOverlay(file: self)
    overlay.lay(entries)
    return overlay.value(at: path)
  }

  /// Why an entry cannot be made at a path, beside the others that were made; nil where it can.
  public func refusal(
    of entry: FactEntry, at path: FactPath, among entries: [FactPath: FactEntry] = [:]
  ) -> FactRefusal? {
    var overlay = FactOverlay(file: self)
    for (path, entry) in entries where path.isItem { try? overlay.apply(entry, at: path) }
    do throws(FactRefusal) {
      try overlay.apply(entry, at: path)
      return nil
    } catch {
      return error
    }
  }
}

/// A case file while entries are laid over it.
private struct FactOverlay {
  var file: CaseFile
  /// The places of the items by their paths: those of the file first, then those added.
  private var places: [FactPath: Int] = [:]
  private var dropped: [(group: FactGroup, index: Int)] = []

  init(file: CaseFile) {
    self.file = file
    for group in FactGroup.all where group.list != nil {
      for (index, item) in group.items(of: file).enumerated() {
        places[FactPath(group: group.name, item: item)] = index
      }
    }
  }

  /// What was dropped goes last, so that no place moves before.
  mutating func apply(_ entries: [FactPath: FactEntry]) {
    lay(entries)
    for (group, index) in dropped.sorted(by: { $0.index > $1.index }) {
      group.list?.remove(&file, index)
    }
  }

  func value(at path: FactPath) -> String? {
    guard let group = FactGroup.named(path.group), let slot = group.slot(path.field) else { return nil }
    guard let item = path.itemPath else { return slot.get(file, 0)?.value }
    return places[item].flatMap { slot.get(file, $0)?.value }
  }

  /// Items first, so that their fields find them.
  mutating func lay(_ entries: [FactPath: FactEntry]) {
    let sorted = entries.map { (path: $0.key, entry: $0.value, name: $0.key.description) }
      .sorted { ($0.path.isItem ? 0 : 1, $0.name) < ($1.path.isItem ? 0 : 1, $1.name) }
    for (path, entry, name) in sorted {
      do throws(FactRefusal) {
        try apply(entry, at: path)
      } catch {
        file.problems.append(
          LoadError(
            source: Source(file: CaseFile.manifestNames[0], column: name, isEntered: true),
            problem: Localized(
              zh: "评查人录入的“\(name.shown)”未采用：\(error.problem.zh)",
              en: "what was entered for “\(name.shown)” is left out: \(error.problem.en)"),
            remedy: error.remedy))
      }
    }
  }

  mutating func apply(_ entry: FactEntry, at path: FactPath) throws(FactRefusal) {
    guard let group = FactGroup.named(path.group) else { throw unknown(path) }
    let source = Source(
      file: entry.document ?? CaseFile.manifestNames[0], column: path.field.isEmpty ? path.group : path.field,
      page: entry.page, quote: entry.quote, isEntered: true)
    let text = entry.text.trimmingBlanks()
    if path.isItem { return try apply(text, toItem: path, of: group, source) }
    guard let slot = group.slot(path.field), (path.item == nil) == (group.list == nil) else {
      throw unknown(path)
    }
    var index = 0
    if let item = path.itemPath {
      guard let place = places[item] else { throw gone(path) }
      index = place
    }
    let isBlank = text.isEmpty || slot.form == .day && DayReader.isBlank(text)
    try slot.set(&file, index, isBlank ? nil : text, source)
  }

  private mutating func apply(
    _ text: String, toItem path: FactPath, of group: FactGroup, _ source: Source
  ) throws(FactRefusal) {
    guard let list = group.list, let item = path.item else { throw unknown(path) }
    let place = places[path]
    if text.isEmpty {
      guard let place else { throw gone(path) }
      dropped.append((group, place))
    } else if place == nil {
      let count = list.keys(file).count
      try list.add(&file, item.key, source)
      places[path] = count
    }
  }

  private func unknown(_ path: FactPath) -> FactRefusal {
    FactRefusal(
      problem: Localized(zh: "没有这个字段", en: "there is no such field"),
      remedy: Localized(zh: "撤回这一条录入", en: "take the entry back"))
  }

  private func gone(_ path: FactPath) -> FactRefusal {
    FactRefusal(
      problem: Localized(zh: "案卷里已没有这一项", en: "the file does not hold the item any more"),
      remedy: Localized(zh: "核对案卷后撤回这一条，重新录入", en: "look at the file, take the entry back and enter it again")
    )
  }
}
