import CaseFiles
import Prechecks
import Reviewing
import Standards

extension DeskTable.Row {
  init(_ entry: CaseEntry) {
    let file = entry.file
    let card = entry.review.scorecard
    number = file.number?.original ?? file.id
    title = file.title?.value ?? file.act?.value ?? file.party?.name?.value ?? ""
    agency = file.agency?.name?.value ?? ""
    findings = 0
    openFindings = 0
    for result in entry.results {
      for finding in result.outcome.findings {
        findings += 1
        if card.decision(result.key(of: finding)).state == .open { openFindings += 1 }
      }
    }
    isVetoed = false
    let isSubmitted = entry.review.stage == .submitted
    if card.marks.isEmpty && !isSubmitted {
      state = .fresh
    } else {
      let result = entry.standard.score(card)
      score = result.score
      isVetoed = !result.vetoes.isEmpty
      let count = result.lines.count
      state = isSubmitted ? .submitted : .started(answered: count - result.unanswered.count, of: count)
    }
    let searched = [number, title, file.act?.value ?? "", agency, file.party?.name?.value ?? ""]
    words = Array(searched.joined(separator: "\n").lowercased().utf8)
  }
}

extension DeskTable.Row.State {
  var rank: Int {
    switch self {
    case .started: 0
    case .fresh: 1
    case .submitted: 2
    }
  }
}
