import Foundation

/// A small generator with a seed, so that every run measures the same.
struct Generator {
  var state: UInt64 = 20_240_916

  mutating func below(_ bound: Int) -> Int {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Int(state % UInt64(max(1, bound)))
  }

  mutating func pick<Value>(_ values: [Value]) -> Value { values[below(values.count)] }
}

func milliseconds(_ work: () throws -> Void) rethrows -> Double {
  let began = ContinuousClock.now
  try work()
  let spent = (ContinuousClock.now - began).components
  return Double(spent.seconds) * 1e3 + Double(spent.attoseconds) / 1e15
}

/// Why another program's time cannot be told.
struct NotTimed: Error, CustomStringConvertible {
  var description: String
}

/// Runs another program, and its own, and says how long it took.
///
/// - Parameter passing: The exit codes with which it has done its work.
func timed(
  _ command: String, _ arguments: [String], _ environment: [String: String],
  passing: ClosedRange<Int32> = 0...0
) throws -> (seconds: Double, output: Data) {
  let process = Process()
  process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
  process.arguments = [command] + arguments
  process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
  let output = Pipe()
  process.standardOutput = output
  process.standardError = FileHandle.nullDevice
  var said = Data()
  let spent = try milliseconds {
    try process.run()
    said = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
  }
  switch process.terminationStatus {
  case passing: return (spent / 1000, said)
  case 127: throw NotTimed(description: "not installed")
  default: throw NotTimed(description: "ended with \(process.terminationStatus)")
  }
}

extension [Double] {
  func quantile(_ share: Double) -> Double {
    isEmpty ? 0 : sorted()[Swift.min(count - 1, Int(Double(count) * share))]
  }
}

extension Double {
  var shown: String { String(format: self < 10 ? "%.2f" : "%.1f", self) }
}
