import CaseFiles

/// No inspection in a park on the quiet days of a month, save for a recorded exception.
struct QuietPeriod: Check {
  var id: String { "X02-quiet-period" }
  var title: Localized { Localized(zh: "安静生产期", en: "Quiet period") }
  var basis: String { "赣市府建办字〔2023〕2号 第一项" }
  var explanation: Localized {
    Localized(
      zh: "园区企业的检查是否在每月1日至25日进行而没有例外事由。是否园区企业、检查日期没有记载的列为待定；本项为赣州市文件的规定，其他地方由评查人员判断是否适用。",
      en:
        "Whether an enterprise in a park was inspected on days 1 to 25 of a month without a recorded exception. Whether it is in "
        + "a park, and the day, must be recorded. The rule is Ganzhou's; elsewhere a reviewer decides whether it applies."
    )
  }

  /// The last quiet day of each month, from the paper.
  private static let lastQuietDay = 25

  /// The day the paper was issued.
  private static let issued = Day(2023, 4, 7)

  func run(_ file: CaseFile, under rules: CheckRules) -> Outcome {
    judging {
      guard let inspection = file.inspection else {
        return .notApplicable(why: Localized(zh: "没有行政检查的记载", en: "no inspection is recorded"))
      }
      switch inspection.isInPark?.value {
      case false?: return .notApplicable(why: Localized(zh: "不是园区企业", en: "the enterprise is not in a park"))
      case nil: throw NotRecorded(zh: "是否园区企业", en: "whether the enterprise is in a park")
      case true?: break
      }
      guard let day = file.inspectionDay else {
        throw NotRecorded(zh: "检查日期", en: "the day of the inspection")
      }
      guard let issued = Self.issued, day.value >= issued else {
        return .notApplicable(
          why: Localized(zh: "检查在该文件印发之前", en: "the inspection was before the paper was issued"))
      }
      if day.value.components.day > Self.lastQuietDay || inspection.isExcepted { return .passed }
      return .found([quiet(day)])
    }
  }
}

extension QuietPeriod {
  private func quiet(_ day: Fact<Day>) -> Finding {
    Finding(
      subject: "检查 \(day.value)",
      message: Localized(
        zh: "\(day.value.chinese)对园区企业检查，在每月1日至25日的安静生产期内，没有记载例外事由",
        en: "an enterprise in a park was inspected on \(day.value), a quiet day, and no exception is recorded"
      ),
      derivation: Localized(
        zh: "赣市府建办字〔2023〕2号第一项：除特殊情形外，每月1日至25日原则上不入园检查；检查日为\(day.value.components.day)日。",
        en:
          "赣市府建办字〔2023〕2号 item 1: as a rule no inspection in parks on days 1 to 25; this was day \(day.value.components.day)."
      ),
      evidence: [day.cited])
  }
}
