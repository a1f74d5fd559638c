import CaseFiles

/// What one loaded file records of its inspection.
struct LoadedInspection: Sendable {
  var number: String
  var location: String
  var day: Day?
  var isJoint: Bool?
  /// What was looked at, as comparisons see it.
  var matter: String?
}

/// All loaded inspections by the enterprise, for seeing one among the others.
public struct LoadedInspections: Sendable {
  private var byEnterprise: [String: [LoadedInspection]] = [:]

  /// Takes in every file that records an inspection of a named enterprise; the order of the files makes no difference.
  public init(_ files: [CaseFile]) {
    for file in files {
      guard let inspection = file.inspection, let key = Self.key(of: file) else { continue }
      byEnterprise[key, default: []].append(
        LoadedInspection(
          number: file.id, location: file.location, day: file.inspectionDay?.value,
          isJoint: inspection.isJoint?.value, matter: inspection.matter?.value.plain))
    }
    byEnterprise = byEnterprise.mapValues { inspections in
      inspections.sorted { ($0.day?.number ?? .max, $0.location) < ($1.day?.number ?? .max, $1.location) }
    }
  }

  /// The other inspections of a file's enterprise, by their days, undated ones last.
  func others(of file: CaseFile) -> [LoadedInspection] {
    Self.key(of: file).flatMap { byEnterprise[$0] }?.filter { $0.location != file.location } ?? []
  }

  /// Whether two names are those of one enterprise.
  public static func areOneEnterprise(_ a: String, _ b: String) -> Bool { a.plain == b.plain }

  /// The name tells enterprises apart: an inspection form seldom holds the credit code.
  private static func key(of file: CaseFile) -> String? { file.party?.name?.value.plain }
}
