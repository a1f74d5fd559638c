/// How a body speaks of itself and of another: 我局, 你局, by the last characters of the name.
func ownName(_ issuer: String?) -> String { shortName(issuer, "我") ?? "本机关" }

func otherName(_ addressee: String?) -> String { shortName(addressee, "你") ?? "你单位" }

private func shortName(_ name: String?, _ whose: String) -> String? {
  let endings = [("办公室", "办"), ("委员会", "委"), ("局", "局"), ("厅", "厅"), ("支队", "支队"), ("大队", "大队")]
  return endings.first { name?.hasSuffix($0.0) == true }.map { whose + $0.1 }
}

/// The words without the full stop they may end in, so that a sentence can be built around them.
func withoutFullStop(_ text: String) -> String {
  var text = text[...]
  while let last = text.last, last == "。" || last == "；" || last.isWhitespace { text = text.dropLast() }
  return String(text)
}

/// The words as a sentence: with a full stop where they end in none and in no other mark.
func withFullStop(_ text: String) -> String {
  guard let last = text.last else { return text }
  return last.isLetter || last.isNumber || "》〕）”".contains(last) ? text + "。" : text
}

/// 《中华人民共和国行政处罚法》第六十条, from `行政处罚法 第六十条`; a law cited twice in a row is named once.
func cited(rule: String) -> String {
  var previous: String?
  // By scalars: every rule of every problem goes through here.
  return rule.unicodeScalars.split(whereSeparator: { $0 == "；" || $0 == ";" }).map { part in
    let words = part.drop { $0 == " " }
    guard !words.contains("《"), let blank = words.firstIndex(of: " ") else {
      previous = nil
      return String(words)
    }
    let law = titled(fullName(ofLaw: String(words[..<blank])))
    let article = String(String.UnicodeScalarView(words[blank...].filter { $0 != " " }))
    defer { previous = law }
    return law == previous ? article : law + article
  }.joined(separator: "、")
}

/// Laws of the National People's Congress carry the state's name; regulations and local acts do not.
private func fullName(ofLaw name: String) -> String {
  let isLaw = name.hasSuffix("法") && !name.hasSuffix("办法") && !name.hasPrefix("中华人民共和国")
  return (isLaw ? "中华人民共和国" : "") + name
}

/// 《立案审批表》, unless the name has its marks already.
func titled(_ document: String) -> String {
  document.unicodeScalars.contains("《") ? document : "《\(document)》"
}
