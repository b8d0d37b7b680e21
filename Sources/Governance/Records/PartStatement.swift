/// Which part of a table a release was made of, as its manifest states it.
public struct PartStatement: Sendable, Hashable {
  /// The part.
  public var part: TablePart
  /// What was looked at of the slice: its rows are not in the release.
  public var slice: ExploredStatement

  /// Makes a statement.
  public init(part: TablePart, slice: ExploredStatement) {
    self.part = part
    self.slice = slice
  }
}
