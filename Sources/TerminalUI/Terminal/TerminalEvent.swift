/// Something that happened at the terminal.
///
/// Typed text arrives as one `.key(.char(_))` for each character, whether a field has the focus or not;
/// pasted text as one `.paste`, so that a paste never presses keys.
public enum TerminalEvent: Equatable, Sendable {
  case key(Key)
  case paste(String)
  case mouse(Mouse)
  /// The terminal has said what stands behind its text.
  case background(isLight: Bool)
  /// The window has this size now.
  case resize(Size)
  /// The program is back after ^Z or an editor, and everything must be drawn again.
  case resumed
  /// The descriptor given as `wakeUp` has something to read.
  case wake
  /// The program was asked to end (SIGTERM, SIGINT from elsewhere): save and leave.
  case terminate
  /// The window is gone: save and leave without drawing.
  case hangup

  /// Whether a person did it with keys or the mouse.
  var isTyped: Bool {
    switch self {
    case .key, .paste, .mouse: true
    default: false
    }
  }
}

/// A click, a drag or a turn of the wheel.
public struct Mouse: Hashable, Sendable {
  public enum Action: Hashable, Sendable {
    case press
    case doubleClick
    /// The button is let go elsewhere than it was pressed; the press was told before.
    case drag(from: Position)
    case wheelUp
    case wheelDown
  }

  public var action: Action
  public var position: Position

  public init(action: Action, position: Position) {
    self.action = action
    self.position = position
  }
}
