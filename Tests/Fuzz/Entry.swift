import Glibc

/// Called by libFuzzer with each input. Which parser reads it `$PARSER` says; without it the program stops.
@_cdecl("LLVMFuzzerTestOneInput")
public func readOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
  parser.read(Array(UnsafeBufferPointer(start: start, count: count)))
  return 0
}

private let parser: Parser = {
  let name = getenv("PARSER").map { String(cString: $0) } ?? ""
  guard let parser = Parser(rawValue: name) else {
    print(
      "PARSER=\(Parser.allCases.map(\.rawValue).joined(separator: "|")) \(CommandLine.arguments[0]) [FOLDER]")
    exit(64)
  }
  return parser
}()
