/// The party that the title of a case begins with: 甲有限公司未经批准占用土地案, 张某无照经营案.
enum TitleParty {
  /// Whether most titles of a column begin with a party, a company or another organisation among them.
  static func isNamed(inMostOf titles: [String]) -> Bool {
    let texts = titles.map(text)
    let organisations = texts.count { $0.organisationBeforeAct != nil }
    let persons = texts.count { $0.personBeforeAct != nil }
    return organisations > 0 && (organisations + persons) * 3 >= titles.count * 2
  }

  /// The party; nil where it cannot be told from what it did.
  static func read(_ title: String) -> String? {
    let text = text(title)
    return text.organisationBeforeAct ?? text.personBeforeAct
  }

  /// The longest title that is looked at, in bytes.
  private static let longest = 300

  private static func text(_ title: String) -> LetterText {
    let words = title.utf8.count <= longest ? title.trimmingBlanks() : ""
    return LetterText(words.hasPrefix("关于") ? String(words.dropFirst(2)) : words)
  }
}

extension LetterText {
  /// What a party's name goes over into. 经营部 and 生产队 hold some of them too.
  private static let acts = WordList(
    """
    未 擅自 非法 违法 违反 违规 涉嫌 无证 无照 越界 不 拒 逾期 伪造 变造 虚假 虚报 酒后 醉酒 殴打 盗窃 赌博 骗取 在 将 利用 超 过度 露天 销售 经营 生产 \
    使用 占用 侵占 从事 发布 出租 转让 破坏 损毁 盗伐 滥伐 捕捞 猎捕 运输 驾驶 倾倒 排放 串通 转包 拖欠 克扣 招用 储存 存放 充装 施工 处置 遗撒 \
    占道 建设 安装 随意 私自 私设 私开 私采 私挖 私搭 违章 毁坏 弃置 堆放 焚烧 油烟 消防 夜间
    """)
  /// What a person's name goes over into: 石料运输案 names nobody.
  private static let personalActs = WordList(
    "未 擅自 非法 违法 违反 违规 涉嫌 无证 无照 越界 不 拒 逾期 伪造 变造 酒后 醉酒 殴打 盗窃 赌博 骗取 破坏 损毁 在 将 利用 超 露天 盗伐 滥伐 猎捕 驾驶 随意 私自 私设 私开 私采 私挖 私搭 违章 毁坏 弃置 堆放 焚烧"
  )
  private static let companies = WordList("有限公司 有限责任公司 股份公司 集团公司")

  fileprivate var organisationBeforeAct: String? {
    let ends = (4..<max(4, min(count, 45))).filter { end in
      Self.acts.match(in: self, at: end) != nil && isOrganisation(0..<end)
    }
    // 甲市场经营部销售…: with two places to end at only a company's end is sure.
    let end = companyEnd ?? (ends.count == 1 ? ends.first : nil)
    return end.flatMap { checkedName(0..<$0) }.map(written)
  }

  /// Where a company's name ends that has no part of it behind it: 甲有限公司乙分公司 goes on.
  private var companyEnd: Int? {
    (4..<max(4, min(count, 45))).first { Self.companies.matchEnding(in: self, at: $0) != nil }.flatMap {
      end in
      contains(Self.companyParts, in: end..<min(count, end + 12)) ? nil : end
    }
  }

  /// 张某 and 张某、李某.
  fileprivate var personBeforeAct: String? {
    var start = 0
    while let end = personEnd(from: start) {
      if end < count, scalars[end] != "、" { return written(0..<end) }
      start = end + 1
    }
    return nil
  }

  /// Where a person's name ends that goes over into an act or another name.
  private func personEnd(from start: Int) -> Int? {
    // 张某某 ends there, whatever it goes over into.
    let isMasked = start + 2 < count && scalars[start + 1] == "某"
    let end =
      isMasked && scalars[start + 2] == "某"
      ? start + 3
      : (start + 2...start + 4).first { end in
        end < count
          && (scalars[end] == "、"
            || (isMasked ? Self.acts : Self.personalActs).match(in: self, at: end) != nil)
      }
    guard let end, end < count, isMasked || Surnames.begin(scalars[start..<end]),
      isPersonal(start..<end), !isOrganisation(start..<end), checkedName(start..<end) != nil
    else { return nil }
    return end
  }
}

/// The family names that most people bear.
private enum Surnames {
  static func begin(_ name: ArraySlice<Unicode.Scalar>) -> Bool { name.first.map(common.contains) ?? false }

  private static let common = Set(
    """
    王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许韩冯邓曹彭曾萧田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺\
    毛郝顾龚邵万覃武钱戴严莫孔向常汤施欧阳尚司诸上官葛岳齐柯蒲伍庞洪樊兰殷翟安颜倪季庄章鲁易申关焦柴左辛管甘祝包宁柳阮纪桂裴
    """.unicodeScalars)
}
