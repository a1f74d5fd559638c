import CaseFiles
import Foundation
import Reports
import Reviewing
import TerminalUI

// What the conclusion screen asks for: previews, exports, long texts, and documents in the system's viewer.
extension Workstation {
  func preview(_ instrument: TerminalUI.Instrument, _ id: ReviewID) {
    answer {
      let (kind, concluded) = try concluded(instrument, id)
      let draft = try issuing().preview(kind, of: concluded)
      var lines = TextFormat().lines(of: draft.document)
      let open = concluded.standard.score(concluded.review.scorecard).unanswered.count
      if open > 0 {
        let words = Localized(
          zh: "【草稿：还有 \(open) 项未答，得分和等次都是暂计】",
          en: "[Draft: \(open.counting("criterion", "criteria")) unanswered; score and grade are not final]")
        lines.insert([words[app.language]], at: 0)
      }
      return .preview(instrument, lines)
    }
  }

  func export(_ instrument: TerminalUI.Instrument, _ id: ReviewID, to typed: String, replacing: Bool) {
    let path = TypedPath.expanded(typed)
    answer {
      guard replacing || !TypedPath.isFile(path) else {
        return .isThere(path: typed, replacing: .export(instrument, id, path: typed, replacing: true))
      }
      let (kind, concluded) = try concluded(instrument, id)
      let draft = try issuing().write(kind, of: concluded, to: path, format: nil, replacing: replacing)
      guard let first = draft.missing.first else {
        return .done(Localized(zh: "已写入 \(path)", en: "Wrote \(path)"))
      }
      let others = draft.missing.count
      return .done(
        Localized(
          zh: "已写入 \(path)；有 \(others) 处未填写（\(first.zh)…），可在 \(shared.workspacePath)/settings.yaml 填写",
          en:
            "Wrote \(path); \(others) blanks (\(first.en)…), fill them in in \(shared.workspacePath)/settings.yaml"
        ))
    }
  }

  /// The words of a picture or a scan, beside the screens.
  func recognise(_ id: ReviewID, document index: Int) {
    guard let file = app.desk.entries.entry(id)?.file, file.documents.indices.contains(index) else { return }
    let (original, document) = (kept(file, of: id), file.documents[index])
    background.answer {
      do throws(LoadError) {
        return .recognised(id, document: index, try file.recognise(document, in: original))
      } catch {
        return .failed(
          Localized(
            zh: "\(error.problem.zh)；\(error.remedy.zh)", en: "\(error.problem.en); \(error.remedy.en)"))
      }
    }
  }

  /// What the workspace kept of an imported file, where that was not opened from its place.
  private func kept(_ file: CaseFile, of id: ReviewID) -> CaseOriginal? {
    guard paths.isEmpty, let number = try? store.caseNumber(of: id.caseFile) else { return nil }
    return try? store.caseOriginal(number).original
  }

  /// The path of a file for other programs: where it lies, else a copy for as long as the program runs.
  private func pathForOthers(_ path: String, of id: ReviewID) throws(LoadError) -> String {
    guard let file = app.desk.entries.entry(id)?.file else { return path }
    let there = file.location + "/" + path
    if FileManager.default.fileExists(atPath: there) { return there }
    let source = Source(file: path)
    let bytes = try file.contents(of: Fact(path, original: path, source: source), in: kept(file, of: id))
    let folder = NSTemporaryDirectory() + "casereview-\(UUID().uuidString)"
    let name = path.split(separator: "/").last.map(String.init) ?? path
    try? FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    _ = FileManager.default.createFile(
      atPath: folder + "/" + name, contents: Data(bytes), attributes: [.posixPermissions: 0o600])
    copies.append(folder)
    return folder + "/" + name
  }

