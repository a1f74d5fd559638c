import OfficeFiles

extension CaseFile {
  /// Reads the documents: those the manifest lists, and those that merely lie beside it.
  ///
  /// Text and Word are read here; what other programs read is read side by side at the end.
  mutating func takeDocuments(from container: some CaseContainer, names: [String]) {
    listFiles(names)
    var waiting: [Int] = []
    for index in documents.indices {
      guard let name = documents[index].file else { continue }
      documents[index].medium = Medium(fileName: name.value)
      if documents[index].medium?.needsTime == true {
        waiting.append(index)
      } else {
        take(index, name, from: container, isThere: names.contains(name.value))
      }
    }
    takeSideBySide(waiting, from: container)
    for index in documents.indices { settleKind(index) }
    takeRecordings(from: container)
  }

  /// Adds the documents that no line of the manifest names.
  private mutating func listFiles(_ names: [String]) {
    var listed = Set(documents.compactMap { $0.file?.value })
    listed.formUnion(recordings.compactMap { $0.file?.value })
    for name in names
    where !listed.contains(name) && !Self.manifestNames.contains(name) && Medium(fileName: name) != nil {
      var document = CaseDocument(name: Self.documentName(name), source: Source(file: name))
      document.file = Fact(name, original: name, source: Source(file: name))
      document.isListed = false
      documents.append(document)
    }
  }

  private mutating func take(
    _ index: Int, _ name: Fact<String>, from container: some CaseContainer, isThere: Bool
  ) {
    let medium = documents[index].medium
    do throws(LoadError) {
      if medium?.isReadable == true {
        let bytes = try container.bytes(of: name.value, source: name.source)
        documents[index].text = try DocumentReader.read(bytes, name: name.value, source: name.source)
        return
      }
      if !isThere { _ = try container.bytes(of: name.value, source: name.source) }
      documents[index].note = medium?.note
      if medium == .audio || medium == .video, let pieces = container.pieces(of: name.value) {
        documents[index].seconds = pieces.seconds
      }
    } catch {
      refuse(index, error)
    }
  }

  private mutating func refuse(_ index: Int, _ error: LoadError) {
    documents[index].isMissing = true
    documents[index].note = error.problem
    problems.append(error)
  }

  /// The largest number of documents held in memory for other programs at once.
  private static let batch = 8

  private mutating func takeSideBySide(_ waiting: [Int], from container: some CaseContainer) {
    var rest = waiting[...]
    while !rest.isEmpty {
      var loaded: [(index: Int, name: Fact<String>, bytes: [UInt8])] = []
      for index in rest.prefix(Self.batch) {
        guard let name = documents[index].file else { continue }
        do throws(LoadError) {
          loaded.append((index, name, try container.bytes(of: name.value, source: name.source)))
        } catch {
          refuse(index, error)
        }
      }
      rest = rest.dropFirst(Self.batch)
      let results = loaded.mappedSideBySide { item in
        Result { () throws(LoadError) in
          try DocumentReader.read(item.bytes, name: item.name.value, source: item.name.source)
        }
      }
      for (item, result) in zip(loaded, results) { settle(item.index, result) }
    }
  }

  private mutating func settle(_ index: Int, _ result: Result<DocumentText, LoadError>) {
    switch result {
    case .success(let text) where text.pages.contains(where: { !$0.isEmpty }):
      documents[index].text = text
    case .success(let text):
      // A scan: its pages are known, its words are not.
      let pages = text.pages.count
      documents[index].note = Localized(
        zh: "扫描件，共 \(pages) 页，没有文字层", en: "a scan of \(pages) page(s) without a text layer")
    case .failure(let error):
      // The file is there; what is missing may be a program on this machine.
      documents[index].note = error.problem
      problems.append(error)
    }
  }

