import CaseFiles
import Reviewing

@testable import TerminalUI

/// What the program would answer to the screens, made of the fixtures' values.
struct ScreensProgram {
  var isPlain = false

  func answer(to effect: Effect) -> Answer? {
    switch effect {
    case .likeCases(let id):
      .likeCases(id, ScreensLikeCasesTests.picture(ScreensLikeCasesTests.many, isPlain: isPlain))
    case .round: .round(RoundFixture(isPlain: isPlain).figures)
    case .rectify(.load):
      .rectifications(
        RectificationFixture(isPlain: isPlain).entries, today: RectificationFixture().today,
        EscalationPolicy())
    case .preview(let instrument, _):
      .preview(instrument, (1...60).map { [isPlain ? "W" : "\($0)、基本情况"] })
    default: nil
    }
  }
}

extension ScreensPlayer {
  /// Types keys one by one, with a program behind the screens that answers them.
  mutating func play(_ keys: String, _ program: ScreensProgram = ScreensProgram()) {
    for key in Key.sequence(keys) ?? [] {
      let before = effects.count
      type(key)
      for answer in effects[before...].compactMap(program.answer) { _ = app.receive(answer) }
    }
  }
}
