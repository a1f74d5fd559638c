/// The words of an old Word document (.doc), as `antiword` or else `catdoc` reads them.
public enum OldWordText {
  /// The text of a `.doc` held in memory, form feeds between its pages where it marks them; `file` is its name
  /// in errors. Throws `OfficeError`, also where neither program is installed.
  public static func read(bytes: [UInt8], file: String) throws(OfficeError) -> String {
    guard bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) else {
      throw OfficeError(file: file, problem: .notAnOldWordDocument)
    }
    let programs = [
      ("antiword", ["-m", "UTF-8.txt", "-w", "0", "-i", "1", "/dev/stdin"]),
      ("catdoc", ["-d", "utf-8", "-w", "/dev/stdin"]),
    ]
    var failure: OfficeError.Problem?
    for (name, arguments) in programs {
      guard let program = BoundedProgram(name) else { continue }
      do throws(BoundedProgram.Failure) {
        let output = try program.output(arguments, input: bytes)
        // Words lost to the wrong character table show as question marks.
        let text = String(decoding: output, as: UTF8.self)
        if text.contains(where: { !$0.isWhitespace }) { return text }
        failure = failure ?? .damaged(reason: "DOC")
      } catch {
        failure = failure ?? error.problem(name)
      }
    }
    throw OfficeError(
      file: file, problem: failure ?? .noProgram("antiword", package: "antiword"))
  }
}
