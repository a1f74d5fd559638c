import CaseFiles

/// One command: its keys, its names, when it may be used, and what it does.
///
/// The same value drives the keyboard, the bar at the bottom, the help and the palette.
public struct Binding: Sendable {
  public var keys: [Key]
  /// The keys as the program ships them; where the reviewer chose others, each stands for the one of its place.
  let standardKeys: [Key]
  /// Two to four characters, for the bar.
  public var title: Localized
  /// One sentence, for the help.
  public var help: Localized
  /// A word of ASCII that finds it in the palette beside its titles and their pinyin.
  public var alias: String
  /// Whether it is offered in the bar.
  public var isInBar: Bool
  /// Whether it needs the file selected on the desk to be loaded.
  var opensFile: Bool
  /// `1–9`, where the keys are a range.
  var label: String?
  /// Why it cannot be used now; nil when it can.
  var disabled: @Sendable (App) -> Localized?
  var run: @Sendable (inout App) -> [Effect]

  init(
    _ keys: [Key], _ title: Localized, help: Localized, alias: String = "", bar: Bool = false,
    label: String? = nil, opensFile: Bool = false,
    disabled: @escaping @Sendable (App) -> Localized? = { _ in nil },
    run: @escaping @Sendable (inout App) -> [Effect]
  ) {
    self.keys = keys
    standardKeys = keys
    self.title = title
    self.help = help
    self.alias = alias
    isInBar = bar
    self.label = label
    self.opensFile = opensFile
    self.disabled = disabled
    self.run = run
  }

  /// `j ↓`.
  public var keyLabel: String {
    (isStandard ? label : nil) ?? keys.map(\.label).joined(separator: " ")
  }

  /// Whether it only moves about on its screen.
  var movesCursor: Bool {
    standardKeys == [.tab]
      || standardKeys.contains { [.up, .down, .pageUp, .pageDown, .home, .end].contains($0) }
  }

  /// The keys in the bar: the first, or all where they are a range.
  var barLabel: String { (isStandard ? label : nil) ?? keys.first?.label ?? "" }

  private var isStandard: Bool { keys == standardKeys }

  /// What a key means to `run`: the shipped key of the same place.
  func standard(_ key: Key) -> Key {
    guard let place = keys.firstIndex(of: key) else { return key }
    return standardKeys.indices.contains(place) ? standardKeys[place] : standardKeys.last ?? key
  }
}

/// The commands of one screen.
public struct KeyTable: Sendable {
  public var title: Localized
  public var bindings: [Binding]

  func binding(for key: Key) -> Binding? { bindings.first { $0.keys.contains(key) } }
}

extension App {
  /// The key tables of all screens as they are shipped; the last one holds everywhere.
  public static var keyTables: [KeyTable] { Screen.allCases.map(\.keyTable) + [everywhere] }

  /// The key of a command by its Chinese title, as the reviewer has it: for sentences that name keys.
  func key(_ command: String, on screen: Screen = .review) -> String {
    // By its bytes, for the bar asks in every frame.
    func label(in table: KeyTable) -> String? {
      table.bindings.first { $0.title.zh.utf8.elementsEqual(command.utf8) }?.barLabel
    }
    return label(in: keys.table(of: screen)) ?? label(in: keys.everywhere) ?? ""
  }

  /// The commands that can be reached from the screen shown, its own first.
  var bindings: [Binding] { keys.table(of: screen).bindings + keys.everywhere.bindings }
}
