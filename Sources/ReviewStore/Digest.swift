import COpenSSL

/// The hash function of a journal, chosen when the workspace is created.
public enum HashAlgorithm: String, Sendable, CaseIterable {
  case sha256
  /// The Chinese commercial standard, GB/T 32905.
  case sm3

  public var title: String {
    switch self {
    case .sha256: "SHA-256"
    case .sm3: "SM3"
    }
  }

  // Looked up once: an import asks for hundreds of thousands of digests.
  private nonisolated(unsafe) static let functions = (
    sha256: EVP_MD_fetch(nil, "SHA256", nil), sm3: EVP_MD_fetch(nil, "SM3", nil)
  )

  /// The digest in lower-case hexadecimal.
  public func digest(of bytes: [UInt8]) throws -> String {
    let function =
      switch self {
      case .sha256: Self.functions.sha256
      case .sm3: Self.functions.sm3
      }
    var digest = [UInt8](repeating: 0, count: Int(EVP_MAX_MD_SIZE))
    var size: UInt32 = 0
    guard let function, EVP_Digest(bytes, bytes.count, &digest, &size, function, nil) == 1 else {
      throw StoreError.algorithmUnavailable(self)
    }
    return hexadecimal(digest.prefix(Int(size)))
  }
}

/// Two lower-case digits for each byte.
func hexadecimal(_ bytes: some Collection<UInt8>) -> String {
  func digit(_ value: UInt8) -> UInt8 { value < 10 ? 0x30 + value : 0x57 + value }
  return String(unsafeUninitializedCapacity: bytes.count * 2) { text in
    for (index, byte) in bytes.enumerated() {
      text[index * 2] = digit(byte >> 4)
      text[index * 2 + 1] = digit(byte & 15)
    }
    return bytes.count * 2
  }
}
