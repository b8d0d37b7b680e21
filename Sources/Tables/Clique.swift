/// A set of columns, by position in the modelled table, in ascending order.
///
/// Tables over a clique are row-major in that order: the last column varies fastest.
public struct Clique: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// Column positions, strictly ascending.
  public let columns: [Int]

  /// Sorts and de-duplicates `columns`.
  public init(_ columns: [Int]) {
    self.columns = Array(Set(columns)).sorted()
  }

  /// One column.
  public init(_ column: Int) { columns = [column] }

  /// A pair of different columns in either order.
  public init(_ first: Int, _ second: Int) {
    self.init([first, second])
  }

  /// How many columns it holds.
  public var count: Int { columns.count }

  /// Whether `column` is in the set. Complexity: O(count).
  public func contains(_ column: Int) -> Bool { columns.contains(column) }

  /// Whether every column of this set is in `other`.
  public func isSubset(of other: Clique) -> Bool { columns.allSatisfy(other.columns.contains) }

  /// The columns in either set.
  public func union(_ other: Clique) -> Clique { Clique(columns + other.columns) }

  /// The columns in both sets.
  public func intersection(_ other: Clique) -> Clique {
    Clique(columns.filter(other.columns.contains))
  }

  /// How many cells a table over this clique has, or `nil` past `Int.max`.
  public func cellCount(sizes: [Int]) -> Int? {
    var product = 1
    for column in columns {
      let (next, overflow) = product.multipliedReportingOverflow(by: sizes[column])
      if overflow { return nil }
      product = next
    }
    return product
  }

  /// Fewer columns first, then by position.
  public static func < (left: Clique, right: Clique) -> Bool {
    left.count != right.count
      ? left.count < right.count : left.columns.lexicographicallyPrecedes(right.columns)
  }

  /// Positions in braces, for logs.
  public var description: String { "{\(columns.map(String.init).joined(separator: ","))}" }
}
