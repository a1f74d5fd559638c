import CaseFiles
import Standards

/// A fine at the very top of the statutory range has its reasons in the decision.
struct TopFineReasoned: Check {
  var id: String { "B04-top-fine" }
  var title: Localized { Localized(zh: "顶格处罚说明", en: "Reasons of a top fine") }
  var basis: String { "翠府办发〔2024〕79号 第八项；行政处罚法 第五条" }
  var explanation: Localized {
    Localized(
      zh: "罚款等于法定上限的，决定书是否说明从重或者情节严重的理由。决定书正文不可读取、没有法定上限记载的列为待定；未顶格的即为通过。",
      en:
        "Whether the decision gives reasons for a fine at the statutory maximum. Without a readable decision or a recorded "
        + "maximum the check stays open; a fine below the maximum passes.")
  }

  func run(_ file: CaseFile, under rules: CheckRules) -> Outcome {
    judging {
      guard try file.isPenalty else { return .notApplicable(why: noFine) }
      guard !file.penalties.isEmpty else { throw NotRecorded(zh: "罚款金额", en: "the amount of the fine") }
      guard file.hasFine else { return .notApplicable(why: noFine) }
      for fine in file.fines {
        guard let amount = fine.amount else { throw NotRecorded(zh: "罚款金额", en: "the amount of the fine") }
        guard let statutory = file.statutoryRange(of: fine, under: rules), let max = statutory.range.max
        else {
          throw NotRecorded(zh: "罚款的法定上限", en: "the statutory maximum of the fine")
        }
        guard amount.value == max else { continue }
        let decision = try file.readableDecision
        if decision.first(containingAny: reasons) == nil {
          return .found([bare(amount, statutory, decision)])
        }
      }
      return .passed
    }
  }

  /// Words with which decisions give the reasons for going to the top.
  private var reasons: [String] {
    ["从重", "情节严重", "情节恶劣", "情节特别", "后果严重", "严重后果", "危害后果", "社会影响", "拒不改正", "多次", "再次", "屡"]
  }
}

extension TopFineReasoned {
  private var noFine: Localized { Localized(zh: "没有罚款", en: "no fine was imposed") }

  private func bare(_ amount: Fact<Money>, _ statutory: StatutoryRange, _ decision: CaseDocument) -> Finding {
    Finding(
      subject: "罚款\(amount.value)",
      message: Localized(
        zh: "罚款\(amount.value)为法定上限，决定书未见从重或者情节严重的理由",
        en: "the fine of \(amount.value) is the statutory maximum, and the decision gives no reason for it"),
      derivation: Localized(
        zh:
          "\(statutory.basis.zh)：\(statutory.range.words.zh)；罚款等于上限。查看《\(decision.name)》全文，未见\(reasons.joined(separator: "、"))等表述。",
        en: "\(statutory.basis.en): \(statutory.range.words.en); the fine equals the maximum. The whole of "
          + "《\(decision.name)》 holds none of the words \(reasons.joined(separator: ", "))."),
      evidence: [amount.cited] + statutory.evidence + [Source(file: decision.name)])
  }
}
