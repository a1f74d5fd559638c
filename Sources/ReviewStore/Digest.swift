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

  /// The digest in lower-case hexadecimal.
  public func digest(of bytes: [UInt8]) throws -> String {
    let function =
      switch self {
      case .sha256: EVP_sha256()
      case .sm3: EVP_sm3()
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
func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
  let digits = Array("0123456789abcdef".utf8)
  var text: [UInt8] = []
  for byte in bytes {
    text.append(digits[Int(byte >> 4)])
    text.append(digits[Int(byte & 15)])
  }
  return String(decoding: text, as: UTF8.self)
}
