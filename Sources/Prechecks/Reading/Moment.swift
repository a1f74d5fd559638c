import CaseFiles

/// Something that happened on a day, with the places where the file says so.
///
/// A class, so that the limits and findings that speak of it share it.
public final class Moment: Sendable {
  fileprivate enum Role: Sendable, Equatable {
    case act, service, end
  }

  public let day: Day
  private let kind: EventKind
  private let role: Role
  /// The words for it where no event stands for it.
  private let named: Localized?
  private let fact: Fact<Day>
  private let document: String?
  private let page: Int?

  fileprivate init(_ fact: Fact<Day>, _ role: Role, of event: Event) {
    day = fact.value
    kind = event.kind
    self.role = role
    named = nil
    self.fact = fact
    document = event.document?.value
    page = event.page?.value
  }

  /// A day that stands in a field of its own.
  init(_ fact: Fact<Day>, of kind: EventKind) {
    day = fact.value
    self.kind = kind
    role = .act
    named = nil
    self.fact = fact
    document = nil
    page = nil
  }

  /// A day worked out from another, such as the end of the time to sue; it lies where the other does.
  init(_ name: Localized, day: Day, from other: Moment) {
    self.day = day
    kind = other.kind
    role = other.role
    named = name
    fact = other.fact
    document = other.document
    page = other.page
  }

  public static func == (a: Moment, b: Moment) -> Bool {
    a === b
      || a.day == b.day && a.kind == b.kind && a.role == b.role && a.named == b.named && a.fact == b.fact
        && a.document == b.document && a.page == b.page
  }

  /// `立案`, `处罚决定送达`, `检测结束`.
  public var name: Localized {
    if let named { return named }
    let words = kind.words
    return switch role {
    case .act: words
    case .service: Localized(zh: "\(kind.rawValue)送达", en: "service of the \(words.en)")
    case .end: Localized(zh: "\(kind.rawValue)结束", en: "end of the \(words.en)")
    }
  }

  /// The document it is recorded in with its page, then the place of the fact itself; of a fact a reviewer entered
  /// that place alone, for the event's document says otherwise.
  public var evidence: [Source] {
    if fact.source.isEntered { return [fact.cited] }
    var sources = document.map { [Source(file: $0, page: page, quote: fact.original)] } ?? []
    sources.append(fact.cited)
    return sources
  }

  /// `立案：2024年9月9日（《立案审批表》第1页）`.
  public var words: Localized {
    let place = evidence.first?.place
    let name = name
    return Localized(
      zh: "\(name.zh)：\(day.chinese)\(place.map { "（\($0.zh)）" } ?? "")",
      en: "\(name.en): \(day)\(place.map { " (\($0.en))" } ?? "")")
  }
}

extension Moment: Equatable {}

extension Event {
  /// The day it happened; nil where it is not recorded.
  var moment: Moment? { day.map { Moment($0, .act, of: self) } }

  /// The day on which what it issued was served; nil where it is not recorded.
  var servedMoment: Moment? { served.map { Moment($0, .service, of: self) } }

  /// The last day it took: its 至, else its day.
  var lastMoment: Moment? { until.map { Moment($0, .end, of: self) } ?? moment }

  /// The document it is recorded in with its page, then the fact's own place; of a fact a reviewer entered that
  /// place alone, for the event's document says otherwise.
  func evidence<Value>(of fact: Fact<Value>?) -> [Source] {
    if let fact, fact.source.isEntered { return [fact.cited] }
    var sources: [Source] = []
    if let document {
      sources.append(Source(file: document.value, page: page?.value, quote: fact?.original))
    }
    if let fact { sources.append(fact.cited) } else { sources.append(source) }
    return sources
  }

  var evidence: [Source] { evidence(of: day) }

  /// `现场检查（2024年9月10日）`.
  var words: Localized {
    guard let day else { return kind.words }
    return Localized(zh: "\(kind.rawValue)（\(day.value.chinese)）", en: "\(kind.words.en) on \(day.value)")
  }
}

extension Fact {
  /// The fact's place with its words as the quotation.
  var cited: Source {
    var source = source
    if source.quote == nil { source.quote = original }
    return source
  }
}
