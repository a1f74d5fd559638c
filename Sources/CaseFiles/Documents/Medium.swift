/// What a document's file holds, by its name's ending.
public enum Medium: String, Sendable, Hashable, CaseIterable {
  case text, word, oldWord, pdf, fixed
  case picture, audio, video
  /// A format that is kept and opened, not read.
  case other

  /// The medium of a file name; nil for names that are no documents of a case.
  public init?(fileName: String) {
    guard let medium = Self.byEnding[DocumentReader.fileExtension(fileName)] else { return nil }
    self = medium
  }

  private static let byEnding: [String: Medium] = {
    var media: [String: Medium] = [:]
    for (medium, names) in endings { for name in names { media[name] = medium } }
    return media
  }()

  private static let endings: [Medium: Set<String>] = [
    .text: ["txt", "text", "md", "markdown"], .word: ["docx"], .oldWord: ["doc"], .pdf: ["pdf"],
    .fixed: ["ofd"],
    .picture: ["jpg", "jpeg", "png", "bmp", "gif", "tif", "tiff", "webp", "heic"],
    .audio: ["mp3", "wav", "m4a", "wma", "aac", "amr", "ogg", "flac"],
    .video: ["mp4", "mov", "avi", "mkv", "wmv", "mpg", "mpeg", "flv", "3gp", "ts", "dav", "m4v"],
    .other: ["wps", "rtf", "odt", "xls", "xlsx", "et", "csv", "ppt", "pptx", "htm", "html", "ceb", "caj"],
  ]

  /// Whether there may be words to read in it.
  var isReadable: Bool { self == .text || self == .word || needsTime || self == .fixed }

  /// Whether another program reads it, which takes some hundredths of a second.
  var needsTime: Bool { self == .pdf || self == .oldWord }
}

extension Medium {
  /// What to say where a document has no words.
  var note: Localized? {
    switch self {
    case .picture: Localized(zh: "图片，没有可读文字", en: "a picture without words to read")
    case .audio: Localized(zh: "录音", en: "an audio record")
    case .video: Localized(zh: "录像", en: "a video record")
    case .other:
      Localized(zh: "此格式不读取正文，可另存为 .docx 或 PDF", en: "not read in this format; save it as .docx or PDF")
    case .text, .word, .oldWord, .pdf, .fixed: nil
    }
  }
}

/// Parts of a file that is too large to be read whole.
public struct FilePieces {
  public var size: Int
  /// Bytes from a place; fewer than asked for at the file's end.
  public var read: (_ offset: Int, _ count: Int) -> [UInt8]

  public init(size: Int, read: @escaping (_ offset: Int, _ count: Int) -> [UInt8]) {
    self.size = size
    self.read = read
  }

  init(_ bytes: [UInt8]) {
    self.init(size: bytes.count) { offset, count in
      guard offset >= 0, offset < bytes.count else { return [] }
      return Array(bytes[offset..<min(bytes.count, offset + count)])
    }
  }
}
