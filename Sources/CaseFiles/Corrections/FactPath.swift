/// The place of one fact in a case file, in the words of its manifest: `案号`, `当事人/名称`, `事件/立案#1/日期`.
///
/// An item of a list goes by what it is and its number among those alike, so that it is found again when other
/// items were added before it. Written out, `\` stands before a `/`, `#` or `\` of a name.
public struct FactPath: Sendable, Hashable {
  /// An item of a list: the second hearing is `听证#2`.
  public struct Item: Sendable, Hashable {
    public var key: String
    /// Counted from 1.
    public var number: Int

    public init(_ key: String, number: Int = 1) {
      self.key = key
      self.number = number
    }
  }

  /// The group's name, such as 当事人 or 事件; empty for the fields that stand by themselves.
  public var group: String
  /// The item of a list; nil where the group is none.
  public var item: Item?
  /// The field's own word; empty where the path names an item as a whole.
  public var field: String

  public init(group: String = "", field: String) {
    self.group = group
    self.field = field
  }

  public init(group: String, item: Item, field: String = "") {
    self.group = group
    self.item = item
    self.field = field
  }

  /// Whether the path names an item of a list as a whole.
  public var isItem: Bool { item != nil && field.isEmpty }

  /// The path of the item it lies in; nil outside lists.
  public var itemPath: FactPath? { item.map { FactPath(group: group, item: $0) } }
}

extension FactPath: CustomStringConvertible {
  public var description: String {
    var parts = [group, field].filter { !$0.isEmpty }.map(Self.escaped)
    if let item {
      parts = [Self.escaped(group), "\(Self.escaped(item.key))#\(item.number)"]
      if !field.isEmpty { parts.append(Self.escaped(field)) }
    }
    return parts.joined(separator: "/")
  }

  /// Reads a path as it is written out; nil for anything else.
  public init?(_ description: some StringProtocol) {
    var parts: [String] = [""]
    var hashes: [Int: Int] = [:]
    var isEscaped = false
    for character in description {
      if isEscaped {
        parts[parts.count - 1].append(character)
        isEscaped = false
        continue
      }
      switch character {
      case "\\": isEscaped = true
      case "/": parts.append("")
      case "#": hashes[parts.count - 1] = parts[parts.count - 1].count
      default: parts[parts.count - 1].append(character)
      }
    }
    guard !isEscaped, parts.allSatisfy({ !$0.isEmpty }) else { return nil }
    switch (parts.count, hashes.keys.sorted()) {
    case (1, []): self.init(field: parts[0])
    case (2, []): self.init(group: parts[0], field: parts[1])
    case (2, [1]), (3, [1]):
      let cut = hashes[1] ?? 0
      guard let number = Int(parts[1].dropFirst(cut)), number > 0, cut > 0 else { return nil }
      self.init(
        group: parts[0], item: Item(String(parts[1].prefix(cut)), number: number),
        field: parts.count == 3 ? parts[2] : "")
    default: return nil
    }
  }

  private static func escaped(_ text: String) -> String {
    text.reduce(into: "") { result, character in
      if "\\/#".contains(character) { result.append("\\") }
      result.append(character)
    }
  }
}

/// What a reviewer entered for one fact, as it was read in the file.
public struct FactEntry: Sendable, Hashable, Codable {
  /// The words as they were entered; empty where the reviewer found that the file does not record the fact, and
  /// for an item that is not in the file.
  public var text: String
  /// The document it was read in, by its name.
  public var document: String?
  /// Its page, counted from 1.
  public var page: Int?
  public var quote: String?

  public init(_ text: String, document: String? = nil, page: Int? = nil, quote: String? = nil) {
    self.text = text
    self.document = document
    self.page = page
    self.quote = quote
  }
}
