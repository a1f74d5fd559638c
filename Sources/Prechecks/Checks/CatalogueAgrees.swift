import CaseFiles

/// The catalogue lists what the file holds, each once, with its pages.
///
/// Cover, catalogue and closing note sheet are not themselves listed.
struct CatalogueAgrees: Check {
  var id: String { "C01-catalogue" }
  var title: Localized { Localized(zh: "卷内目录相符", en: "Catalogue and contents agree") }
  var basis: String { "案卷立卷归档要求（卷内目录）" }
  var explanation: Localized {
    Localized(
      zh: "卷内目录所列文书与案卷文书是否一一对应：有目录无文书、有文书无目录、重复、页数不符、页号不连续、记载的文件读不到，逐项提示。"
        + "封面、目录、备考表不列入目录。没有可读取的卷内目录的列为待定。",
      en:
        "Whether the catalogue and the documents correspond one to one: listed but absent, present but not listed, twice, "
        + "other numbers of pages, gaps between pages, files that cannot be read. Without a readable catalogue it stays open."
    )
  }

  func run(_ file: CaseFile, under rules: CheckRules) -> Outcome {
    judging {
      guard !file.documents.isEmpty else {
        return .notApplicable(why: Localized(zh: "没有卷内文书", en: "there are no documents"))
      }
      var tally = Tally()
      for document in file.documents where document.isMissing { tally.add(unreadable(document)) }
      guard let list = file.documents.first(where: { $0.name.containsAny(["目录"]) && $0.isReadable }),
        let catalogue = Catalogue(list)
      else {
        tally.missing.append(Localized(zh: "可读取的卷内目录", en: "a catalogue that can be read"))
        return tally.outcome
      }
      compareNames(catalogue, file, &tally)
      comparePages(catalogue, file, &tally)
      return tally.outcome
    }
  }

  private func compareNames(_ catalogue: Catalogue, _ file: CaseFile, _ tally: inout Tally) {
    let contents = file.documents.filter { !$0.name.containsAny(["封面", "目录", "备考表"]) && !$0.isAttachment }
    var left = contents.map(\.name.plain)
    for entry in catalogue.entries {
      if let index = left.firstIndex(of: entry.name) {
        left.remove(at: index)
      } else if contents.contains(where: { $0.name.plain == entry.name }) {
        tally.add(finding(entry.name, entry.passage.source, twice(entry.name)))
      } else if !entry.name.containsAny(["封面", "目录", "备考表"]) {
        tally.add(finding(entry.name, entry.passage.source, absent(entry.name)))
      }
    }
    for name in left {
      let source = contents.first { $0.name.plain == name }?.source ?? Source(file: catalogue.document)
      tally.add(finding(name, source, notListed(name)))
    }
  }

  private func comparePages(_ catalogue: Catalogue, _ file: CaseFile, _ tally: inout Tally) {
    for (index, entry) in catalogue.entries.enumerated() {
      if let listed = catalogue.pageCount(at: index), let document = file.document(entry.name),
        let pages = document.pageCount, pages.value != listed
      {
        tally.add(
          finding("\(entry.name) 页数", entry.passage.source, otherPages(entry.name, listed, pages.value)))
      }
      guard index > 0, let first = entry.first, let before = catalogue.entries[index - 1].last else {
        continue
      }
      if first != before + 1 {
        tally.add(finding("\(entry.name) 页号", entry.passage.source, gap(entry.name, before, first)))
      }
    }
  }
}

extension CaseDocument {
  /// A picture or recording that merely lies in the folder belongs to a document, and is none itself.
  fileprivate var isAttachment: Bool {
    !isListed && (medium == .picture || medium == .audio || medium == .video || medium == .other)
  }
}

extension CatalogueAgrees {
  private func finding(_ subject: String, _ source: Source, _ message: Localized) -> Finding {
    Finding(
      subject: subject, message: message,
      derivation: Localized(
        zh: "依据\(source.place.zh)与案卷文书逐项对照。",
        en: "From \(source.place.en), held against the documents one by one."),
      evidence: [source])
  }

  private func unreadable(_ document: CaseDocument) -> Finding {
    finding(
      "\(document.name) 文件", document.file?.cited ?? document.source,
      Localized(
        zh: "记载的文件读不到：\(document.file?.value ?? document.name)",
        en: "the file it names cannot be read: \(document.file?.value ?? document.name)"))
  }

  private func absent(_ name: String) -> Localized {
    Localized(zh: "目录列有“\(name)”，卷内没有", en: "the catalogue lists “\(name)”, the file does not hold it")
  }

  private func notListed(_ name: String) -> Localized {
    Localized(zh: "卷内有“\(name)”，目录未列", en: "the file holds “\(name)”, the catalogue does not list it")
  }

  private func twice(_ name: String) -> Localized {
    Localized(zh: "目录重复列出“\(name)”", en: "the catalogue lists “\(name)” more often than the file holds it")
  }

  private func otherPages(_ name: String, _ listed: Int, _ pages: Int) -> Localized {
    Localized(
      zh: "“\(name)”目录为\(listed)页，案卷记载为\(pages)页",
      en: "“\(name)” has \(listed) pages in the catalogue and \(pages) in the file")
  }

  private func gap(_ name: String, _ before: Int, _ first: Int) -> Localized {
    Localized(
      zh: "“\(name)”自第\(first)页起，前一份止于第\(before)页，页号不连续",
      en: "“\(name)” begins on page \(first) while the one before ends on page \(before)")
  }
}
