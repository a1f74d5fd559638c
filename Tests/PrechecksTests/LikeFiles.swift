import CaseFiles
import Foundation

/// Case files that hold nothing but what like cases are compared by.
enum LikeFiles {
  /// `fen` is the fine in 分.
  static func file(
    _ fen: Int, act: String, tier: String?, number: String = UUID().uuidString, first: Bool? = nil,
    goods: String? = nil
  ) -> CaseFile {
    func fact<Value>(_ value: Value) -> Fact<Value> {
      Fact(value, original: "\(value)", source: Source(file: "case.yaml", line: 1))
    }
    var file = CaseFile(location: "like/\(number)")
    file.act = fact(act)
    var fine = Penalty(kind: fact(.fine))
    fine.amount = fact(Money(fen: Int64(fen)))
    file.penalties = [fine]
    var discretion = Discretion()
    discretion.tier = tier.map { fact($0) }
    if let goods { discretion.factors = [DiscretionFactor(name: "货值金额", value: fact(goods))] }
    file.discretion = discretion
    if let first {
      var party = Party()
      party.isFirstOffence = fact(first)
      file.party = party
    }
    return file
  }
}
