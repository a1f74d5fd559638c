import CaseFiles
import Prechecks
import Reviewing

/// What the screens ask of the program; only the program touches files, the store and the terminal.
public enum Effect: Sendable, Equatable {
  /// Append these changes to the journal, all or none. The screens already show them, with the sign of
  /// `App.isWriting` until they are on the disk; when they cannot be written, answer with `Answer.refused` and
  /// they are taken back.
  case record(ReviewID, [ReviewAction], reason: String)
  /// Run the checks on the file as its review corrects it now and answer with `Answer.checked`.
  case check(ReviewID)
  /// Compare the file's fine with the others on the desk and answer with `Answer.likeCases`.
  case likeCases(ReviewID)
  /// Write a document; the format follows from the path's ending. Answer `done`, `failed` or `isThere`.
  case export(Instrument, ReviewID, path: String, replacing: Bool = false)
  /// Answer with the names a path that is being typed may go on with, as `Answer.names`.
  case completePath(String)
  /// Answer with the text of the document as `Answer.preview`.
  case preview(Instrument, ReviewID)
  /// Let the reviewer write a long text in the editor and answer with `Answer.edited`.
  case edit(text: String)
  /// Keep a text that is being typed, in place of the one kept before; an empty one: nothing is kept of it.
  case draft(Draft)
  /// Let the reviewer edit the settings and answer with `Answer.preferences`.
  case editSettings
  /// Show the screens in these colours from now on.
  case wear(Theme)
  /// The tour was taken or left; it does not begin by itself again.
  case tourSeen
  /// Put a text on the clipboard of the terminal (OSC 52).
  case copy(String)
  /// Open a document of the case file with the system's own program.
  case openExternally(ReviewID, path: String)
  /// Make out the words of a picture or a scan of the review's file; answer with `Answer.recognised` or `failed`.
  case recognise(ReviewID, document: Int)
  /// Load a case file of the desk and answer with `Answer.loaded` or `failed`.
  case load(CaseRow)
  /// Look a word up in the full text of the desk's files and answer with `Answer.found`.
  case search(String)
  /// The same for a word that is still being typed: answered beside the screens, or not at all.
  case searchTyped(String)
  /// Look at the columns of a table to be imported and answer with `Answer.columns`.
  case readColumns(path: String)
  /// Take case files into the workspace, telling of the progress; then answer with `Answer.imported`. What the
  /// columns of a table are read as is remembered for the next one.
  case importFiles(path: String, columns: ColumnMapping)
  /// Break off the import under way; what was taken in stays.
  case stopImport
  /// Remember the views of the desk and its columns for the next time.
  case keepViews([DeskViewSetting], columns: Set<DeskColumn>)
  /// Answer with the events of a review as `Answer.history`.
  case recall(ReviewID)
  /// Read or change rectifications; answer with `Answer.rectifications`, `rectified` or `failed`.
  case rectify(RectificationRequest)
  /// Count the figures of the files on the desk and answer with `Answer.round`.
  case round
  /// Load the case files again and answer with `Answer.reloaded`.
  case reload
  /// Send the whole next frame, for a screen that something else has written on.
  case redraw
  case suspend
  case quit
}

extension Effect {
  /// Whether what is typed meanwhile is meant for what the answer brings: a screen, or the rest of a path.
  var isWaitedFor: Bool {
    switch self {
    case .load, .preview, .readColumns, .completePath: true
    default: false
    }
  }

  /// Whether what is asked for reads what the journal holds, or ends the program.
  public var readsTheWorkspace: Bool {
    switch self {
    case .record, .draft, .check, .searchTyped, .completePath, .copy, .wear, .tourSeen, .redraw: false
    default: true
    }
  }
}

