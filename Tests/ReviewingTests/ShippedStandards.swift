import Standards

/// The standards the program ships, found from this file's own place.
enum ShippedStandards {
  static func library() throws -> RuleLibrary {
    let parts = #filePath.split(separator: "/").dropLast(3)
    return try RuleLibrary(
      searching: ["/" + (parts + ["Sources", "Standards", "Resources"]).joined(separator: "/")])
  }

  static let environmental = [
    "general_penalty", "no_penalty", "daily_penalty", "seizure", "detention_transfer", "crime_transfer",
  ]
}
