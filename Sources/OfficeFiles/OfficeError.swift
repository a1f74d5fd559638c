/// Why an office file could not be read or written: the file, the part of it, and what is wrong.
public struct OfficeError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The file as the caller named it.
  public var file: String
  /// The part inside the file, such as `word/document.xml`; nil when the whole file is meant.
  public var part: String?
  public var problem: Problem

  /// What is wrong, as facts without words.
  public enum Problem: Hashable, Sendable {
    case unreadable(reason: String)
    case notAZip
    case oldOrEncryptedOffice
    case notAWordDocument
    case notAWorkbook
    case notAPDF
    case notAnOldWordDocument
    case notAnOFD
    case noProgram(String, package: String)
    case programFailed(String)
    case programTooSlow(String, seconds: Int)
    case noSuchSheet(known: [String])
    case badSheetName
    case sheetTooLarge(rows: Int, columns: Int)
    case tooManyCells(limit: Int)
    case outsideSheet
    case cellTooLong(length: Int, limit: Int)
    case notANumber
    case damaged(reason: String)
    case encrypted
    case unsafeName
    case duplicateName
    case symbolicLink
    case unknownCompression
    case tooLarge(bytes: UInt64, limit: UInt64)
    case tooManyEntries(count: UInt64, limit: UInt64)
    case suspiciousRatio(ratio: UInt64, limit: UInt64)
    case noSuchPart
    case invalidXML(line: Int, reason: String)
    case documentType(line: Int)
    case readBackDiffers(written: String, read: String)
    case cannotWrite(reason: String)
    case noChineseFont
    case noFontsInFolder(String)
    case noGlyph(characters: String)
    case unknownPlaceholder(String, paragraph: String, known: [String])
    case unclosedPlaceholder(paragraph: String)
    case unmatchedPlaceholder(String, paragraph: String)
    case placeholderIsList(String, paragraph: String)
  }

  public init(file: String, part: String? = nil, problem: Problem) {
    self.file = file
    self.part = part
    self.problem = problem
  }

  /// The English sentence, for logs.
  public var description: String { english }

  /// The sentence for a Chinese reader: where, what is wrong, what to do.
  public var chinese: String { "\(place)：\(problem.chinese)" }

  /// The sentence for an English reader: where, what is wrong, what to do.
  public var english: String { "\(place): \(problem.english)" }

  private var place: String {
    guard let part else { return visible(file) }
    return "\(visible(file)) » \(visible(part))"
  }
}

