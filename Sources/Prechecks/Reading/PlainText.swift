import CaseFiles

extension String {
  /// The text as comparisons see it: half-width letters and digits, round brackets of one kind, no blanks,
  /// no invisible or direction marks.
  var plain: String {
    var result = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      switch scalar.value {
      case 0x00...0x20, 0x7F...0xA0, 0x3000, 0x2000...0x200F, 0x2028...0x202F, 0x2060...0x206F, 0xFEFF:
        continue
      case 0xFF01...0xFF5E: result.append(Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar)
      case 0x3014, 0x3010, 0xFF3B, 0x5B: result.append("(")
      case 0x3015, 0x3011, 0xFF3D, 0x5D: result.append(")")
      default: result.append(scalar)
      }
    }
    return String(result)
  }

  func containsAny(_ words: [String]) -> Bool {
    words.contains { contains($0) }
  }
}

extension Substring {
  var plain: String { String(self).plain }
}
