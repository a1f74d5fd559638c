/// The traditional characters of the field's words, for letters that a website shows in traditional characters.
enum TraditionalCharacters {
  /// Each with its simplified form behind it.
  private static let pairs = """
    並并來来係系個个備备傢家傳传働动價价億亿內内兩两冊册凴凭別别劃划効效動动務务勞劳匯汇卽即厰厂叄叁員员問问喫吃單单噹当嚮向囙因國国園园圓圆圖图團团埰采執执報报場场學学實实審审寫写專专對对層层屬属幣币廠厂 \
    廣广廳厅強强彔录彙汇徑径從从復复愽博態态憑凭懇恳應应戲戏戶户捲卷掃扫採采揮挥搆构據据擧举擬拟攤摊數数於于旹时時时暫暂書书會会査查條条業业構构標标樣样機机檢检權权氣气汙污決决沒没況况減减測测準准滙汇漁渔 \
    濟济瀏浏為为無无營营爲为牀床狀状現现環环產产産产異异當当療疗發发監监眎视確确碼码礦矿稅税種种稱称筆笔箇个簡简簽签籤签糧粮糰团紀纪納纳級级紡纺細细終终組组結结絕绝絡络給给統统絶绝經经綫线網网線线編编總总 \
    織织繪绘繫系繳缴續续缐线罰罚聯联職职聽听與与舉举舖铺舘馆莊庄華华蓋盖藝艺藥药處处號号術术衛卫補补製制複复見见規规視视覺觉覽览計计訊讯討讨託托記记訟讼設设許许訴诉註注証证評评詞词詢询話话該该詳详誌志認认 \
    語语調调談谈請请論论諮咨證证識识議议護护讀读讬托谘咨負负財财貫贯責责貴贵資资賓宾賣卖質质購购踰逾車车軟软輕轻輯辑輸输辦办辯辩農农迴回連连逥回進进遊游運运達达違违適适郵邮醫医鉄铁銀银銷销鋪铺錄录録录錶表 \
    鍵键鐵铁鑑鉴鑒鉴長长門门閉闭開开間间閣阁閱阅關关陳陈隊队險险電电韆千響响頁页項项頓顿頟额題题額额類类飲饮館馆駕驾駛驶騐验騰腾驗验體体髮发鹽盐齡龄齣出
    """

  private static let first: UInt32 = 0x4E00
  private static let table: [UInt16] = {
    var table = [UInt16](repeating: 0, count: 0x5200)
    let scalars = Array(pairs.unicodeScalars).filter { $0 != " " }
    for index in stride(from: 0, to: scalars.count - 1, by: 2) {
      table[Int(scalars[index].value - first)] = UInt16(scalars[index + 1].value)
    }
    return table
  }()

  /// The simplified form of a character; any other as it is.
  static func simplified(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    guard (first..<first + 0x5200).contains(scalar.value) else { return scalar }
    let simple = table[Int(scalar.value - first)]
    return simple == 0 ? scalar : Unicode.Scalar(simple) ?? scalar
  }

  static func simplified(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: { simplified($0) != $0 }) else { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { result.append(simplified(scalar)) }
    return String(result)
  }
}
