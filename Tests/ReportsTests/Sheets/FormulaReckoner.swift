import Foundation
import OfficeFiles

/// Computes the formulas of a sheet as a spreadsheet would, from what stands in its cells and not from the
/// values written beside the formulas.
final class FormulaReckoner {
  enum Value: Equatable {
    case empty
    case number(Double)
    case text(String)

    var number: Double {
      if case .number(let number) = self { number } else { 0 }
    }
    var text: String {
      switch self {
      case .empty: ""
      case .number(let number): "\(number)"
      case .text(let text): text
      }
    }
  }

  struct Unknown: Error { var what: String }

  let sheet: Sheet
  private var known: [CellReference: Value] = [:]

  init(sheet: Sheet) {
    self.sheet = sheet
  }

  func value(at place: CellReference) throws -> Value {
    if let value = known[place] { return value }
    let value = try compute(place)
    known[place] = value
    return value
  }

  private func compute(_ place: CellReference) throws -> Value {
    guard sheet.rows.indices.contains(place.row), sheet.rows[place.row].cells.indices.contains(place.column)
    else { return .empty }
    switch sheet.rows[place.row].cells[place.column].value {
    case .empty: return .empty
    case .text(let text): return text.isEmpty ? .empty : .text(text)
    case .number(let number): return .number(number)
    case .bool(let value): return .number(value ? 1 : 0)
    case .date: throw Unknown(what: "date")
    case .formula(let formula, _), .textFormula(let formula, _):
      var parser = Parser(scalars: Array(formula.dropFirst()), reckoner: self)
      let result = try parser.comparison()
      guard parser.position == parser.scalars.count else { throw Unknown(what: formula) }
      return result
    }
  }

  struct Parser {
    let scalars: [Character]
    let reckoner: FormulaReckoner
    var position = 0

    init(scalars: [Character], reckoner: FormulaReckoner) {
      self.scalars = scalars
      self.reckoner = reckoner
    }

    var current: Character? { position < scalars.count ? scalars[position] : nil }

    mutating func accept(_ text: String) -> Bool {
      guard scalars[position...].starts(with: text) else { return false }
      position += text.count
      return true
    }

    mutating func comparison() throws -> Value {
      let left = try sum()
      for sign in ["<>", ">=", "<=", "=", ">", "<"] where accept(sign) {
        let right = try sum()
        let isEqual =
          if case .number(let a) = left, case .number(let b) = right { a == b } else {
            left.text == right.text
          }
        let holds =
          switch sign {
          case "=": isEqual
          case "<>": !isEqual
          case ">=": left.number >= right.number
          case "<=": left.number <= right.number
          case ">": left.number > right.number
          default: left.number < right.number
          }
        return .number(holds ? 1 : 0)
      }
      return left
    }

    mutating func sum() throws -> Value {
      var result = try product()
      while let sign = current, "+-".contains(sign) {
        position += 1
        let next = try product().number
        result = .number(sign == "+" ? result.number + next : result.number - next)
      }
      return result
    }

    mutating func product() throws -> Value {
      var result = try factor()
      while let sign = current, "*/".contains(sign) {
        position += 1
        let next = try factor().number
        result = .number(sign == "*" ? result.number * next : result.number / next)
      }
      return result
    }

    mutating func factor() throws -> Value {
      guard let first = current else { throw Unknown(what: "end") }
      if accept("-") { return .number(-(try factor().number)) }
      if accept("(") {
        let inner = try comparison()
        guard accept(")") else { throw Unknown(what: ")") }
        return inner
      }
      if first == "\"" {
        position += 1
        var text = ""
        while position < scalars.count {
          if accept("\"\"") {
            text += "\""
          } else if accept("\"") {
            return .text(text)
          } else {
            text.append(scalars[position])
            position += 1
          }
        }
        throw Unknown(what: "\"")
      }
      if first.isNumber {
        let digits = scalars[position...].prefix { $0.isNumber || $0 == "." }
        position += digits.count
        return .number(Double(String(digits)) ?? .nan)
      }
      let word = String(scalars[position...].prefix { $0.isLetter || $0.isNumber || $0 == "$" })
      position += word.count
      if let place = CellReference(word) { return try reckoner.value(at: place) }
      guard accept("(") else { throw Unknown(what: word) }
      return try function(word)
    }

