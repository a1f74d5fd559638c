import CaseFiles
import Prechecks
import Standards

/// What an agency is held to beside its files' scores: 赣市府建办字〔2023〕2号 第11项, with numerator and denominator.
public struct Indicator: Sendable, Equatable {
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// 行政处罚决定公示率: 100 %.
    case published
    /// 按期公示率.
    case publishedInTime
    /// 重大执法决定法制审核率: 100 %.
    case legallyReviewed
    /// 全过程记录: every step with its record.
    case recorded
    /// 执法记录仪: at least one for every two officers.
    case recorders
    /// 法制审核人员: at least 5 % of the officers.
    case legalReviewers
  }

  public enum Value: Sendable, Equatable {
    case files(Rate)
    /// People and things, as the agencies report them; nil where no agency did.
    case numbers(Ratio?)
  }

  public var kind: Kind
  /// Nil for all agencies together.
  public var agency: String?
  public var value: Value

  public var ratio: Ratio? {
    switch value {
    case .files(let rate): rate.ratio.denominator > 0 ? rate.ratio : nil
    case .numbers(let ratio): ratio
    }
  }

  /// Whether the target is met; nil where there is none, or where something is not recorded.
  public var isMet: Bool? {
    switch value {
    case .files(let rate):
      guard kind.hasTarget, rate.ratio.denominator > 0 else { return nil }
      return rate.unmet.isEmpty ? (rate.unknown.isEmpty ? true : nil) : false
    case .numbers(let ratio):
      guard let ratio, ratio.denominator > 0 else { return nil }
      return kind == .recorders
        ? ratio.numerator * 2 >= ratio.denominator : ratio.numerator * 20 >= ratio.denominator
    }
  }
}

/// How many people and recorders an agency has; no case file says so.
public struct AgencyStaff: Sendable, Equatable {
  public var agency: String
  public var officers: Int
  /// 执法记录仪.
  public var recorders: Int?
  /// 法制审核人员.
  public var legalReviewers: Int?

  public init(agency: String, officers: Int, recorders: Int? = nil, legalReviewers: Int? = nil) {
    self.agency = agency
    self.officers = officers
    self.recorders = recorders
    self.legalReviewers = legalReviewers
  }
}

extension Indicator.Kind {
  public var title: Localized {
    switch self {
    case .published: Localized(zh: "行政处罚决定公示率", en: "Penalty decisions published")
    case .publishedInTime: Localized(zh: "行政处罚决定按期公示率", en: "Penalty decisions published in time")
    case .legallyReviewed: Localized(zh: "重大执法决定法制审核率", en: "Major decisions legally reviewed")
    case .recorded: Localized(zh: "执法全过程记录完整率", en: "Files with every step recorded")
    case .recorders: Localized(zh: "执法记录仪配备", en: "Recorders for officers")
    case .legalReviewers: Localized(zh: "法制审核人员占执法人员比例", en: "Legal reviewers among officers")
    }
  }

  /// What is asked for, and by which clause; empty where the clause sets no number.
  public var target: Localized {
    switch self {
    case .published, .legallyReviewed: Localized(zh: "100%", en: "100%")
    case .publishedInTime, .recorded: Localized("")
    case .recorders: Localized(zh: "每2人不少于1台", en: "one for every two")
    case .legalReviewers: Localized(zh: "不少于5%", en: "5% at least")
    }
  }

  /// The paper that asks for it.
  public var clause: String {
    switch self {
    case .published, .legallyReviewed, .recorders, .legalReviewers: "赣市府建办字〔2023〕2号 第11项"
    case .publishedInTime: "国办发〔2018〕118号 二"
    case .recorded: "国办发〔2018〕118号 三"
    }
  }

  var hasTarget: Bool { !target.zh.isEmpty }

  /// Where a file belongs; nil where the indicator does not concern it.
  func side(of concluded: ConcludedReview) -> KeyPath<Rate, [String]>? {
    let file = concluded.file
    switch self {
    case .published:
      guard [.ordinaryPenalty, .summaryPenalty].contains(file.kind?.value), file.decision != nil else {
        return nil
      }
      if file.event(.publication)?.day != nil { return \.met }
      guard let stated = file.publicity?.result?.value else { return \.unknown }
      return stated ? \.met : \.unmet
    case .publishedInTime: return concluded.side(of: "T14-publication")
    case .legallyReviewed:
      return file.isMajor?.value == true ? concluded.side(of: "L01-legal-review") : nil
    case .recorded: return concluded.side(of: "F02-recording-matrix")
    case .recorders, .legalReviewers: return nil
    }
  }
}

extension ConcludedReview {
  /// What a check said of the file. A finding the reviewer rejected counts as met.
  fileprivate func side(of check: String) -> KeyPath<Rate, [String]>? {
    guard let result = results.first(where: { $0.check == check }) else { return nil }
    switch result.outcome {
    case .passed: return \.met
    case .found(let findings):
      let stands = findings.contains {
        review.scorecard.decision(result.key(of: $0)).state != .rejected
      }
      return stands ? \.unmet : \.met
    case .undetermined, .failed: return \.unknown
    case .notApplicable: return nil
    }
  }
}

extension Indicator {
  /// Each indicator for all files together, then for each agency of the list.
  static func all(
    _ reviews: [ConcludedReview], agencies: [String], staff: [AgencyStaff]
  ) -> [Indicator] {
    Kind.allCases.flatMap { kind -> [Indicator] in
      if kind == .recorders || kind == .legalReviewers {
        let part: (AgencyStaff) -> Int? = kind == .recorders ? \.recorders : \.legalReviewers
        let known = staff.filter { part($0) != nil }
        func ratio(_ list: [AgencyStaff]) -> Ratio? {
          list.isEmpty
            ? nil
            : Ratio(list.reduce(0) { $0 + (part($1) ?? 0) }, of: list.reduce(0) { $0 + $1.officers })
        }
        return [Indicator(kind: kind, agency: nil, value: .numbers(ratio(known)))]
          + agencies.map { name in
            Indicator(kind: kind, agency: name, value: .numbers(ratio(known.filter { $0.agency == name })))
          }
      }
      var total = Rate()
      var parts: [String: Rate] = [:]
      for concluded in reviews {
        guard let side = kind.side(of: concluded) else { continue }
        let id = concluded.file.id
        total.add(id, to: side)
        if let agency = concluded.file.agency?.name?.value {
          parts[agency, default: Rate()].add(id, to: side)
        }
      }
      return [Indicator(kind: kind, agency: nil, value: .files(total))]
        + agencies.map { Indicator(kind: kind, agency: $0, value: .files(parts[$0] ?? Rate())) }
    }
  }
}

extension Rate {
  fileprivate mutating func add(_ id: String, to side: KeyPath<Rate, [String]>) {
    if side == \Rate.met {
      met.append(id)
    } else if side == \Rate.unmet {
      unmet.append(id)
    } else {
      unknown.append(id)
    }
  }
}
