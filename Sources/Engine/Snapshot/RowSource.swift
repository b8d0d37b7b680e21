/// Rows as text, fetched a page at a time.
public protocol RowSource: Sendable {
  /// How many rows there are.
  var count: Int { get }
  /// The row's cells as they would be written, `nil` for null. Complexity: O(columns).
  func row(_ index: Int) -> [String?]
}