    mutating func range() throws -> [Value] {
      let text = String(scalars[position...].prefix { $0.isLetter || $0.isNumber || $0 == "$" || $0 == ":" })
      guard let range = CellRange(text) else { throw Unknown(what: text) }
      position += text.count
      return try (range.first.row...range.last.row).flatMap { row in
        try (range.first.column...range.last.column).map {
          try reckoner.value(at: CellReference(row: row, column: $0))
        }
      }
    }

    mutating func next(_ sign: String) throws {
      guard accept(sign) else { throw Unknown(what: "\(sign) at \(position)") }
    }

    mutating func function(_ name: String) throws -> Value {
      switch name {
      case "IF":
        let condition = try comparison()
        try next(",")
        let yes = try comparison()
        try next(",")
        let no = try comparison()
        try next(")")
        return condition.number != 0 ? yes : no
      case "AND", "OR", "MIN", "MAX", "SUM", "ROUND", "ROUNDDOWN", "ABS", "INT", "MOD":
        return .number(try reckon(name, try arguments()))
      case "COUNTA":
        let values = try range()
        try next(")")
        return .number(Double(values.filter { $0 != .empty }.count))
      case "COUNTIF", "SUMIF", "SUMIFS":
        let values = name == "SUMIFS" ? try range() : []
        if name == "SUMIFS" { try next(",") }
        var chosen: [Bool] = []
        repeat {
          let tested = try range()
          try next(",")
          let wanted = try comparison()
          let fits = tested.map { $0 == wanted }
          chosen = chosen.isEmpty ? fits : zip(chosen, fits).map { $0 && $1 }
          if name != "SUMIFS" { break }
        } while accept(",")
        if name == "COUNTIF" {
          try next(")")
          return .number(Double(chosen.filter { $0 }.count))
        }
        var summed = values
        if name == "SUMIF" {
          try next(",")
          summed = try range()
        }
        try next(")")
        return .number(zip(summed, chosen).reduce(0) { $0 + ($1.1 ? $1.0.number : 0) })
      default: throw Unknown(what: name)
      }
    }

    /// The numbers between the brackets, ranges cell by cell.
    mutating func arguments() throws -> [Double] {
      var numbers: [Double] = []
      repeat {
        let start = position
        let text = scalars[position...].prefix { $0.isLetter || $0.isNumber || $0 == "$" || $0 == ":" }
        if text.contains(":") {
          numbers += try range().map(\.number)
        } else {
          position = start
          numbers.append(try comparison().number)
        }
      } while accept(",")
      try next(")")
      return numbers
    }

    private func reckon(_ name: String, _ numbers: [Double]) throws -> Double {
      switch (name, numbers.count) {
      case ("AND", _): return numbers.allSatisfy { $0 != 0 } ? 1 : 0
      case ("OR", _): return numbers.contains { $0 != 0 } ? 1 : 0
      case ("SUM", _): return numbers.reduce(0, +)
      case ("MIN", 1...): return numbers.min() ?? 0
      case ("MAX", 1...): return numbers.max() ?? 0
      case ("ABS", 1): return abs(numbers[0])
      case ("INT", 1): return numbers[0].rounded(.down)
      case ("MOD", 2): return numbers[0] - numbers[1] * (numbers[0] / numbers[1]).rounded(.down)
      case ("ROUND", 2): return Self.round(numbers[0], Int(numbers[1]))
      case ("ROUNDDOWN", 2): return Self.round(numbers[0], Int(numbers[1]), .down)
      default: throw Unknown(what: name)
      }
    }

    /// Half away from zero on the fifteen digits a spreadsheet keeps.
    static func round(
      _ number: Double, _ digits: Int, _ mode: NSDecimalNumber.RoundingMode = .plain
    ) -> Double {
      let shown = Decimal(string: String(format: "%.15g", number)) ?? 0
      var input = shown
      var result = Decimal()
      NSDecimalRound(&result, &input, digits, mode)
      return Double(result.description) ?? .nan
    }
  }
}
