/// The languages the interface speaks; the law and a case file's own words stay Chinese in both.
public enum Language: String, Sendable, Codable, CaseIterable {
  case zh, en
}

/// One text in the two languages of the interface.
public struct Localized: Sendable, Hashable, Codable {
  public var zh: String
  public var en: String

  public init(zh: String, en: String) {
    self.zh = zh
    self.en = en
  }

  /// The same words in both languages: names, numbers and quotations.
  public init(_ verbatim: String) {
    self.init(zh: verbatim, en: verbatim)
  }

  public subscript(language: Language) -> String {
    language == .zh ? zh : en
  }
}

extension Int {
  /// The number with an English noun behind it: “1 file”, “2 files”.
  ///
  /// - Parameter plural: The noun's plural where that is not the noun with an s.
  public func counting(_ noun: String, _ plural: String? = nil) -> String {
    "\(self) " + (self == 1 ? noun : plural ?? noun + "s")
  }
}
