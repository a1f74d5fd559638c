import CaseFiles

/// The keys of all commands: the shipped ones, or the reviewer's own in their place.
public struct KeyMap: Sendable {
  private var tables: [Screen: KeyTable] = [:]
  private(set) var everywhere = App.everywhere

  public static let standard = KeyMap()

  /// A wish of the reviewer: other keys for a command of a screen, both by their names in either language.
  public struct Wish: Sendable, Equatable {
    public var screen: String
    public var command: String
    public var keys: [String]

    public init(screen: String, command: String, keys: [String]) {
      self.screen = screen
      self.command = command
      self.keys = keys
    }
  }

  private init() {
    for screen in Screen.allCases { tables[screen] = screen.keyTable }
  }

  /// Takes the wishes that can be had; what is wrong with the others is said for each by its place in the list.
  public init(_ wishes: [Wish], problems: inout [(wish: Int, text: Localized)]) {
    self.init()
    var taken: [(wish: Int, screen: Screen?, command: Int)] = []
    for (index, wish) in wishes.enumerated() {
      do throws(Refusal) {
        let place = try Self.place(of: wish)
        self[place.screen, place.command] = try Self.keys(of: wish)
        taken.append((index, place.screen, place.command))
      } catch {
        problems.append((index, error.text))
      }
    }
    // A wish that is given up takes its shipped keys back, which another wish may have counted on.
    while let place = taken.firstIndex(where: { clash($0.screen, $0.command) != nil }) {
      let (index, screen, command) = taken.remove(at: place)
      clash(screen, command).map { problems.append((index, $0)) }
      self[screen, command] = Self.standard[screen, command]
    }
  }

  func table(of screen: Screen) -> KeyTable { tables[screen] ?? screen.keyTable }

  private struct Refusal: Error { var text: Localized }

  /// The keys of a command; of one that holds everywhere where no screen is given.
  private subscript(screen: Screen?, command: Int) -> [Key] {
    get { (screen.map { table(of: $0) } ?? everywhere).bindings[command].keys }
    set {
      if let screen {
        tables[screen]?.bindings[command].keys = newValue
      } else {
        everywhere.bindings[command].keys = newValue
      }
    }
  }

  private static func place(of wish: Wish) throws(Refusal) -> (screen: Screen?, command: Int) {
    let screens: [Screen?] = Screen.allCases.map { $0 } + [nil]
    let table = { (screen: Screen?) in screen?.keyTable ?? App.everywhere }
    guard let screen = screens.first(where: { table($0).title.isCalled(wish.screen) }) else {
      let zh = screens.map { table($0).title.zh }.joined(separator: "、")
      let en = screens.map { table($0).title.en }.joined(separator: ", ")
      throw Refusal(
        text: Localized(
          zh: "没有“\(wish.screen)”这一屏；可写 \(zh)", en: "there is no screen “\(wish.screen)”; there are \(en)"))
    }
    guard let command = table(screen).bindings.firstIndex(where: { $0.title.isCalled(wish.command) }) else {
      let zh = table(screen).bindings.map(\.title.zh).joined(separator: "、")
      let en = table(screen).bindings.map(\.title.en).joined(separator: ", ")
      throw Refusal(
        text: Localized(
          zh: "“\(wish.screen)”没有命令“\(wish.command)”；可写 \(zh)",
          en: "“\(wish.screen)” has no command “\(wish.command)”; there are \(en)"))
    }
    return (screen, command)
  }

  private static func keys(of wish: Wish) throws(Refusal) -> [Key] {
    var keys: [Key] = []
    for text in wish.keys {
      guard let key = Key(written: text) else {
        throw Refusal(
          text: Localized(
            zh: "“\(text)”不是按键；可写 A、^E、F8、Enter、空格", en: "“\(text)” is no key; write A, ^E, F8, Enter, Space")
        )
      }
      keys.append(key)
    }
    guard !keys.isEmpty else {
      throw Refusal(text: Localized(zh: "没有写按键；例如 A", en: "no key is given; write A, for example"))
    }
    return keys
  }

  /// Which other command already has a key of this one.
  private func clash(_ screen: Screen?, _ command: Int) -> Localized? {
    let keys = Set(self[screen, command])
    func taken(_ table: KeyTable, besides own: Int?) -> Localized? {
      for (index, other) in table.bindings.enumerated() where index != own {
        guard let key = other.keys.first(where: { keys.contains($0) }) else { continue }
        return Localized(
          zh: "\(key.label) 已用于“\(table.title.zh)”的“\(other.title.zh)”；换一个键，或也给它另设一个键",
          en:
            "\(key.label) already is “\(other.title.en)” of “\(table.title.en)”; choose another, or give that one another too"
        )
      }
      return nil
    }
    guard let screen else {
      if let clash = taken(everywhere, besides: command) { return clash }
      return Screen.allCases.lazy.compactMap { taken(self.table(of: $0), besides: nil) }.first
    }
    let standard = Set(Self.standard[screen, command])
    if let clash = taken(table(of: screen), besides: command) { return clash }
    // Some screens give a key of everywhere a meaning of their own; the reviewer's choice may not by accident.
    return keys.isSubset(of: standard) ? nil : taken(everywhere, besides: nil)
  }
}

extension Localized {
  fileprivate func isCalled(_ name: String) -> Bool { zh == name || en.lowercased() == name.lowercased() }
}
