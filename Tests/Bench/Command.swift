import Foundation

/// Programs that are run to their end before anything is measured.
enum Command {
  enum Failure: Error { case failed(String, [String], Int32) }

  static func run(_ program: String, _ arguments: [String], _ environment: [String: String] = [:]) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw Failure.failed(program, arguments, process.terminationStatus)
    }
  }
}
