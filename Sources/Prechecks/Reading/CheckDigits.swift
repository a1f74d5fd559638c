/// The check digits of credit codes and identity numbers.
enum CheckDigits {
  /// Whether an 18-character unified social credit code ends in the digit its first 17 give (GB 32100).
  ///
  /// The letters I, O, S, V and Z are not used.
  static func isCreditCode(_ code: String) -> Bool {
    let alphabet = Array("0123456789ABCDEFGHJKLMNPQRTUWXY")
    let values = code.compactMap { alphabet.firstIndex(of: $0) }
    guard code.count == 18, values.count == 18 else { return false }
    let sum = zip(values, power(3, modulo: 31)).reduce(0) { $0 + $1.0 * $1.1 }
    return values[17] == (31 - sum % 31) % 31
  }

  /// Whether an 18-character identity number ends in the digit its first 17 give (GB 11643).
  static func isIdentityNumber(_ number: String) -> Bool {
    let characters = Array(number)
    let digits = characters.prefix(17).compactMap(\.wholeNumberValue)
    guard characters.count == 18, digits.count == 17 else { return false }
    let weights = (0..<17).map { position in (0..<(17 - position)).reduce(1) { weight, _ in weight * 2 % 11 }
    }
    let sum = zip(digits, weights).reduce(0) { $0 + $1.0 * $1.1 }
    return characters[17] == Array("10X98765432")[sum % 11]
  }

  /// The first 17 powers of a base, from the zeroth.
  private static func power(_ base: Int, modulo: Int) -> [Int] {
    var powers = [1]
    while powers.count < 17 { powers.append(powers[powers.count - 1] * base % modulo) }
    return powers
  }
}
