import CaseFiles

/// How a letter ends: the body that signs and the date.
struct Closing {
  var day: Day
  /// The paragraph with the date.
  var date: Passage
  /// The paragraph with the signing body, its text reduced to the name; nil where none stands there.
  var body: Passage?
}

extension CaseDocument {
  /// The last of the closing paragraphs that is a date, alone or behind the signing body.
  ///
  /// A date below the line on which somebody signs for the letter is not the letter's.
  var closing: Closing? {
    let tail = Array(passages.suffix(8))
    for index in tail.indices.reversed() {
      guard let (day, rest) = tail[index].text.plain.withoutSealNote.endingDate else { continue }
      let above = index > 0 ? tail[index - 1] : nil
      if rest.isEmpty {
        if above?.text.plain.containsAny(["签名", "签收", "签字", "收件", "受送达"]) == true { continue }
        return Closing(day: day, date: tail[index], body: above.flatMap { $0.signingBody })
      }
      var body = tail[index]
      body.text = rest.withoutSealNote
      if body.text.isBodyName { return Closing(day: day, date: tail[index], body: body) }
    }
    return nil
  }

  var endDate: (day: Day, passage: Passage)? { closing.map { ($0.day, $0.date) } }
}

extension Passage {
  /// The passage reduced to the name of the body that signs; nil where it is something else.
  fileprivate var signingBody: Passage? {
    var body = self
    body.text = text.plain.withoutSealNote
    return body.text.isBodyName ? body : nil
  }
}

extension String {
  /// The date a line ends with and what stands before it.
  fileprivate var endingDate: (day: Day, rest: String)? {
    var line = self
    for label in ["签发日期:", "落款日期:", "日期:"] where line.hasPrefix(label) { line.removeFirst(label.count) }
    guard line.hasSuffix("日"), line.containsAny(["年"]) else { return nil }
    for length in stride(from: 14, through: 8, by: -1) where line.count >= length {
      guard let day = DayReader.read(String(line.suffix(length))) else { continue }
      return (day, String(line.dropLast(length)))
    }
    return nil
  }

  /// The line without （印章） or the like at its end.
  fileprivate var withoutSealNote: String {
    for note in ["(印章)", "(公章)", "(盖章)", "(章)", "(加盖印章)", "(加盖公章)"] where hasSuffix(note) {
      return String(dropLast(note.count))
    }
    return self
  }

  fileprivate var isBodyName: Bool {
    count <= 40 && !contains(":")
      && ["局", "委员会", "政府", "厅", "部", "队", "办事处", "中心", "院", "委", "办公室"].contains(where: hasSuffix)
  }
}
