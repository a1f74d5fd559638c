/// A set of looks, one for each role.
public enum Theme: String, CaseIterable, Sendable {
  /// No colours: bold, underline and reverse say it all. Chosen where `NO_COLOR` is set or colours are missing.
  case mono
  /// For a dark background, which is left as it is.
  case dark
  /// For a light background, which is left as it is.
  case light
  /// White on black whatever the terminal's background, and yellow for what matters.
  case contrast
}

/// The colours every terminal with colours has.
enum Color: Int16, Sendable {
  case unchanged = -1
  case black, red, green, yellow, blue, magenta, cyan, white
}

/// How a role looks in a theme.
struct Look: Equatable, Sendable {
  struct Attributes: OptionSet, Sendable {
    let rawValue: UInt8
    static let bold = Attributes(rawValue: 1)
    static let dim = Attributes(rawValue: 2)
    static let reverse = Attributes(rawValue: 4)
    static let underline = Attributes(rawValue: 8)
  }

  var attributes: Attributes
  var foreground: Color
  var background: Color

  init(_ attributes: Attributes = [], _ foreground: Color = .unchanged, on background: Color = .unchanged) {
    self.attributes = attributes
    self.foreground = foreground
    self.background = background
  }
}

extension Theme {
  func look(of role: Role) -> Look {
    let (mono, dark, light, contrast) = Self.looks(of: role)
    return switch self {
    case .mono: Look(mono)
    case .dark: dark
    case .light: light
    case .contrast: contrast
    }
  }

  /// The table: one line for each role; columns mono, dark, light, contrast.
  private static func looks(of role: Role) -> (Look.Attributes, Look, Look, Look) {
    func plain(_ color: Color, _ attributes: Look.Attributes = []) -> Look {
      Look(attributes, color, on: .black)
    }
    return switch role {
    case .normal: ([], Look(), Look(), plain(.white))
    case .dim: (.dim, Look(.dim), Look(.dim), plain(.white))
    case .heading: (.bold, Look(.bold), Look(.bold), plain(.yellow, .bold))
    case .title: (.reverse, Look(.bold, .white, on: .blue), Look(.bold, .white, on: .blue), contrastBar)
    case .bar: (.reverse, Look([], .black, on: .white), Look([], .white, on: .black), contrastBar)
    case .barKey:
      ([.reverse, .bold], Look([], .blue, on: .white), Look(.bold, .yellow, on: .black), contrastKey)
    case .selected: (.reverse, Look([], .black, on: .cyan), Look(.bold, .white, on: .blue), contrastSelected)
    case .selectedDim:
      (.underline, Look(.underline, .cyan), Look(.underline, .blue), plain(.yellow, .underline))
    case .accent: (.bold, Look([], .cyan), Look([], .blue), plain(.cyan, .bold))
    case .good: ([], Look([], .green), Look([], .green), plain(.green, .bold))
    case .warning: (.bold, Look(.bold, .yellow), Look(.bold, .magenta), plain(.yellow, .bold))
    case .bad: (.bold, Look(.bold, .red), Look(.bold, .red), Look(.bold, .white, on: .red))
    case .cited:
      (.underline, Look(.underline, .yellow), Look(.underline, .magenta), plain(.yellow, .underline))
    case .match: (.reverse, Look([], .black, on: .yellow), Look([], .black, on: .yellow), contrastSelected)
    case .border: ([], Look([], .blue), Look([], .blue), plain(.white))
    case .field: (.underline, Look(.underline), Look(.underline), plain(.white, .underline))
    case .quote: ([], Look([], .cyan), Look([], .blue), plain(.cyan))
    }
  }

  private static let contrastBar = Look(.bold, .black, on: .white)
  private static let contrastKey = Look([], .blue, on: .white)
  private static let contrastSelected = Look([], .black, on: .yellow)
}
