import CaseFiles
import Prechecks
import Reviewing

/// The facts that the documents of a file state in more than one way.
struct DocumentDifferences: Sendable {
  struct Place: Sendable, Equatable {
    var document: Int
    var fact: StatedFact
  }

  let review: ReviewID
  /// In the order of the documents and their paragraphs.
  private(set) var places: [Place] = []

  init(_ documents: [CaseDocument], of review: ReviewID) {
    self.review = review
    let all = documents.enumerated().flatMap { index, document in
      document.statedFacts.map { Place(document: index, fact: $0) }
    }
    var values: [String: Set<String>] = [:]
    for place in all { values[place.fact.name, default: []].insert(place.fact.value) }
    places = all.filter { (values[$0.fact.name]?.count ?? 0) > 1 }
  }

  func places(document: Int, paragraph: Int) -> [Place] {
    // In order, so that those of this paragraph begin where half of them have been left behind.
    var low = 0
    var high = places.count
    while low < high {
      let middle = (low + high) / 2
      if (places[middle].document, places[middle].fact.paragraph) < (document, paragraph) {
        low = middle + 1
      } else {
        high = middle
      }
    }
    var end = low
    while end < places.count, places[end].document == document, places[end].fact.paragraph == paragraph {
      end += 1
    }
    return Array(places[low..<end])
  }

  /// Where the same fact is stated otherwise: in the document preferred, else in the next one.
  func other(than place: Place, preferring document: Int?) -> Place? {
    let others = places.filter { $0.fact.name == place.fact.name && $0.fact.value != place.fact.value }
    return others.first { $0.document == document } ?? others.first { $0.document > place.document }
      ?? others.first
  }
}

extension App {
  /// Looks through the documents once, when they are first opened.
  mutating func findDifferences() {
    guard let review, differences?.review != review.id else { return }
    differences = DocumentDifferences(documents, of: review.id)
  }

  /// Goes to the next place that another document states otherwise, and shows that one beside it.
  mutating func nextDifference(_ step: Int) {
    guard let state = document, let places = differences?.places, !places.isEmpty else { return }
    let paragraph = state.layout.flatMap {
      $0.lines.indices.contains(state.cursor) ? $0.lines[state.cursor].paragraph : nil
    }
    let here = (state.index, paragraph ?? 0, state.marked?.range.lowerBound ?? -1)
    let next =
      step > 0
      ? places.firstIndex { ($0.document, $0.fact.paragraph, $0.fact.range.lowerBound) > here } ?? 0
      : places.lastIndex { ($0.document, $0.fact.paragraph, $0.fact.range.lowerBound) < here } ?? places.count
        - 1
    let place = places[next]
    go(to: place)
    guard let other = differences?.other(than: place, preferring: beside?.index) else { return }
    if beside != nil { showBeside(other) }
    let name = documents[other.document].name
    say(
      Localized(
        zh:
          "\(place.fact.name)：此处“\(place.fact.words)”，《\(name)》作“\(other.fact.words)”（\(next + 1)/\(places.count)）",
        en:
          "\(place.fact.name): here “\(place.fact.words)”, in 《\(name)》 “\(other.fact.words)” (\(next + 1)/\(places.count))"
      ))
  }

  private mutating func go(to place: DocumentDifferences.Place) {
    if document?.index != place.document { switchDocument(to: place.document) }
    layOutDocument()
    let hit = DocumentState.Hit(
      document: place.document, paragraph: place.fact.paragraph, range: place.fact.range)
    document?.anchor = nil
    document?.marked = hit
    document?.go(to: hit)
  }
}
