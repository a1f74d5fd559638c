extension Sequence<Review> {
  /// The review that counts for each case file, by the file's name: of several submitted ones one that a panel has
  /// decided on before others, then the one submitted last.
  ///
  /// - Parameter submission: When a review was submitted, in milliseconds since 1970; asked where there are several.
  public func counted(submission: (Review) throws -> Int64) rethrows -> [String: Review] {
    let groups = Dictionary(grouping: filter { $0.stage == .submitted }, by: \.id.caseFile)
    return try groups.compactMapValues { reviews in
      guard reviews.count > 1 else { return reviews.first }
      let decided = reviews.filter { !$0.scorecard.panel.isEmpty }
      let timed = try (decided.isEmpty ? reviews : decided).map { (review: $0, clock: try submission($0)) }
      return timed.max { $0.clock < $1.clock }?.review
    }
  }
}
