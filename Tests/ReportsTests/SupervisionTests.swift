import CaseFiles
import OfficeFiles
import Reports
import Testing

/// An instrument of supervision on the sample file, with nothing missing.
private func sample(_ kind: Instrument.Kind) throws -> Instrument {
  var sample = try sampleNotice()
  sample.kind = kind
  sample.basis = "山东省行政执法监督条例"
  sample.earlier = "示司监意〔2025〕3号"
  sample.reportDeadline = .init(day: try #require(Day(2025, 3, 14)))
  sample.problems[0].remedy = .unlawful
  sample.problems[0].ground = "处罚已经执行完毕，撤销将损害公共利益"
  sample.problems[1].remedy = .revocation
  sample.problems[1].ground = "未告知权利，程序违法且不能补正。"
  return sample
}

@Suite struct SupervisionTests {
  @Test(arguments: Instrument.Kind.allCases) func `every instrument reads as recorded`(kind: Instrument.Kind)
    throws
  {
    guard kind != .reviewOpinion, kind != .rectificationNotice else { return }
    var instrument = try sample(kind)
    if kind == .problemList { instrument.number = nil }
    if kind == .filingReply {
      instrument.filing = .init(decided: Day(2024, 12, 11), filed: Day(2025, 1, 2), limit: Day(2024, 12, 26))
    }
    let draft = instrument.draft()
    #expect(draft.missing.isEmpty)
    try expectSnapshot(MarkdownFormat().text(of: draft.document), "\(kind.rawValue).md")
  }

  @Test func `a decision without remedy, ground, earlier opinion and days says so at every place`() throws {
    var decision = try sample(.supervisionDecision)
    decision.problems[0].remedy = nil
    decision.problems[1].ground = nil
    decision.earlier = nil
    decision.basis = nil
    decision.deadline = nil
    decision.reportDeadline = nil
    #expect(
      decision.draft().missing.map(\.zh) == [
        "监督意见书文号", "监督依据", "第1个问题的处理方式", "第2个问题的处理理由", "执行期限", "执行情况报告期限",
      ])
  }

  @Test func `grounds are cited by article only where the bureau works under the regulation that has them`()
    throws
  {
    var opinion = try sample(.supervisionOpinion)
    #expect(MarkdownFormat().text(of: opinion.draft().document).contains("依照《山东省行政执法监督条例》第三十三条"))
    opinion.basis = "行政执法监督条例"
    let text = MarkdownFormat().text(of: opinion.draft().document)
    #expect(!text.contains("第三十三条") && text.contains("鉴于处罚已经执行完毕，撤销将损害公共利益，由你局对该行政执法行为依法确认违法。"))
  }

  @Test func `a filing in time without problems is simply accepted`() throws {
    var reply = try sample(.filingReply)
    reply.problems = []
    reply.filing = .init(decided: nil, filed: Day(2024, 12, 26), limit: Day(2024, 12, 26))
    let text = MarkdownFormat().text(of: reply.draft().document)
    #expect(text.contains("备案的复函") && text.contains("予以备案。") && !text.contains("逾期"))
  }

  @Test func `every remedy has a name, and grounds only where the regulation gives them`() {
    #expect(Instrument.Remedy.allCases.map(\.name.zh) == ["限期履行", "补正", "变更", "撤销", "确认违法", "确认无效"])
    #expect(Instrument.Remedy.allCases.map(\.grounds.count) == [0, 3, 0, 5, 3, 3])
    #expect(Instrument.Remedy(named: "撤销") == .revocation && Instrument.Remedy(named: "void") == .void)
    #expect(Instrument.Remedy(named: "处分") == nil)
  }
}

@Suite struct PlaceholderTests {
  @Test(arguments: Instrument.Kind.allCases) func `every name in the table has its value in every instrument`(
    kind: Instrument.Kind
  ) throws {
    let values = try sample(kind).draft().values
    #expect(Set(Instrument.placeholders.map(\.name)) == Set(values.keys))
    #expect(Set(Instrument.placeholders.map(\.name)).count == Instrument.placeholders.count)
    for list in Instrument.placeholders where !list.fields.isEmpty {
      guard case .list(let items, let fields)? = values[list.name] else {
        Issue.record("\(list.name)")
        continue
      }
      let names = Set(list.fields.map(\.name)).subtracting(["序号"])
      #expect(names == Set(fields))
      for item in items { #expect(names.isSubset(of: item.keys)) }
    }
  }

  @Test func `a template that uses every name is filled without a trace of a brace`() throws {
    var blocks: [OfficialDocument.Block] = []
    for placeholder in Instrument.placeholders {
      guard !placeholder.fields.isEmpty else {
        blocks.append(.paragraph("\(placeholder.name)：{{\(placeholder.name)}}"))
        continue
      }
      blocks.append(.paragraph("{{#\(placeholder.name)}}"))
      blocks += placeholder.fields.map { .paragraph("\($0.name)：{{\(placeholder.name).\($0.name)}}") }
      blocks.append(.paragraph("{{/\(placeholder.name)}}"))
    }
    let document = OfficialDocument(
      issuer: "{{发文机关}}", number: "{{文号}}", title: "{{文种}}", blocks: blocks, signatory: "{{发文机关}}",
      date: "{{成文日期}}")
    let draft = try sampleOpinion().draft()
    let filled = try WordTemplate(bytes: document.docx(), file: "").filled(
      with: draft.values, properties: draft.document.properties, file: "")
    let read = try WordDocument(bytes: filled, file: "")
    let texts = read.paragraphs.map(\.text)
    #expect(texts.prefix(3) == ["示例区司法局", "示司评〔2025〕11号", "评查意见书"])
    #expect(texts.contains("事实：" + (try sampleOpinion().problems[0].fact)))
    #expect(texts.contains("扣分理由：询问笔录未逐页签名，扣1.5分") && texts.contains("名称：示例区人民政府办公室"))
    #expect(!texts.contains { $0.contains("{{") })
    #expect(read.properties == draft.document.properties)
  }
}
