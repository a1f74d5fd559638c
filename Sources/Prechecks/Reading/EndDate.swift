import CaseFiles

extension CaseDocument {
  /// The date at the end of a letter: the last of its closing paragraphs that is a date and nothing else.
  var endDate: (day: Day, passage: Passage)? {
    for passage in passages.suffix(6).reversed() {
      var line = passage.text.plain
      for label in ["日期:", "签发日期:", "落款日期:"] where line.hasPrefix(label) { line.removeFirst(label.count) }
      guard line.contains("年"), line.hasSuffix("日"), line.count <= 14, let day = DayReader.read(line) else {
        continue
      }
      return (day, passage)
    }
    return nil
  }

  /// The body that signs a letter: the closing paragraph above its date, without a note of the seal.
  var signingBody: Passage? {
    guard let date = endDate else { return nil }
    let above = passages.suffix(8).prefix { $0.text != date.passage.text }
    guard var body = above.last else { return nil }
    var name = body.text.plain
    for note in ["(印章)", "(公章)", "(盖章)", "(章)", "(加盖印章)"] where name.hasSuffix(note) {
      name.removeLast(note.count)
    }
    guard name.count <= 40,
      ["局", "委员会", "政府", "厅", "部", "队", "办事处", "中心", "院", "委", "办公室"].contains(where: name.hasSuffix)
    else { return nil }
    body.text = name
    return body
  }
}
