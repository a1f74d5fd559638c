/// What is read of what people send, each by a parser of its own.
///
/// An office file is fuzzed as the XML in its parts, which are packed before they are read: bytes changed within a
/// compressed part would only ever show that damage is noticed. Parts are parted by a NUL, which XML cannot hold.
enum Parser: String, CaseIterable {
  case letter, manifest, columns, table, workbook, word, zip, fixed, output

  func read(_ bytes: [UInt8]) {
    switch self {
    case .letter: LetterParsers.read(bytes)
    case .manifest: TextParsers.readManifest(bytes)
    case .columns: TextParsers.readColumns(bytes)
    case .table: ContainerParsers.readTable(bytes, name: "a.csv")
    case .workbook: ContainerParsers.readWorkbook(bytes)
    case .word: ContainerParsers.readWord(bytes)
    case .zip: ContainerParsers.readZip(bytes)
    case .fixed: ContainerParsers.readFixed(bytes)
    case .output: TextParsers.readOutput(bytes)
    }
  }
}
