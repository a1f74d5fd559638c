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

/// Runs another program, and its own; nil where it is not at hand or failed.
func wallTime(
  _ command: String, _ arguments: [String], _ environment: [String: String]
) -> (seconds: Double, output: Data)? {
  let process = Process()
  process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
  process.arguments = [command] + arguments
  process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
  let output = Pipe()
  process.standardOutput = output
  process.standardError = FileHandle.nullDevice
  var said = Data()
  let spent = milliseconds {
    guard (try? process.run()) != nil else { return }
    said = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
  }
  return process.terminationStatus == 0 ? (spent / 1000, said) : nil
}

extension [Double] {
  func quantile(_ share: Double) -> Double {
    isEmpty ? 0 : sorted()[Swift.min(count - 1, Int(Double(count) * share))]
  }
}

extension Double {
  var shown: String { String(format: self < 10 ? "%.2f" : "%.1f", self) }
}
