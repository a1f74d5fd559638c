extension Surface {
  /// Cells that lead to a file, where the terminal can open one.
  public struct Link: Hashable, Sendable {
    public var row: Int
    public var column: Int
    /// How many columns lead there.
    public var width: Int
    /// The file's path as the program knows it.
    public var path: String
  }
}
