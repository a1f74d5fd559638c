/// One column of one row of a `Surface`.
///
/// A wide glyph occupies two cells: its own, of width 2, and a tail of width 0.
public struct Cell: Hashable, Sendable {
  /// The Unicode scalar drawn, a space where the cell is blank.
  public var scalar: UInt32
  /// One combining mark on the scalar, or 0.
  public var mark: UInt32
  public var role: Role
  /// 1, 2, or 0 for the tail of a wide glyph.
  public var width: UInt8

  public init(scalar: UInt32 = 0x20, mark: UInt32 = 0, role: Role = .normal, width: UInt8 = 1) {
    self.scalar = scalar
    self.mark = mark
    self.role = role
    self.width = width
  }

  static func tail(_ role: Role) -> Cell { Cell(scalar: 0, role: role, width: 0) }
}
