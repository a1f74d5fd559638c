/// What a font is used for in an official document, and which fonts serve, the best first.
enum FontUse: String, CaseIterable {
  case title, body, heading, subheading, pageNumber, fallback

  /// The name GB/T 9704-2012 gives the typeface.
  var chineseName: String {
    switch self {
    case .title: "小标宋"
    case .body: "仿宋"
    case .heading: "黑体"
    case .subheading: "楷体"
    case .pageNumber: "宋体"
    case .fallback: "补字"
    }
  }

  /// A font by family and, where a family has several weights, by style.
  struct Candidate {
    var family: String
    var style: String?

    init(_ family: String, _ style: String? = nil) {
      self.family = family
      self.style = style
    }
  }

  /// A bureau's own fonts first (they come with Windows, WPS or a purchase), then those of Linux distributions.
  var candidates: [Candidate] {
    switch self {
    case .title:
      return [
        .init("方正小标宋_GBK"), .init("方正小标宋简体"), .init("FZXiaoBiaoSong-B05S"), .init("FZXiaoBiaoSong-B05"),
        .init("方正小标宋_GB18030"), .init("文星标宋"), .init("华文中宋"), .init("STZhongsong"),
        .init("FandolSong", "Bold"),
        .init("Noto Serif CJK SC", "SemiBold"), .init("Noto Serif SC", "SemiBold"),
        .init("Source Han Serif SC", "SemiBold"), .init("Noto Serif CJK SC", "Bold"),
      ]
    case .body:
      return [
        .init("仿宋_GB2312"), .init("FangSong_GB2312"), .init("仿宋"), .init("FangSong"), .init("方正仿宋_GBK"),
        .init("方正仿宋_GB2312"), .init("方正仿宋简体"), .init("华文仿宋"), .init("STFangsong"), .init("FandolFang"),
      ]
    case .heading:
      return [
        .init("黑体"), .init("SimHei"), .init("方正黑体_GBK"), .init("方正黑体简体"), .init("华文黑体"), .init("STHeiti"),
        .init("FandolHei", "Regular"), .init("Noto Sans CJK SC", "Medium"),
        .init("Noto Sans CJK SC", "Regular"),
        .init("Noto Sans SC"), .init("Source Han Sans SC"), .init("WenQuanYi Zen Hei"),
      ]
    case .subheading:
      return [
        .init("楷体_GB2312"), .init("KaiTi_GB2312"), .init("楷体"), .init("KaiTi"), .init("方正楷体_GBK"),
        .init("方正楷体_GB2312"), .init("方正楷体简体"), .init("华文楷体"), .init("STKaiti"), .init("FandolKai"),
        .init("AR PL KaitiM GB"),
        // Its comma stands in the middle, as in Taiwan.
        .init("AR PL UKai CN"),
      ]
    case .pageNumber:
      return [
        .init("宋体"), .init("SimSun"), .init("方正书宋_GBK"), .init("华文宋体"), .init("STSong"),
        .init("FandolSong", "Regular"),
      ]
    case .fallback:
      return [
        .init("Noto Serif CJK SC", "Regular"), .init("Noto Serif SC", "Regular"),
        .init("Source Han Serif SC", "Regular"),
        .init("宋体"), .init("SimSun"), .init("FandolSong", "Regular"), .init("AR PL UMing CN"),
        .init("AR PL SungtiL GB"),
        .init("Noto Sans CJK SC", "Regular"), .init("WenQuanYi Zen Hei"), .init("WenQuanYi Micro Hei"),
        .init("宋体-ExtB"), .init("SimSun-ExtB"), .init("DejaVu Sans", "Book"), .init("Noto Sans", "Regular"),
      ]
    }
  }
}
