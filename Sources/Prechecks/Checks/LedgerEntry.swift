import CaseFiles

/// A use of the lists that spared or lightened is entered in the ledger.
struct LedgerEntry: Check {
  var id: String { "E05-ledger" }
  var title: Localized { Localized(zh: "首违轻微台账", en: "Ledger entry") }
  var basis: String { "菏定政办字〔2023〕6号 第五项" }
  var explanation: Localized {
    Localized(
      zh: "适用四张清单的，是否记载已登记台账；没有记载的列为待定。",
      en:
        "Where one of the four lists was used: whether an entry in the ledger is recorded; nothing recorded stays open."
    )
  }

  func run(_ file: CaseFile, under rules: CheckRules) -> Outcome {
    guard let use = file.listUse else {
      return .notApplicable(why: Localized(zh: "没有适用四张清单的记录", en: "no use of the four lists is recorded"))
    }
    switch use.inLedger?.value {
    case true?: return .passed
    case nil: return .undetermined(missing: [Localized(zh: "台账登记", en: "the ledger entry")])
    case false?: return .found([notEntered(use)])
    }
  }
}

extension LedgerEntry {
  private func notEntered(_ use: ListUse) -> Finding {
    Finding(
      subject: "台账",
      message: Localized(
        zh: "适用\(use.list?.value.rawValue ?? "")清单，记载为未登记台账",
        en: "a list (\(use.list?.value.rawValue ?? "?")) was used and recorded as not entered in the ledger"),
      derivation: Localized(
        zh: "案卷记载“台账登记：否”；菏定政办字〔2023〕6号第五项要求建立台账。",
        en: "The file records no entry; 菏定政办字〔2023〕6号 item 5 asks for a ledger."),
      evidence: [use.list?.cited, use.inLedger?.cited].compactMap { $0 })
  }
}
