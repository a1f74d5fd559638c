import CaseFiles

/// No amount looks as if 元 and 万元 had been confused. A finding here is a question, not a breach.
struct UnitSlip: Check {
  var id: String { "M03-unit-slip" }
  var title: Localized { Localized(zh: "金额单位异常", en: "Unit of an amount") }
  var basis: String { "行政处罚法 第五十九条第一款第三项" }
  var explanation: Localized {
    Localized(
      zh: "文书和案卷记载中一万“万元”以上的金额（注册资本、资产、营业额等除外），以及拟罚款与罚款恰好相差一万倍的，提请核对元与万元是否混用。"
        + "没有金额也没有可读取文书的列为待定；非处罚案卷不适用。",
      en:
        "Amounts of ten thousand 万元 or more in documents and entries (save capital, assets and turnover), and an intended "
        + "fine exactly ten thousand times the final one or the reverse, ask to verify the unit.")
  }

  func run(_ file: CaseFile, under rules: CheckRules) -> Outcome {
    judging {
      guard try file.isPenalty || file.isOrdinary else {
        return .notApplicable(why: Localized(zh: "不是行政处罚案件", en: "the case is no penalty case"))
      }
      let entries = file.penalties.compactMap(\.amount) + file.events.compactMap(\.proposedFine)
      guard !entries.isEmpty || !file.passages.isEmpty else {
        throw NotRecorded(zh: "金额记载和可读取的文书", en: "any amount or readable document")
      }
      var tally = Tally()
      for entry in entries where entry.original.containsAny(["万"]) {
        if let slip = entry.original.plain.unitSlips.first { tally.add(question(slip, entry.cited)) }
      }
      for passage in file.passages where passage.text.containsAny(["万"]) {
        for slip in Set(passage.text.plain.unitSlips).sorted() { tally.add(question(slip, passage.source)) }
      }
      if let proposed = file.notice?.proposedFine, let fine = try? file.theFine,
        isTenThousandfold(proposed, fine)
      {
        tally.add(mismatch(proposed, fine))
      }
      return tally.outcome
    }
  }

  private func isTenThousandfold(_ a: Fact<Money>, _ b: Fact<Money>) -> Bool {
    let (small, large) = (min(a.value, b.value).fen, max(a.value, b.value).fen)
    return small > 0 && large / small == 10_000 && large % small == 0
  }
}

extension String {
  /// The amounts of ten thousand 万元 or more that are not capital, assets or turnover.
  fileprivate var unitSlips: [String] {
    guard containsAny(["万元"]) else { return [] }
    let scalars = Array(unicodeScalars)
    return scalars.indices.compactMap { end in
      guard scalars[end] == "万", end + 1 < scalars.count, scalars[end + 1] == "元" else { return nil }
      var start = end
      while start > 0, scalars[start - 1].isPartOfFigure { start -= 1 }
      // A sum such as 12,345.6: what stands behind the point does not count.
      let whole = scalars[start..<end].prefix { $0 != "." }
      guard whole.filter({ $0 != "," }).count >= 5 else { return nil }
      let before = String(scalars[max(0, start - 14)..<start])
      if before.containsAny(["资本", "资产", "营业额", "产值", "总额", "投资", "销售额", "收入"]) { return nil }
      return String(scalars[start...(end + 1)])
    }
  }
}

extension Unicode.Scalar {
  fileprivate var isPartOfFigure: Bool { ("0"..."9").contains(self) || self == "," || self == "." }
}

extension UnitSlip {
  private func question(_ slip: String, _ source: Source) -> Finding {
    Finding(
      subject: "\(source.file) \(slip)",
      message: Localized(
        zh: "\(source.place.zh)写有“\(slip)”，请核对单位是元还是万元",
        en: "\(source.place.en) says “\(slip)”; verify whether 元 or 万元 is meant"),
      derivation: Localized(
        zh: "“\(slip)”相当于一亿元以上，在处罚案件中少见。",
        en: "“\(slip)” is a hundred million yuan or more, rare in a penalty case."),
      evidence: [source])
  }

  private func mismatch(_ proposed: Fact<Money>, _ fine: Fact<Money>) -> Finding {
    Finding(
      subject: "拟罚款-罚款",
      message: Localized(
        zh: "拟罚款\(proposed.value)与罚款\(fine.value)恰好相差一万倍，请核对单位",
        en:
          "the intended fine of \(proposed.value) and the fine of \(fine.value) differ by exactly ten thousand times; verify the unit"
      ),
      derivation: Localized(
        zh: "记载分别为“\(proposed.original)”和“\(fine.original)”。",
        en: "They are written “\(proposed.original)” and “\(fine.original)”."),
      evidence: [proposed.cited, fine.cited])
  }
}
