import CaseFiles
import Reviewing
import Standards

/// The signs of marks, so that a screen reads without colour.
public enum Signs: Sendable {
  case unicode
  /// For terminals that cannot draw the others, or draw them two columns wide.
  case ascii

  func sign(_ state: Mark.State) -> String {
    switch (state, self) {
    case (.unanswered, .unicode): "·"
    case (.met, .unicode): "✓"
    case (.deducted, .unicode): "−"
    case (.na, .unicode): "○"
    case (.veto, .unicode): "✗"
    case (.unanswered, .ascii): "."
    case (.met, .ascii): "+"
    case (.deducted, .ascii): "-"
    case (.na, .ascii): "o"
    case (.veto, .ascii): "x"
    }
  }

  /// What a reviewer entered in place of the file's own.
  var entered: String { self == .unicode ? "✎" : "*" }

  /// A line break in a field of one line.
  var lineBreak: Character { self == .unicode ? "↵" : "|" }

  func sign(_ state: FindingDecision.State) -> String {
    switch state {
    case .open: "!"
    case .adopted: sign(.met)
    case .rejected: sign(.veto)
    }
  }

  static func role(_ state: Mark.State) -> Role {
    switch state {
    case .unanswered: .dim
    case .met: .good
    case .deducted: .warning
    case .na: .dim
    case .veto: .bad
    }
  }
}

extension Mark.State {
  func title(for kind: Criterion.Kind) -> Localized {
    switch (self, kind) {
    case (.unanswered, _): Localized(zh: "未答", en: "unanswered")
    case (.met, .veto): Localized(zh: "未发现否决情形", en: "no veto found")
    case (.met, .bonus): Localized(zh: "加分", en: "earned")
    case (.na, .bonus): Localized(zh: "不加分", en: "not earned")
    case (.met, _): Localized(zh: "合格", en: "met")
    case (.deducted, _): Localized(zh: "扣分", en: "deducted")
    case (.na, _): Localized(zh: "不涉及", en: "not applicable")
    case (.veto, _): Localized(zh: "一票否决", en: "veto")
    }
  }
}
