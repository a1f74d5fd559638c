import Reviewing

/// Why the workspace could not be read or written.
public enum StoreError: Error, Sendable, Equatable {
  /// The path of the workspace is a file, or a folder of it is.
  case notADirectory(String)
  /// The folder or a file in it may not be written by this user.
  case notWritable(String)
  case diskFull(String)
  /// Another instance kept the database locked for longer than ten seconds.
  case busy(String)
  /// Another instance has the workspace open while it is to be replaced.
  case inUse(String)
  case symbolicLink(String)
  /// A folder, a pipe or a device lies where a file belongs.
  case notARegularFile(String)
  /// The file is there and has no content at all.
  case emptied(String)
  /// The database is gone and its write-ahead log is still there.
  case orphanedLog(String)
  case notADatabase(String)
  /// A SQLite database, but of another program.
  case foreignDatabase(String)
  /// The database was written by a newer version of the program.
  case newerSchema(path: String, found: Int, known: Int)
  /// SQLite or the program found content that cannot be right.
  case damaged(path: String, detail: String)
  /// Any other failure of the file system, with its own words.
  case inputOutput(path: String, detail: String)
  case missing(String)
  case alreadyExists(String)
  /// A backup must not be written over the database it is made of.
  case backupOntoItself(String)
  case unsoundBackup(path: String, problem: Verification.Problem)
  case noReview(ReviewID)
  /// There is no imported case file of this number.
  case noCaseFile(Int64)
  /// The document number is given to another document.
  case numberTaken(prefix: String, year: Int, serial: Int)
  /// The document has this number already, and another was asked for.
  case alreadyNumbered(NumberKey)
  /// Only one such document goes out on a case file, and it has this number on another's review.
  case issuedOnAnotherReview(NumberKey)
  /// A text contains U+0000, which SQLite would cut off there.
  case unstorableText(String)
  /// The installed OpenSSL does not offer the algorithm.
  case algorithmUnavailable(HashAlgorithm)
}
