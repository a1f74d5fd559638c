import CaseFiles

/// What a reviewer has chosen about the screens.
public struct Preferences: Sendable {
  public var keys = KeyMap.standard
  /// The signs and rules drawn: with or without characters beyond ASCII.
  public var signs = Signs.unicode
  public var theme = Theme.dark
  /// Nil where the command line or the surroundings decide.
  public var language: Language?
  /// 常用语: sentences offered when a reason is written, the first ones first.
  public var phrases: [String] = []

  public init() {}
}

extension App {
  /// Takes the preferences over, at the start and whenever they change.
  public mutating func use(_ preferences: Preferences) {
    keys = preferences.keys
    signs = preferences.signs
    theme = preferences.theme
    if let language = preferences.language { self.language = language }
    phrases.chosen = preferences.phrases
    prepare()
  }
}

extension Theme {
  var title: Localized {
    switch self {
    case .mono: Localized(zh: "无色", en: "without colours")
    case .dark: Localized(zh: "深色背景", en: "dark background")
    case .light: Localized(zh: "浅色背景", en: "light background")
    case .contrast: Localized(zh: "高对比", en: "high contrast")
    }
  }
}
