import CaseFiles

/// What a reviewer has chosen about the screens.
public struct Preferences: Sendable {
  public var keys = KeyMap.standard
  /// The signs and rules drawn: with or without characters beyond ASCII; nil where the terminal decides.
  public var signs: Signs?
  /// Nil where the background of the terminal decides.
  public var theme: Theme?
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
    // Signs of two columns leave traces on the terminals that draw them so.
    signs = preferences.signs ?? (AmbiguousWidth.columns == 2 ? .ascii : .unicode)
    followsBackground = preferences.theme == nil
    theme = preferences.theme ?? (isOnLight ? .light : .dark)
    if let language = preferences.language { self.language = language }
    phrases.chosen = preferences.phrases
    prepare()
  }
}

extension App {
  /// The terminal has said what stands behind its text.
  mutating func take(background isLight: Bool) -> [Effect] {
    isOnLight = isLight
    let wanted: Theme = isLight ? .light : .dark
    guard followsBackground, wanted != theme else { return [] }
    theme = wanted
    return [.wear(wanted)]
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
