/// What a piece of text is for; a `Theme` says how each role looks.
public enum Role: UInt8, CaseIterable, Sendable {
  case normal
  case dim
  case heading
  /// The title bar at the top.
  case title
  /// The bar of keys at the bottom.
  case bar
  /// A key's name in the bar of keys.
  case barKey
  /// The selected row of the pane that has the focus.
  case selected
  /// The selected row of a pane without the focus.
  case selectedDim
  case accent
  case good
  case warning
  case bad
  /// A passage of a document that a mark or a finding cites.
  case cited
  /// A hit of the search.
  case match
  case border
  /// An input field.
  case field
  case quote

  /// One letter for this role, as `Surface.roles()` writes it.
  public var letter: Character {
    switch self {
    case .normal: "."
    case .dim: "d"
    case .heading: "h"
    case .title: "T"
    case .bar: "b"
    case .barKey: "k"
    case .selected: "S"
    case .selectedDim: "s"
    case .accent: "a"
    case .good: "g"
    case .warning: "w"
    case .bad: "x"
    case .cited: "c"
    case .match: "m"
    case .border: "|"
    case .field: "f"
    case .quote: "q"
    }
  }
}