/// What the rectification screen asks for.
public enum RectificationRequest: Sendable, Equatable {
  case load
  /// Record a step. The names of its evidence are paths, or 纸质：名称 for paper; the program reads and hashes them.
  case take(RectificationID, RectificationStep, seen: Int)
  /// Draw so many of the accepted ones for a look-back.
  case draw(seed: String, count: Int)
  /// Write the list; the format follows from the path's ending. Answered by `isThere` where a file is not to be replaced.
  case export(path: String, replacing: Bool = false)
}

/// The documents a review can issue, by the words of the command contract.
public enum Instrument: String, Sendable, CaseIterable {
  case opinion
  case rectificationNotice = "rectification-notice"
  case scoreSheet = "score-sheet"
  case problemList = "problem-list"

  public var title: Localized {
    switch self {
    case .opinion: Localized(zh: "评查意见书", en: "Review opinion")
    case .rectificationNotice: Localized(zh: "整改通知书", en: "Rectification notice")
    case .scoreSheet: Localized(zh: "评分表", en: "Score sheet")
    case .problemList: Localized(zh: "问题清单", en: "Problem list")
    }
  }

  /// The name's ending that is offered.
  var ending: String { self == .scoreSheet ? "xlsx" : "docx" }
}

/// What the program puts on the desk.
public enum Answer: Sendable {
  /// Case files that have been loaded; those of a review already on the desk take its place.
  case entries([CaseEntry])
  /// Rows of case files that are loaded when they are opened.
  case items([DeskItem])
  /// A case file asked for by `load`.
  case loaded(CaseEntry)
  /// The case files in whose text a word stands.
  case found(String, caseFiles: [String])
  /// What the columns of a table to be imported are read as; nil where the path leads to no table.
  case columns(path: String, TableSurvey?)
  /// What an import came to, what it refused, and what it took in and holds doubtful.
  ///
  /// - Parameter kept: How many of the case files read are in the workspace now.
  case imported(Localized, refusals: [String], doubts: [String] = [], kept: Int = 0)
  /// Everything, anew.
  case reloaded(Desk)
  case progress(Desk.Progress?)
  /// A file or a row that could not be taken over.
  case refusedFile(LoadError)
  /// Something to be said of a file that was taken over.
  case noticed(LoadError)
  /// The changes of a `record` could not be written.
  ///
  /// - Parameter kept: The review as the journal holds it; nil where that cannot be read.
  case refused(ReviewID, [ReviewAction], Localized, kept: Review? = nil)
  /// What the checks say of the file as it is corrected now.
  case checked(ReviewID, [CheckResult])
  /// Where a file's fine stands among its like.
  case likeCases(ReviewID, LikeCasesPicture)
  /// The words of a picture or a scan as a program made them out.
  case recognised(ReviewID, document: Int, RecognisedText)
  /// The lines of a document asked for by `preview`: a table's row as its cells, all else as one.
  case preview(Instrument, [[String]])
  /// The text written in the editor; nil when it was left without saving.
  case edited(String?)
  /// The events of a review, oldest first, of which the last step is to be taken back.
  case history(ReviewID, [ReviewEvent])
  /// Reviews that another window has changed, as they are now.
  case changedElsewhere([Review])
  /// The settings, at the start or after a change, with what is wrong with them.
  case preferences(Preferences, [Localized])
  /// Reasons written before, to be offered again.
  case phrases([Phrases.Learned])
  /// Texts that were being typed when the program was ended from outside.
  case drafts([Draft])
  /// The program runs for the first time: the tour may be offered.
  case firstRun
  /// The figures asked for by `round`.
  case round(RoundFigures)
  /// Every rectification of the workspace, as of a day.
  case rectifications([RectificationEntry], today: Day, EscalationPolicy)
  /// Those that were changed, as they stand now.
  case rectified([RectificationEntry], Localized)
  /// The names with which the path may go on, folders with a slash behind them.
  case names(completing: String, [String])
  /// Where something is to be written there is a file already; the effect writes it all the same.
  case isThere(path: String, replacing: Effect)
  case done(Localized)
  case failed(Localized)
}
