import CaseFiles
import Reviewing

/// A text that is being typed and not yet part of the review. It outlives a crash and a cut line.
public struct Draft: Sendable, Equatable, Codable {
  /// What the text is for.
  public enum Subject: Sendable, Hashable, Codable {
    case reason(criterion: String)
    case notApplicable(criterion: String)
    case veto(criterion: String)
    case rejection(finding: String)
    case opinion
    case reopening
  }

  public var review: ReviewID
  public var subject: Subject
  public var text: String

  public init(review: ReviewID, subject: Subject, text: String) {
    self.review = review
    self.subject = subject
    self.text = text
  }

  /// The same subject with nothing kept of it.
  var over: Draft { Draft(review: review, subject: subject, text: "") }
}

extension Draft.Subject {
  /// The criterion it speaks of; empty where it speaks of none.
  var criterion: String {
    switch self {
    case .reason(let id), .notApplicable(let id), .veto(let id): id
    case .rejection, .opinion, .reopening: ""
    }
  }

  var use: Phrases.Use {
    switch self {
    case .reason: .deduction
    case .notApplicable: .notApplicable
    case .veto: .veto
    case .rejection: .rejection
    case .opinion: .opinion
    case .reopening: .reopening
    }
  }

  var title: Localized {
    switch self {
    case .reason(let id): Localized(zh: "\(id) 的理由", en: "the reason of \(id)")
    case .notApplicable(let id): Localized(zh: "\(id) 不涉及的理由", en: "why \(id) is not applicable")
    case .veto(let id): Localized(zh: "\(id) 的否决事实", en: "the fact of the veto \(id)")
    case .rejection: Localized(zh: "不采纳疑点的理由", en: "why a finding is rejected")
    case .opinion: Localized(zh: "总体意见", en: "the opinion of the whole file")
    case .reopening: Localized(zh: "撤回提交的理由", en: "why the submission is taken back")
    }
  }
}

extension App {
  /// Offers to go on with a text that was being typed when the program was ended from outside.
  mutating func offerDraft() {
    guard overlay == nil, let id = review?.id, let index = drafts.firstIndex(where: { $0.review == id })
    else {
      return
    }
    let draft = drafts.remove(at: index)
    let text = fit(draft.text, columns: 60)
    var question = Question(
      text: Localized(
        zh: "上次没有写完：\(draft.subject.title.zh)“\(text)”。继续写？（n 丢弃）",
        en: "Left unfinished: \(draft.subject.title.en), “\(text)”. Go on with it? (n drops it)")
    ) { $0.resume(draft) }
    question.onNo = { _ in [.draft(draft.over)] }
    overlay = .question(question)
  }

  private mutating func resume(_ draft: Draft) -> [Effect] {
    switch draft.subject {
    case .opinion, .reopening: break
    case .reason, .notApplicable, .veto, .rejection:
      guard let position = place(of: draft.subject) else {
        // It is offered again where its subject comes up, and the draft stays until then.
        givenUp[draft.review, default: [:]][draft.subject] = draft.text
        say(
          Localized(
            zh: "\(draft.subject.title.zh)现在不在本卷中；写同一项时按 ↓ 可取回",
            en: "\(draft.subject.title.en) is not in the file now; ↓ brings it back where that is written"))
        return []
      }
      review?.select(position)
      criterionChanged()
    }
    switch draft.subject {
    case .reason: askReason()
    case .notApplicable: askNotApplicable()
    case .veto: askVeto()
    case .rejection(let key):
      if let place = review?.item?.findings.firstIndex(where: { $0.key == key }) { review?.finding = place }
      askRejection()
    case .opinion: askOpinion()
    case .reopening: askReopening()
    }
    guard case .prompt(var prompt) = overlay else { return [.draft(draft.over)] }
    prompt.editor.set(draft.text)
    overlay = .prompt(prompt)
    return []
  }

  private func place(of subject: Draft.Subject) -> Int? {
    switch subject {
    case .reason(let id), .notApplicable(let id), .veto(let id): review?.position(of: id)
    case .rejection(let key):
      review?.items.firstIndex { $0.findings.contains { $0.key == key } }
    case .opinion, .reopening: nil
    }
  }
}
