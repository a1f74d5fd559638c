import Foundation

/// The program as it was built beside the tests.
public struct Binary {
  public struct Result {
    public var status: Int32
    public var output: String
    public var errors: String
  }

  /// The program's path: in the folder of the running test bundle.
  public static var path: String {
    let tests = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
    return URL(fileURLWithPath: tests).deletingLastPathComponent().appendingPathComponent("casereview").path
  }

  /// Runs it in the package's folder with a workspace of its own; nothing of the user's surroundings counts.
  ///
  /// - Parameter programs: A folder of programs that are found before the system's.
  public static func run(
    _ arguments: [String], workspace: String? = nil, input: String = "", programs: String? = nil
  ) throws -> Result {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    process.currentDirectoryURL = Fixtures.package()
    process.environment = environment(workspace: workspace)
    if let programs { process.environment?["PATH"] = programs + ":/usr/bin:/bin" }
    let output = Pipe()
    let errors = Pipe()
    let typed = Pipe()
    process.standardOutput = output
    process.standardError = errors
    process.standardInput = typed
    try process.run()
    typed.fileHandleForWriting.write(Data(input.utf8))
    try typed.fileHandleForWriting.close()
    // Errors are a few lines and fit the pipe; the output may not, so it is read first.
    let said = output.fileHandleForReading.readDataToEndOfFile()
    let complained = errors.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return Result(
      status: process.terminationStatus, output: String(decoding: said, as: UTF8.self),
      errors: String(decoding: complained, as: UTF8.self))
  }

  public static func environment(workspace: String?) -> [String: String] {
    var variables = [
      "PATH": "/usr/bin:/bin", "HOME": NSTemporaryDirectory(), "TZ": "Asia/Shanghai", "LANG": "C.UTF-8",
    ]
    variables["CASEREVIEW_REVIEWER"] = "张某"
    // Somebody with no settings of their own who has seen the tour.
    let home = NSTemporaryDirectory() + "casereview-tests-\(getpid())"
    variables["XDG_CONFIG_HOME"] = home + "/config"
    variables["XDG_STATE_HOME"] = home + "/state"
    let remembered = home + "/state/casereview"
    try? FileManager.default.createDirectory(atPath: remembered, withIntermediateDirectories: true)
    _ = FileManager.default.createFile(atPath: remembered + "/tour-seen", contents: nil)
    variables["CASEREVIEW_WORKSPACE"] = workspace ?? NSTemporaryDirectory() + "casereview-none"
    if let library = ProcessInfo.processInfo.environment["LD_LIBRARY_PATH"] {
      variables["LD_LIBRARY_PATH"] = library
    }
    return variables
  }
}