  /// The kind by the name, else by the heading; a file whose name says nothing is named by its heading.
  private mutating func settleKind(_ index: Int) {
    documents[index].kind = DocumentKind(name: documents[index].name)
    guard documents[index].kind == nil, let text = documents[index].text else { return }
    guard let heading = text.title else {
      if text.isDecisionWithoutTitle { documents[index].kind = .penaltyDecision }
      return
    }
    documents[index].kind = heading.kind
    if !documents[index].isListed { documents[index].name = heading.words }
  }

  /// 时长 of recordings that the manifest lists with a file and without a length.
  private mutating func takeRecordings(from container: some CaseContainer) {
    for index in recordings.indices where recordings[index].length == nil {
      guard let file = recordings[index].file?.value, let pieces = container.pieces(of: file),
        let seconds = pieces.seconds
      else { continue }
      let words = seconds < 60 ? "\(seconds)秒" : "\(seconds / 60)分\(seconds % 60)秒"
      recordings[index].length = Fact(words, original: words, source: Source(file: file))
    }
  }

  /// `01-立案审批表.docx` is 立案审批表.
  static func documentName(_ file: String) -> String {
    let base = file.split(separator: "/").last ?? file[...]
    let stem = base.split(separator: ".", omittingEmptySubsequences: false).dropLast().joined(separator: ".")
    let name = stem.drop { $0.isNumber || "-_. 、".contains($0) }
    return name.isEmpty ? stem : String(name)
  }
}

extension FilePieces {
  /// How long it plays, by its own header, else as an installed program tells.
  fileprivate var seconds: Int? {
    MediaLength.seconds(size: size, read: read) ?? MediaLength.probedSeconds(read: read)
  }
}

extension DocumentText {
  /// The heading among the first lines that names a kind of document, without the blanks that space it out.
  ///
  /// A page of a website shows its own entries above the letter: there only a letter's title on its line tells.
  var title: (words: String, kind: DocumentKind)? {
    for (index, paragraph) in (pages.first?.prefix(40) ?? []).enumerated() {
      let words = paragraph.text.letterTitle ?? (index < 4 ? paragraph.text.filter { !$0.isWhitespace } : "")
      guard (3...30).contains(words.count), !words.contains(where: { ":：>|".contains($0) }),
        let kind = DocumentKind(name: words), index < 4 || kind.isLetter
      else { continue }
      return (words, kind)
    }
    return nil
  }

  private static let ownNames = ["本处罚决定", "本行政处罚决定", "处罚决定书文号"]
  private static let anyDecision = ["收到本决定书", "不服本决定"]

  /// Whether it speaks of itself as a decision on a penalty, as every one does where it tells of the remedies.
  var isDecisionWithoutTitle: Bool {
    let end = pages.joined().suffix(40).filter { $0.text.utf8.count < 3_000 }
      .map { TraditionalCharacters.simplified($0.text) }
    func says(_ words: [String]) -> Bool { end.contains { words.contains(where: $0.contains) } }
    return says(Self.ownNames) || says(Self.anyDecision) && says(["处罚"])
  }
}

extension String {
  private static let pageLabels = ["名称", "标题", "文书名称", "题名"]

  /// The line as a letter's title: the whole of it, or what stands before its number and behind the page's 名称：.
  fileprivate var letterTitle: String? {
    var words = TraditionalCharacters.simplified(self).filter { !$0.isWhitespace }
    if let colon = words.firstIndex(where: { $0 == ":" || $0 == "：" }),
      Self.pageLabels.contains(String(words[..<colon]))
    {
      words = String(words[words.index(after: colon)...])
    }
    guard words.count <= 120, let last = words.lastIndex(where: { $0 == "书" || $0 == "证" }) else {
      return nil
    }
    let rest = words[words.index(after: last)...]
    // Behind it stands nothing, a number, or a bracket.
    guard rest.isEmpty || rest.first == "(" || rest.first == "（" || rest.contains("号") && rest.count < 40
    else {
      return nil
    }
    let title = words[...last]
    return title.contains { "，,。；;《了".contains($0) } ? nil : String(title)
  }
}
