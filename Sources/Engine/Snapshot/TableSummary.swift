/// The table as a whole.
public struct TableSummary: Sendable {
  /// The file's name without its folders.
  public var name: String
  /// Exact number of real rows, for the curator's eyes, unless ``isRowCountMeasured``.
  public var rowCount: Int
  /// How many columns the file has.
  public var columnCount: Int
  /// Whether the file was recognised as integer codes.
  public var isIntegerCoded: Bool
  /// Whether ``rowCount`` is a charged estimate; outside curator mode no other is shown.
  public var isRowCountMeasured = false
}
