import CaseFiles

extension Instrument {
  /// What becomes of an administrative act in which a problem was found.
  public enum Remedy: String, Hashable, Sendable, CaseIterable {
    /// 责令限期履行: a duty was not done.
    case performance
    /// 补正.
    case correction
    /// 变更.
    case change
    /// 撤销.
    case revocation
    /// 确认违法.
    case unlawful
    /// 确认无效.
    case void

    /// Its name in the law.
    public var name: Localized {
      switch self {
      case .performance: Localized(zh: "限期履行", en: "order to perform")
      case .correction: Localized(zh: "补正", en: "correction")
      case .change: Localized(zh: "变更", en: "change")
      case .revocation: Localized(zh: "撤销", en: "revocation")
      case .unlawful: Localized(zh: "确认违法", en: "declaration of unlawfulness")
      case .void: Localized(zh: "确认无效", en: "declaration of nullity")
      }
    }

    /// What the sentence orders, after 对该行政执法行为.
    var order: String {
      switch self {
      case .performance: "责令限期履行法定职责"
      case .correction: "予以补正"
      case .change: "予以变更"
      case .revocation: "予以撤销"
      case .unlawful: "确认违法"
      case .void: "确认无效"
      }
    }

    /// The grounds 《山东省行政执法监督条例》 (2014, in force 2015-05-01) gives for it, in our own words.
    ///
    /// Elsewhere they help to word the reasons and are not cited. None are given for performance and change.
    public var grounds: [String] {
      switch self {
      case .performance, .change: []
      case .correction: ["未说明理由但各方没有争议", "有文字或者计算错误", "未载明作出日期"]
      case .revocation: ["主要事实方面存在违法", "适用依据方面存在违法", "程序违法且不能补正", "职权方面存在违法", "明显不当"]
      case .unlawful: ["责令履行已没有意义", "没有可以撤销的内容", "撤销将损害公共利益"]
      case .void: ["没有法律依据", "没有有效的印章", "内容不可能实施"]
      }
    }

    /// Where that regulation gives the grounds: articles 31 to 34.
    var groundsArticle: String? {
      switch self {
      case .performance, .change: nil
      case .correction: "第三十一条"
      case .revocation: "第三十二条"
      case .unlawful: "第三十三条"
      case .void: "第三十四条"
      }
    }

    /// The remedy of this name, Chinese or as in `rawValue`.
    public init?(named name: String) {
      guard let found = Self.allCases.first(where: { $0.rawValue == name || $0.name.zh == name }) else {
        return nil
      }
      self = found
    }
  }
}

/// The regulation whose articles are cited for the grounds, where the bureau works under it.
let regulationWithGrounds = "山东省行政执法监督条例"
