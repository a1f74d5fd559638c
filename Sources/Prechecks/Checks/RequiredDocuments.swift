import CaseFiles

/// The documents of the path the case took are in the file.
///
/// A step whose own document is named but not held is a finding. A step without any document that fits stays
/// open: a paper may lie in the file under another name.
struct RequiredDocuments: Check {
  var id: String { "C02-required-documents" }
  var title: Localized { Localized(zh: "必备文书", en: "Documents of the path taken") }
  var basis: String { "行政处罚法 第四十七条、第五十五条、第五十九条、第六十四条" }
  var explanation: Localized {
    Localized(
      zh: "案卷记载的每个环节（立案、检查、询问、告知、听证、决定、送达、结案等）是否有相应文书。事件所写的文书不在卷内文书中的作提示；"
        + "没有写明文书、按常用名称也找不到的列为待定。没有卷内文书清单的不适用。",
      en:
        "Whether each recorded step has its document. A document the event names and the file does not hold is a finding; a step "
        + "without one under any usual name stays open. Not applicable where no documents are listed.")
  }

  /// The usual names of each step's document.
  private static let names: [(EventKind, [String])] = [
    (.filing, ["立案"]), (.siteInspection, ["检查", "勘验"]), (.interview, ["询问"]), (.sampling, ["抽样"]),
    (.preservation, ["先行登记保存", "登记保存"]), (.seizure, ["查封", "扣押"]), (.testing, ["检测", "检验", "鉴定", "监测"]),
    (.orderToCorrect, ["责令", "改正"]), (.reinspection, ["复查", "检查"]), (.investigationClosed, ["终结", "调查报告"]),
    (.legalReview, ["法制审核"]), (.collectiveDiscussion, ["集体讨论"]), (.priorNotice, ["告知书"]),
    (.statement, ["陈述", "申辩"]), (.hearingOffer, ["听证告知", "告知书"]), (.hearingNotice, ["听证通知"]),
    (.hearing, ["听证笔录", "听证报告"]), (.decision, ["决定书"]), (.service, ["送达"]), (.closure, ["结案"]),
  ]

  func run(_ file: CaseFile, under rules: CheckRules) -> Outcome {
    guard !file.documents.isEmpty else {
      return .notApplicable(why: Localized(zh: "没有卷内文书清单", en: "no documents are listed"))
    }
    var tally = Tally()
    var isAnyStep = false
    for (kind, usual) in Self.names {
      for event in file.events(kind) {
        isAnyStep = true
        if let named = event.document {
          if file.document(named.value) == nil { tally.add(absent(event, named)) }
        } else if !file.documents.contains(where: { $0.name.containsAny(usual) }) {
          tally.missing.append(
            Localized(zh: "\(event.words.zh)的文书", en: "the document of the \(event.words.en)"))
        }
      }
    }
    if file.kind?.value.isOrdinaryProcedure == true {
      for kind in [EventKind.filing, .decision] where file.events(kind).isEmpty {
        tally.missing.append(
          Localized(zh: "\(kind.rawValue)的记录和文书", en: "the \(kind.words.en) and its document"))
      }
    }
    if !isAnyStep && tally.missing.isEmpty {
      tally.missing.append(Localized(zh: "办案环节的记录", en: "the steps of the case"))
    }
    return tally.outcome
  }
}

extension RequiredDocuments {
  private func absent(_ event: Event, _ named: Fact<String>) -> Finding {
    Finding(
      subject: "\(event.key)",
      message: Localized(
        zh: "\(event.words.zh)所写的文书《\(named.value)》不在卷内文书中",
        en: "the \(event.words.en) names 《\(named.value)》, which is not among the documents"),
      derivation: Localized(
        zh: "\(named.source.place.zh)写有“\(named.original)”，与全部卷内文书名称逐一比较（括号、全角半角、空格不计）均不相同。",
        en:
          "\(named.source.place.en) says “\(named.original)”; no document bears that name, brackets, widths and blanks aside."
      ),
      evidence: [named.cited])
  }
}
