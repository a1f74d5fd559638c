extension String {
  /// A person's name as it is compared: 王 某 is 王某, however it was typed.
  public var plainName: String { filter { !$0.isWhitespace } }
}
