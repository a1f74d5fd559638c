extension Key {
  /// The key that was meant where a Chinese input method stood in the way: its full-width letters and its
  /// punctuation.
  var withoutInputMethod: Key {
    guard case .char(let character) = self, let scalar = character.unicodeScalars.first,
      character.unicodeScalars.count == 1
    else { return self }
    if let punctuation = Self.punctuation[character] { return .char(punctuation) }
    guard (0xFF01...0xFF5E).contains(scalar.value), let plain = Unicode.Scalar(scalar.value - 0xFEE0) else {
      return self
    }
    return .char(Character(plain))
  }

  private static let punctuation: [Character: Character] = [
    "、": "/", "【": "[", "】": "]", "《": "<", "》": ">", "。": ".", "　": " ", "「": "[", "」": "]",
  ]
}
