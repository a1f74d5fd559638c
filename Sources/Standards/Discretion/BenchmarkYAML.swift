import CaseFiles

extension [Benchmark] {
  /// The benchmarks as a file that `benchmarks/` takes.
  public var yaml: String {
    isEmpty ? "benchmarks: []\n" : "benchmarks:\n" + map(\.yaml).joined()
  }
}

extension Benchmark {
  fileprivate var yaml: String {
    var lines = [
      "- id: \(id.quoted)", "  title: \(title.quoted)", "  act: \(act.quoted)", "  maker: \(maker.quoted)",
    ]
    if let makerLevel { lines.append("  maker_level: \(makerLevel.quoted)") }
    lines += ["  basis: \(basis.quoted)", "  from: \(from)"]
    if let to { lines.append("  to: \(to)") }
    if let statutory { lines.append("  statutory: {\(statutory.yaml)}") }
    if let weights { lines += weights.yaml }
    if !tiers.isEmpty { lines.append("  tiers:") }
    for tier in tiers { lines += tier.yaml }
    return lines.joined(separator: "\n") + "\n"
  }
}

extension Benchmark.Tier {
  fileprivate var yaml: [String] {
    var lines = ["  - name: \(name.quoted)"]
    lines += amount.yaml.map { "    \($0)" }
    if let individual { lines.append("    individual: {\(individual.yaml.joined(separator: ", "))}") }
    lines.append("    when: \(when.quoted)")
    var factors: [String] = []
    for condition in conditions {
      switch condition {
      case .offences(let from, let to):
        lines.append(
          "    offences: \(to == nil ? "\(from)+" : to == from ? "\(from)" : "\(from)..\(to ?? from)")")
      case .factor(let name, let values):
        factors.append("    - {name: \(name.quoted), is: [\(values.map(\.quoted).joined(separator: ", "))]}")
      }
    }
    return factors.isEmpty ? lines : lines + ["    factors:"] + factors
  }
}

extension Weights {
  fileprivate var yaml: [String] {
    var lines = ["  weights:", "    start: \(start)"]
    if case .share(let name, let rate) = base { lines += ["    of: \(name.quoted)", "    rate: \(rate)"] }
    lines.append("    factors:")
    for factor in factors {
      lines += ["    - name: \(factor.name.quoted)", "      options:"]
      lines += factor.options.map { "      - {value: \($0.value.quoted), add: \($0.add)}" }
    }
    return lines
  }
}

extension FineAmount {
  fileprivate var yaml: [String] {
    switch self {
    case .none: return ["no_fine: true"]
    case .range(let range): return range.parts
    case .each(let unit, let range): return ["per: \(unit.quoted)"] + range.parts
    case .share(let base, let min, let max):
      return ["of: \(base.quoted)"] + [min.map { "min: \($0)" }, max.map { "max: \($0)" }].compactMap(\.self)
    }
  }
}

extension AmountRange {
  fileprivate var parts: [String] {
    [min.map { "min: \($0)" }, max.map { "max: \($0)" }].compactMap(\.self)
  }

  fileprivate var yaml: String { parts.joined(separator: ", ") }
}

extension String {
  /// In double quotation marks, so that no word of a table is taken for YAML.
  fileprivate var quoted: String {
    var result = "\""
    for scalar in unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n", "\t", "\r": result += " "
      default:
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .unassigned, .privateUse:
          result += "\u{FFFD}"
        default: result.unicodeScalars.append(scalar)
        }
      }
    }
    return result + "\""
  }
}
