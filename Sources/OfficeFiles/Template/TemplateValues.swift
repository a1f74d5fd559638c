/// What a template can show, by the names between its braces.
public typealias TemplateValues = [String: TemplateValue]

/// One value for a template.
public enum TemplateValue: Hashable, Sendable {
  case text(String)
  /// Not known: the words are shown in its place, and as a condition it does not hold.
  case missing(String)
  /// Repeats what stands between `{{#名称}}` and `{{/名称}}`; `fields` are the names every item has.
  ///
  /// Within, `{{字段}}` and `{{名称.字段}}` mean the same, and `{{序号}}` counts from 1.
  case list([TemplateValues], fields: [String])

  /// Whether `{{#名称}}` shows what it encloses.
  var holds: Bool {
    switch self {
    case .text(let text): !text.isEmpty
    case .missing: false
    case .list(let items, _): !items.isEmpty
    }
  }
}

/// The values in sight at one place of a template, from the whole document inwards to the item of a list.
struct TemplateScope {
  /// Outside lists the prefix is nil, within one its name with a full stop.
  private var frames: [(prefix: String?, values: TemplateValues)]

  init(_ values: TemplateValues) {
    frames = [(nil, values)]
  }

  func entering(_ list: String, item: TemplateValues, number: Int) -> TemplateScope {
    var inner = self
    var values = item
    if values["序号"] == nil { values["序号"] = .text("\(number)") }
    inner.frames.append((list + ".", values))
    return inner
  }

  subscript(name: String) -> TemplateValue? {
    for frame in frames.reversed() {
      if let value = frame.values[name] { return value }
      if let prefix = frame.prefix, name.hasPrefix(prefix),
        let value = frame.values[String(name.dropFirst(prefix.count))]
      {
        return value
      }
    }
    return nil
  }

  /// Every name that may be written here; those of a list's fields with the list in front.
  var names: [String] {
    let known = frames.flatMap { frame in
      frame.values.flatMap { name, value -> [String] in
        let whole = (frame.prefix ?? "") + name
        guard case .list(_, let fields) = value else { return [whole] }
        return [whole] + fields.map { "\(whole).\($0)" }
      }
    }
    return Set(known).sorted()
  }
}
