/// One item of a paper the checks answer to: what it asks, and who answers for it.
struct Clause {
  enum Answer {
    /// Checks that look at what a case file shows of it.
    case checks([String])
    /// What a file shows of it and only a person can weigh.
    case reviewer(String)
    /// Nothing of it shows in one case file; where the program serves it, or that it does not.
    case elsewhere(String)
  }

  /// The item's number in its paper; 0 for an annex.
  var item: Int
  var asks: String
  var answers: [Answer]

  init(_ item: Int, _ asks: String, _ answers: Answer...) {
    self.item = item
    self.asks = asks
    self.answers = answers
  }

  var checks: [String] {
    answers.flatMap { answer -> [String] in
      if case .checks(let ids) = answer { return ids }
      return []
    }
  }
}

/// A paper with all its items.
struct Paper {
  var name: String
  var items: ClosedRange<Int>
  var clauses: [Clause]
}
