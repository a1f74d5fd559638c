/// Where a rectification stands.
public enum RectificationState: String, Sendable, Codable, CaseIterable {
  /// 待整改: the agency has not answered.
  case open
  /// 待核查: the answer waits to be accepted or returned.
  case answered
  /// 退回: the answer was returned, another one is due.
  case returned
  /// 已认可.
  case accepted
  /// 待回头看: drawn to be looked at again.
  case drawn
  /// 回头看合格.
  case confirmed
  /// 已撤销: the notice was withdrawn.
  case withdrawn

  /// Whether the agency has to act.
  public var isDue: Bool { self == .open || self == .returned }
}

/// Every move there is, in one table; what is not in it is refused.
public enum RectificationMoves {
  public typealias Kind = RectificationStep.Kind
  public typealias State = RectificationState

  /// By step and the state it is taken in: the states it can lead to.
  public static let table: [Kind: [State: [State]]] = [
    .answered: [.open: [.answered], .returned: [.answered]],
    .accepted: [.answered: [.accepted]],
    .returned: [.answered: [.returned]],
    .extended: [.open: [.open], .returned: [.returned]],
    .escalated: [.open: [.open], .returned: [.returned]],
    .drawn: [.accepted: [.drawn]],
    .lookedBack: [.drawn: [.confirmed, .returned]],
    .correctionOpened: [.open: [.open], .answered: [.answered], .returned: [.returned]],
    .paperFiled: [.open: [.open], .answered: [.answered], .returned: [.returned]],
    // An agency's own correction is its own answer: once closed, it waits for the bureau.
    .correctionClosed: [
      .open: [.open, .answered], .answered: [.answered], .returned: [.returned, .answered],
    ],
    .withdrawn: [.open: [.withdrawn], .answered: [.withdrawn], .returned: [.withdrawn]],
    // Goes back to where the last step came from.
    .takenBack: Dictionary(uniqueKeysWithValues: State.allCases.map { ($0, State.allCases) }),
  ]

  /// Whether a step of this kind may be taken in this state at all.
  public static func allows(_ kind: Kind, in state: State) -> Bool { table[kind]?[state] != nil }
}
