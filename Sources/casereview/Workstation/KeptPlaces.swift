import CaseFiles
import Synchronization

/// The case files of zips and tables that the desk was opened on, so that opening one does not read all again.
final class KeptPlaces: Sendable {
  /// How many bytes are kept; what goes beyond is looked up in its zip or table when it is opened.
  private static let largest = 32 << 20

  private let kept = Mutex<(places: [String: CasePlace], size: Int)>(([:], 0))

  func keep(_ place: CasePlace) {
    guard case .kept = place else { return }
    kept.withLock {
      let before = $0.places[place.location]?.size ?? 0
      guard $0.size - before + place.size <= Self.largest else { return }
      $0.places[place.location] = place
      $0.size += place.size - before
    }
  }

  func load(at location: String, mapping: ColumnMapping) throws(LoadError) -> CaseFile {
    if let place = kept.withLock({ $0.places[location] }) { return try place.load() }
    return try CaseFile.load(at: location, mapping: mapping)
  }
}