extension OfficeError.Problem {
  fileprivate var chinese: String {
    switch self {
    case .unreadable(let reason): "文件打不开（\(reason)）；请检查路径和读取权限"
    case .notAZip: "不是 zip 格式（docx、xlsx 均为 zip 格式）；请用 Word 或 WPS 打开后另存为 .docx 或 .xlsx"
    case .oldOrEncryptedOffice: "是旧版 .doc/.xls 或设有打开密码的文件；请用 Word 或 WPS 打开，取消密码后另存为 .docx 或 .xlsx"
    case .notAWordDocument: "压缩包内没有 Word 正文；请提供 .docx 文件"
    case .notAWorkbook: "压缩包内没有 Excel 工作簿；请提供 .xlsx 文件"
    case .notAPDF: "不是 PDF 文件；请重新导出"
    case .notAnOldWordDocument: "不是旧版 Word 的 .doc 文件；请用 Word 或 WPS 另存为 .docx"
    case .notAnOFD: "不是 OFD 文件；请重新导出"
    case .noProgram(let program, let package): "本机没有 \(program)，读不出正文；请安装 \(package)，或另存为 .docx"
    case .programFailed(let program): "\(program) 读不了这个文件；请打开核对，另存为 .docx"
    case .programTooSlow(let program, let seconds): "\(program) 在 \(seconds) 秒内没有读完，已中止；请打开核对，或拆分文件"
    case .noSuchSheet(let known): "没有这个工作表；现有 \(known.map(visible).joined(separator: "、"))"
    case .badSheetName: "不能用作工作表名称：应为 1～31 个字，不含 []:*?/\\'，且不与其他工作表重名"
    case .sheetTooLarge(let rows, let columns):
      "有 \(rows) 行、\(columns) 列，超过一张工作表的上限 1048576 行、16384 列；请拆分"
    case .tooManyCells(let limit): "单元格超过上限 \(limit) 个；请拆分成几个文件"
    case .outsideSheet: "这一位置不在工作表之内；请用 Excel 或 WPS 打开后重新保存"
    case .cellTooLong(let length, let limit): "有 \(length) 个字，超过上限 \(limit) 个；请缩短"
    case .notANumber: "不是有限的数；请改为数字"
    case .damaged(let reason): "文件已损坏或不完整（\(reason)）；请重新复制或重新导出"
    case .encrypted: "条目设有密码；请解除密码后重新打包"
    case .unsafeName: "条目名称指向压缩包以外（绝对路径、“..”或控制字符）；请改用文件夹内的相对名称重新打包"
    case .duplicateName: "压缩包内有两个同名条目，无法判断以哪个为准；请保留一个后重新打包"
    case .symbolicLink: "条目是符号链接；请换成文件本身后重新打包"
    case .unknownCompression: "条目使用了不支持的压缩方法；请用普通 zip（deflate）重新打包"
    case .tooLarge(let bytes, let limit): "解压后 \(bytes) 字节，超过上限 \(limit) 字节；请拆分或压缩其中的图片"
    case .tooManyEntries(let count, let limit): "有 \(count) 个条目，超过上限 \(limit) 个；请拆分后分别导入"
    case .suspiciousRatio(let ratio, let limit): "压缩比 \(ratio) 超过上限 \(limit)，疑似压缩炸弹，未解压；请核实文件来源"
    case .noSuchPart: "压缩包内没有这一条目；请重新导出"
    case .invalidXML(let line, let reason): "第 \(line) 行不是合格的 XML（\(reason)）；请用 Word 或 WPS 打开后重新保存"
    case .documentType(let line): "第 \(line) 行含有 DOCTYPE 或实体声明，Office 文件不得使用；请用 Word 或 WPS 打开后重新保存"
    case .readBackDiffers(let written, let read): "写出后重读，内容不一致：应为“\(written)”，读到“\(read)”；该文件不可使用"
    case .cannotWrite(let reason): "无法写出（\(reason)）"
    case .noChineseFont:
      "本机没有可用的中文字体，不能生成 PDF；请安装字体（如 fonts-noto-cjk），或在设置中写明“字体文件夹”，也可改为导出 docx"
    case .noFontsInFolder(let folder): "字体文件夹 \(visible(folder)) 不存在或没有字体；请改正设置中的“字体文件夹”"
    case .noGlyph(let characters):
      "已安装的字体都没有这些字：\(visible(characters))；请安装含有这些字的字体，或改为导出 docx"
    case .unknownPlaceholder(let name, let paragraph, let known):
      "“\(visible(paragraph))”一段中的占位符 {{\(visible(name))}} 没有这个名称；可用：\(known.joined(separator: "、"))"
    case .unclosedPlaceholder(let paragraph): "“\(visible(paragraph))”一段中有 {{ 而没有 }}；请补全占位符"
    case .unmatchedPlaceholder(let tag, let paragraph):
      "“\(visible(paragraph))”一段中的 \(visible(tag)) 没有与之对应的另一半；{{#名称}} 与 {{/名称}} 应同在一段之内，或各自独占一段、独占一行表格，并处在同一单元格或同一表格"
    case .placeholderIsList(let name, let paragraph):
      "“\(visible(paragraph))”一段中的 {{\(visible(name))}} 是列表；请写作 {{#\(visible(name))}}…{{/\(visible(name))}}"
    }
  }

