/// Whether the bytes of a text hold those of another.
func contains(_ text: [UInt8], _ needle: [UInt8]) -> Bool {
  guard let first = needle.first, text.count >= needle.count else { return needle.isEmpty }
  return text.withUnsafeBufferPointer { text in
    needle.withUnsafeBufferPointer { needle in
      for start in 0...(text.count - needle.count) where text[start] == first {
        var offset = 1
        while offset < needle.count && text[start + offset] == needle[offset] { offset += 1 }
        if offset == needle.count { return true }
      }
      return false
    }
  }
}

/// Orders numbers within texts by their value: 9号 before 31号.
func naturallyPrecedes(_ a: String, _ b: String) -> Bool {
  var x = a.unicodeScalars[...]
  var y = b.unicodeScalars[...]
  while let p = x.first, let q = y.first {
    let m = number(&x)
    let n = number(&y)
    if let m, let n {
      if m != n { return m < n }
    } else if m != nil || n != nil {
      return p < q
    } else {
      if p != q { return p < q }
      x.removeFirst()
      y.removeFirst()
    }
  }
  return x.isEmpty && !y.isEmpty
}

private func number(_ text: inout Substring.UnicodeScalarView) -> Int? {
  var value: Int?
  while let scalar = text.first, (48...57).contains(scalar.value), (value ?? 0) < 1_000_000_000_000 {
    value = (value ?? 0) * 10 + Int(scalar.value - 48)
    text.removeFirst()
  }
  return value
}
