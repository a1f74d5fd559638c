import CaseFiles
import Standards

/// 立卷、实体、程序: what a problem is about, as reports sort them.
///
/// The standards do not say it. It is told by the words of the criterion, and where these are silent by those of
/// its section; what neither settles counts as procedure.
public enum ProblemNature: String, Sendable, Hashable, CaseIterable {
  /// 立卷: how the file is put together.
  case filing
  /// 实体: power, facts, evidence, law applied, amount.
  case substance
  /// 程序: steps, notices, time limits, service, publicity.
  case procedure

  public var title: Localized {
    switch self {
    case .filing: Localized(zh: "立卷", en: "Filing")
    case .substance: Localized(zh: "实体", en: "Substance")
    case .procedure: Localized(zh: "程序", en: "Procedure")
    }
  }

  init(of criterion: Criterion, in section: Standard.Section) {
    self = Self.told(by: criterion.title.zh) ?? Self.told(by: section.title.zh) ?? .procedure
  }

  private static func told(by words: String) -> ProblemNature? {
    func has(_ list: [String]) -> Bool { list.contains { words.contains($0) } }
    if has(ofFiling) { return .filing }
    if has(ofProcedure) { return .procedure }
    return has(ofSubstance) ? .substance : nil
  }

  private static let ofFiling = [
    "归档", "立卷", "装订", "卷内目录", "目录、页码", "目录相符", "目录与页码", "页码", "页号", "逐页编号", "卷皮", "卷面", "封面", "备考表", "一案一卷",
    "空白处", "修改处", "格式",
    "文字清楚", "按规范填写", "编有号码", "基本要素",
  ]
  private static let ofProcedure = [
    "告知", "听取", "听证", "送达", "公示", "公开", "审核", "集体讨论", "审批", "期限", "工作日", "按期", "及时", "签名", "签收", "出示",
    "复查", "回避", "程序", "记录", "笔录", "催告", "延期", "两人", "两名", "证号", "证件",
  ]
  private static let ofSubstance = [
    "主体", "职权", "处罚权", "许可权", "检查职权", "管辖", "资格", "事实", "证据", "定性", "依据", "适用", "条款", "条文", "裁量", "幅度", "过罚",
    "清单", "从轻", "减轻", "加重", "数额", "同类", "条件", "移送", "必要", "损害", "企业", "收费", "不予处罚", "情节", "当事人",
  ]
}
