import CaseFiles

/// Something that happened on a day, with the places where the file says so.
struct Moment {
  var name: Localized
  var day: Day
  var evidence: [Source]

  /// `立案：2024年9月9日（《立案审批表》第1页）`.
  var words: Localized {
    let place = evidence.first?.place
    return Localized(
      zh: "\(name.zh)：\(day.chinese)\(place.map { "（\($0.zh)）" } ?? "")",
      en: "\(name.en): \(day)\(place.map { " (\($0.en))" } ?? "")")
  }
}

extension Event {
  /// The day it happened; nil where it is not recorded.
  var moment: Moment? {
    day.map { Moment(name: kind.words, day: $0.value, evidence: evidence(of: $0)) }
  }

  /// The day on which what it issued was served; nil where it is not recorded.
  var servedMoment: Moment? {
    served.map {
      Moment(
        name: Localized(zh: "\(kind.rawValue)送达", en: "service of the \(kind.words.en)"),
        day: $0.value, evidence: evidence(of: $0))
    }
  }

  /// The last day it took: its 至, else its day.
  var lastMoment: Moment? {
    guard let until else { return moment }
    return Moment(
      name: Localized(zh: "\(kind.rawValue)结束", en: "end of the \(kind.words.en)"), day: until.value,
      evidence: evidence(of: until))
  }

  /// The document it is recorded in with its page, then the fact's own place.
  func evidence<Value>(of fact: Fact<Value>?) -> [Source] {
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