  func openExternally(_ path: String, of id: ReviewID) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    do throws(LoadError) {
      process.arguments = ["xdg-open", try pathForOthers(path, of: id)]
    } catch {
      return take(.failed(error.problem))
    }
    // A viewer that runs in a terminal must not have ours.
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    let began = ContinuousClock.now
    process.terminationHandler = { [background] process in
      // A viewer that was looked at for a while has done its work, whatever it says.
      guard process.terminationStatus != 0, .now - began < .seconds(5) else { return }
      background.tell(
        .failed(
          process.terminationStatus == 127
            ? Localized(
              zh: "这台机器没有 xdg-open，打不开 \(path)", en: "this machine has no xdg-open: \(path) is not opened")
            : Localized(
              zh: "系统没有能打开 \(path) 的程序（xdg-open 返回 \(process.terminationStatus)）",
              en: "the system has no program that opens \(path) (xdg-open says \(process.terminationStatus))")
        ))
    }
    do {
      try process.run()
      take(.done(Localized(zh: "已交由系统打开 \(path)", en: "Opening \(path)")))
    } catch {
      take(.failed(Localized(zh: "不能启动查看程序", en: "the viewer cannot be started")))
    }
  }

  /// The text as the reviewer's editor left it. Where there is none it is said why, and what was written is kept.
  func edit(_ text: String, on terminal: TerminalDriver) -> String? {
    let path = NSTemporaryDirectory() + "casereview-\(UUID().uuidString.prefix(8)).txt"
    let isWritten = FileManager.default.createFile(
      atPath: path, contents: Data(text.utf8), attributes: [.posixPermissions: 0o600])
    guard isWritten else {
      take(.failed(Localized(zh: "不能写入 \(path)，没有打开编辑器", en: "cannot write \(path), no editor was opened")))
      return nil
    }
    let ending = terminal.edit(path: path)
    let bytes = FileManager.default.contents(atPath: path)
    let written = bytes.flatMap { TextDecoding.decode(Array($0)) }
    if ending == .closed, let written {
      try? FileManager.default.removeItem(atPath: path)
      return written
    }
    let why = ending.failure ?? Localized(zh: "编辑器存下的不是文本", en: "what the editor saved is no text")
    if bytes == nil || written == text {
      try? FileManager.default.removeItem(atPath: path)
      take(.failed(Localized(zh: "\(why.zh)；原文没有改动", en: "\(why.en); the text is as it was")))
    } else {
      take(
        .failed(
          Localized(
            zh: "写下的留在 \(path)：\(why.zh)，原文没有改动",
            en: "what was written is kept in \(path): \(why.en), and the text is as it was")))
    }
    return nil
  }

  private func concluded(
    _ instrument: TerminalUI.Instrument, _ id: ReviewID
  ) throws -> (Reports.Instrument.Kind, ConcludedReview) {
    guard let kind = Reports.Instrument.Kind(rawValue: instrument.rawValue) else {
      throw CommandFailure(
        zh: "\(instrument.title.zh)还不能出具", en: "\(instrument.title.en) cannot be issued yet")
    }
    guard let entry = app.desk.entries.entry(id) else {
      throw CommandFailure(zh: "案卷已不在工作台上", en: "the case file is no longer on the desk")
    }
    return (
      kind,
      ConcludedReview(
        file: entry.file, results: entry.results, standard: entry.standard, review: entry.review)
    )
  }

  private func issuing() throws -> Issuing {
    Issuing(
      settings: try Settings.load(workspace: shared.workspacePath), store: store, calendar: library.calendar,
      actor: reviewer)
  }

  func answer(_ work: () throws -> Answer) {
    do {
      take(try work())
    } catch let failure as CommandFailure {
      take(.failed(failure.message))
    } catch {
      take(.failed(Localized("\(error)")))
    }
  }
}

extension EditorEnding {
  /// Why nothing can be taken from the editor; nil where it ended well.
  var failure: Localized? {
    switch self {
    case .closed: nil
    case .notStarted(let editor):
      Localized(
        zh: "不能启动编辑器“\(editor)”，可用环境变量 EDITOR 指定，如 EDITOR=vim",
        en: "the editor “\(editor)” cannot be started; the variable EDITOR names another, such as EDITOR=vim")
    case .failed(let editor, let status):
      Localized(
        zh: "编辑器“\(editor)”没有正常结束" + (status.map { "（返回 \($0)）" } ?? ""),
        en: "the editor “\(editor)” did not end well" + (status.map { " (it returned \($0))" } ?? ""))
    }
  }
}
