import Glibc
import Synchronization

/// A program of the system that reads a foreign format for us, apart from us: it may crash or run wild and
/// only loses its document.
///
/// It gets the document as its standard input, an environment of three variables, one gigabyte of memory and a
/// limited time; what it writes is taken up to a limit.
struct BoundedProgram: Sendable {
  /// Where it is installed.
  let path: String

  /// How much a program may use.
  struct Limits: Sendable {
    /// Seconds on the clock.
    var seconds = 20
    var outputBytes = 64 << 20
    var memoryKilobytes = 1 << 20
  }

  enum Failure: Error {
    case notStarted
    case tooSlow(seconds: Int)
    case tooMuch(bytes: Int)
    case failed(status: Int32)
  }

  /// Finds a program on the path, else in the usual places; nil where it is not installed.
  init?(_ name: String) {
    let path = getenv("PATH").map { String(cString: $0) } ?? ""
    // What is named relative to the folder one happens to be in is not looked for.
    let places =
      path.split(separator: ":").filter { $0.hasPrefix("/") } + ["/usr/bin", "/usr/local/bin", "/bin"]
    guard let path = places.map({ $0 + "/" + name }).first(where: { access($0, X_OK) == 0 }) else {
      return nil
    }
    self.path = path
  }

  /// What the program writes to its standard output when it is given a document.
  func output(
    _ arguments: [String], input: [UInt8], limits: Limits = Limits()
  ) throws(Failure) -> [UInt8] {
    guard let document = TemporaryInput(input) else { throw .notStarted }
    defer { close(document.descriptor) }
    guard let (process, reading) = start(arguments, input: document.descriptor, limits) else {
      throw .notStarted
    }
    defer { close(reading) }
    var bytes: [UInt8] = []
    let outcome = read(reading, into: &bytes, limits)
    let status = end(of: process, within: outcome == nil ? 2_000 : 0)
    if let outcome { throw outcome }
    let exited = status & 0x7F == 0 ? (status >> 8) & 0xFF : -(status & 0x7F)
    guard exited == 0 else { throw .failed(status: exited) }
    return bytes
  }

  /// A program started between a pipe's making and its closing on exec would keep that pipe open.
  private static let starting = Mutex(())

  private func start(_ arguments: [String], input: Int32, _ limits: Limits) -> (pid_t, reading: Int32)? {
    Self.starting.withLock { _ in
      var ends: [Int32] = [-1, -1]
      guard pipe(&ends) == 0 else { return nil }
      for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
      defer { close(ends[1]) }
      guard let process = start(arguments, input: input, output: ends[1], limits) else {
        close(ends[0])
        return nil
      }
      return (process, ends[0])
    }
  }

  /// Starts it in a process group of its own, through a shell that sets the limits first.
  private func start(
    _ arguments: [String], input: Int32, output: Int32, _ limits: Limits
  ) -> pid_t? {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, input, 0)
    posix_spawn_file_actions_adddup2(&actions, output, 1)
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP))
    posix_spawnattr_setpgroup(&attributes, 0)
    let limit =
      "ulimit -v \(limits.memoryKilobytes); ulimit -t \(limits.seconds + 1); ulimit -c 0; exec \"$0\" \"$@\""
    let words = ["/bin/sh", "-c", limit, path] + arguments
    let environment = ["PATH=/usr/bin:/bin", "LC_ALL=C.UTF-8", "OMP_THREAD_LIMIT=1"]
    var argv: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
    var envp: [UnsafeMutablePointer<CChar>?] = environment.map { strdup($0) } + [nil]
    defer { for pointer in argv + envp { free(pointer) } }
    var process: pid_t = 0
    guard posix_spawn(&process, "/bin/sh", &actions, &attributes, &argv, &envp) == 0 else { return nil }
    return process
  }

  /// Nil when the program closed its output in time.
  private func read(_ descriptor: Int32, into bytes: inout [UInt8], _ limits: Limits) -> Failure? {
    let deadline = Self.milliseconds + limits.seconds * 1000
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let left = deadline - Self.milliseconds
      guard left > 0 else { return .tooSlow(seconds: limits.seconds) }
      var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      guard poll(&waiting, 1, Int32(left)) > 0 else { continue }
      let count = Glibc.read(descriptor, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return nil }
      bytes += buffer[..<count]
      guard bytes.count <= limits.outputBytes else { return .tooMuch(bytes: limits.outputBytes) }
    }
  }

  /// The status of a program that has closed its output; one that does not end then is stopped.
  private func end(of process: pid_t, within limit: Int) -> Int32 {
    let deadline = Self.milliseconds + limit
    var status: Int32 = 0
    while waitpid(process, &status, WNOHANG) == 0 {
      if Self.milliseconds >= deadline { kill(-process, SIGKILL) }
      usleep(1_000)
    }
    return status
  }

  private static var milliseconds: Int {
    var now = timespec()
    clock_gettime(CLOCK_MONOTONIC, &now)
    return now.tv_sec * 1000 + now.tv_nsec / 1_000_000
  }
}

/// A document as an open file without a name: it can be read at any place, and is gone when it is closed.
private struct TemporaryInput {
  let descriptor: Int32

  init?(_ bytes: [UInt8]) {
    var template = Array("/tmp/casereview-XXXXXX".utf8CString)
    let descriptor = mkstemp(&template)
    guard descriptor >= 0 else { return nil }
    unlink(template)
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress! + written, $0.count - written) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else {
        close(descriptor)
        return nil
      }
      written += count
    }
    lseek(descriptor, 0, SEEK_SET)
    self.descriptor = descriptor
  }
}

extension BoundedProgram.Failure {
  /// The same as what is wrong with an office file.
  func problem(_ program: String) -> OfficeError.Problem {
    switch self {
    case .notStarted: .programFailed(program)
    case .tooSlow(let seconds): .programTooSlow(program, seconds: seconds)
    case .tooMuch(let bytes): .tooLarge(bytes: UInt64(bytes), limit: UInt64(bytes))
    case .failed: .programFailed(program)
    }
  }
}
