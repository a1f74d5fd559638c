import CaseFiles

extension CaseFile {
  /// Whether the file records the ordinary penalty procedure.
  ///
  /// Where the kind is not stated, a recorded 立案 together with a 处罚决定 shows it.
  var isOrdinary: Bool {
    get throws {
      if let kind { return kind.value.isOrdinaryProcedure }
      if hasEvent(.filing) && hasEvent(.decision) { return true }
      throw NotRecorded(zh: "案卷类型", en: "the kind of case file")
    }
  }

  /// Whether the file records a penalty, under either procedure.
  var isPenalty: Bool {
    get throws {
      if let kind { return kind.value == .ordinaryPenalty || kind.value == .summaryPenalty }
      if !penalties.isEmpty || hasEvent(.decision) { return true }
      throw NotRecorded(zh: "案卷类型", en: "the kind of case file")
    }
  }

  /// The day of the first event of a kind.
  func moment(of kind: EventKind) throws -> Moment {
    guard let moment = event(kind)?.moment else { throw NotRecorded.day(of: kind) }
    return moment
  }

  /// The day of the decision that ended the procedure.
  var decisionMoment: Moment {
    get throws {
      guard let moment = decision?.moment else { throw NotRecorded.day(of: decision?.kind ?? .decision) }
      return moment
    }
  }

  /// The day the decision was served: its own 送达, else the first 送达 that is not before it.
  var serviceOfDecision: (moment: Moment, event: Event) {
    get throws {
      guard let decision, let decided = decision.date else {
        throw NotRecorded.day(of: decision?.kind ?? .decision)
      }
      if let served = decision.servedMoment { return (served, decision) }
      for event in events(.service) where !event.isServiceOfAnotherLetter {
        if let day = event.date, day >= decided, let moment = event.moment { return (moment, event) }
      }
      throw NotRecorded.serviceDay(of: decision.kind)
    }
  }

  /// The last notice before the decision that told the party what was intended; one that also offered a
  /// hearing counts where there is no other.
  var notice: Event? {
    let notices = (!hasEvent(.priorNotice) ? events(.hearingOffer) : events(.priorNotice)).sorted {
      // A notice without its own day was issued no later than it was served.
      ($0.day ?? $0.served)?.value.number ?? .max < ($1.day ?? $1.served)?.value.number ?? .max
    }
    guard let decided = decision?.date else { return notices.last }
    return notices.last { ($0.day ?? $0.served).map { $0.value <= decided } ?? true } ?? notices.last
  }

  /// Throws for a decision made before the Penalty Law as amended in 2021 was in force, whose articles it is not held
  /// against (行政处罚法 第八十六条: from 15 July 2021); `asOf` asks that law all the same.
  func requirePenaltyLaw(of rules: CheckRules) throws {
    guard let decided = rules.asOf ?? decision?.date, decided < Self.penaltyLaw else { return }
    throw NotRecorded(
      zh: "\(decided.chinese)有效的行政处罚法的相应规定（2021年修订自2021年7月15日起施行）",
      en:
        "the provision of the Penalty Law in force on \(decided) (the law as amended in 2021 holds from 2021-07-15)"
    )
  }

  private static let penaltyLaw = Day(2021, 7, 15) ?? Day(number: 0)

  /// Whether the manifest tells of the procedure at all: a row of a table, be it with the days of filing and of closure,
  /// does not, nor do published data.
  var tellsOfProcedure: Bool {
    !documents.isEmpty
      || !isTableRow
        && events.contains { ![.decision, .service, .publication, .payment].contains($0.kind) }
  }

  var fines: [Penalty] {
    // Of many files the fine is the only penalty, and no copy is needed.
    placesOfFines.count == penalties.count ? penalties : penalties.filter { $0.kind.value == .fine }
  }

  var hasFine: Bool { penalties.indices.contains { penalties[$0].kind.value == .fine } }

  fileprivate var placesOfFines: [Int] { penalties.indices.filter { penalties[$0].kind.value == .fine } }

  /// The amount of the one fine; throws where there are several, or it is not recorded.
  var theFine: Fact<Money> {
    get throws {
      let places = placesOfFines
      guard let place = places.first else { throw NotRecorded(zh: "罚款金额", en: "the amount of the fine") }
      guard places.count == 1 else {
        throw NotRecorded(zh: "多项罚款各自适用的阶次", en: "which tier each of the fines was set by")
      }
      guard let amount = penalties[place].amount else {
        throw NotRecorded(zh: "罚款金额", en: "the amount of the fine")
      }
      return amount
    }
  }
}

extension Event {
  /// Whether its receipt names another letter than the decision, such as 送达回证（催告书）.
  fileprivate var isServiceOfAnotherLetter: Bool {
    guard let name = document?.value, !name.containsAny(["决定"]) else { return false }
    return name.containsAny(["告知", "通知", "催告", "责令"])
  }
}

extension EventKind {
  /// The acts of gathering evidence or checking on the spot, each with a record of its own.
  static let records: [EventKind] = [
    .siteInspection, .interview, .sampling, .preservation, .seizure, .freezing, .reinspection, .inspection,
  ]
}

extension CaseFile {
  /// Throws where several acts have fewer ends recorded than there are acts: which act an end belongs to cannot be told,
  /// and a late pair may be none.
  func requirePairs(of acts: [Event], with ends: [Event], as kind: EventKind) throws {
    if ends.count < acts.count, acts.count > 1 { throw NotRecorded.day(of: kind) }
  }
}

extension [Event] {
  /// The last of events in the order of their days that is not after a day; one without a day may be it.
  func lastNotAfter(_ day: Day) -> Event? {
    last { ($0.day ?? $0.served).map { $0.value <= day } ?? true }
  }
}
