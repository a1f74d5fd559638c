import CaseFiles

/// A quarter or a year in which reviews were submitted.
enum ReportPeriod: Equatable {
  case quarter(Int, Int)
  case year(Int)

  /// Reads 2024Q4, 2024年第4季度.
  init?(quarter text: String) {
    let parts = text.uppercased().split { !$0.isNumber }.compactMap { Int($0) }
    guard parts.count == 2, text.uppercased().contains("Q") || text.contains("季"),
      (1949...2999).contains(parts[0]),
      (1...4).contains(parts[1])
    else { return nil }
    self = .quarter(parts[0], parts[1])
  }

  /// Reads 2024, 2024年.
  init?(year text: String) {
    guard let year = Int(text.hasSuffix("年") ? text.dropLast() : text[...]), (1949...2999).contains(year)
    else {
      return nil
    }
    self = .year(year)
  }

  var title: String {
    switch self {
    case .quarter(let year, let quarter): "\(year)年第\(["一", "二", "三", "四"][quarter - 1])季度"
    case .year(let year): "\(year)年度"
    }
  }

  func contains(_ day: Day) -> Bool {
    switch self {
    case .quarter(let year, let quarter): day.year == year && day.quarter == quarter
    case .year(let year): day.year == year
    }
  }
}

extension Day {
  /// 1 to 4.
  var quarter: Int { (components.month + 2) / 3 }
}