  fileprivate var english: String {
    switch self {
    case .unreadable(let reason): "cannot be opened (\(reason)); check the path and the permissions"
    case .notAZip: "is not a zip (docx and xlsx are); open it in Word or WPS and save it as .docx or .xlsx"
    case .oldOrEncryptedOffice:
      "is an old .doc/.xls or has a password; open it in Word or WPS, remove the password and save it as .docx or .xlsx"
    case .notAWordDocument: "holds no Word document; give a .docx file"
    case .notAWorkbook: "holds no Excel workbook; give an .xlsx file"
    case .notAPDF: "is not a PDF; export it again"
    case .notAnOldWordDocument: "is not an old Word .doc; save it as .docx with Word or WPS"
    case .notAnOFD: "is not an OFD document; export it again"
    case .noProgram(let program, let package):
      "cannot be read without \(program), which is not installed; install \(package), or save it as .docx"
    case .programFailed(let program): "cannot be read by \(program); open it to look, and save it as .docx"
    case .programTooSlow(let program, let seconds):
      "was not read by \(program) within \(seconds) seconds, which was stopped; open it to look, or split it"
    case .noSuchSheet(let known):
      "is not a sheet of it; there are \(known.map(visible).joined(separator: ", "))"
    case .badSheetName: "cannot name a sheet: 1 to 31 characters, none of []:*?/\\', each name once"
    case .sheetTooLarge(let rows, let columns):
      "has \(rows) rows and \(columns) columns, more than the 1048576 and 16384 of a sheet; split it"
    case .tooManyCells(let limit): "has more than \(limit) cells; split it into several files"
    case .outsideSheet: "is no place in a sheet; open it in Excel or WPS and save it again"
    case .cellTooLong(let length, let limit):
      "has \(length) characters, over the limit of \(limit); shorten it"
    case .notANumber: "is not a finite number; write a number"
    case .damaged(let reason): "is damaged or incomplete (\(reason)); copy or export it again"
    case .encrypted: "has a password; remove it and pack again"
    case .unsafeName:
      "has a name that leads out of the archive (absolute, “..” or control characters); pack with relative names"
    case .duplicateName: "occurs twice in the archive; keep one and pack again"
    case .symbolicLink: "is a symbolic link; pack the file itself"
    case .unknownCompression: "uses an unsupported compression method; pack as an ordinary zip (deflate)"
    case .tooLarge(let bytes, let limit):
      "has \(bytes) bytes unpacked, over the limit of \(limit); split it or shrink its pictures"
    case .tooManyEntries(let count, let limit): "has \(count) entries, over the limit of \(limit); split it"
    case .suspiciousRatio(let ratio, let limit):
      "has a compression ratio of \(ratio), over the limit of \(limit): a zip bomb, not unpacked; check its origin"
    case .noSuchPart: "is not in the archive; export it again"
    case .invalidXML(let line, let reason):
      "line \(line) is not well-formed XML (\(reason)); open it in Word or WPS and save it again"
    case .documentType(let line):
      "line \(line) declares a DOCTYPE or an entity, which office files must not; open it in Word or WPS and save again"
    case .readBackDiffers(let written, let read):
      "does not read back as written: expected “\(written)”, read “\(read)”; do not use this file"
    case .cannotWrite(let reason): "cannot be written (\(reason))"
    case .noChineseFont:
      "cannot be set: no Chinese font is installed; install one (such as fonts-noto-cjk), name a 字体文件夹 in the settings, or export docx"
    case .noFontsInFolder(let folder):
      "cannot be set: the font folder \(visible(folder)) does not exist or holds no fonts; correct 字体文件夹 in the settings"
    case .noGlyph(let characters):
      "cannot be set: no installed font has these characters: \(visible(characters)); install one that has, or export docx"
    case .unknownPlaceholder(let name, let paragraph, let known):
      "in the paragraph “\(visible(paragraph))” there is no value for {{\(visible(name))}}; there are: \(known.joined(separator: ", "))"
    case .unclosedPlaceholder(let paragraph):
      "in the paragraph “\(visible(paragraph))” a {{ has no }}; complete the placeholder"
    case .unmatchedPlaceholder(let tag, let paragraph):
      "in the paragraph “\(visible(paragraph))” \(visible(tag)) has no other half; put both into one paragraph, or each alone into a paragraph or row of the same cell or table"
    case .placeholderIsList(let name, let paragraph):
      "in the paragraph “\(visible(paragraph))” {{\(visible(name))}} is a list; write {{#\(visible(name))}}…{{/\(visible(name))}}"
    }
  }
}

/// A name as it may be shown: control characters, which could steer a terminal, become U+FFFD.
private func visible(_ name: String) -> String {
  var scalars = String.UnicodeScalarView()
  for scalar in name.unicodeScalars {
    let category = scalar.properties.generalCategory
    scalars.append(category == .control || category == .format ? "\u{FFFD}" : scalar)
  }
  return String(scalars)
}
