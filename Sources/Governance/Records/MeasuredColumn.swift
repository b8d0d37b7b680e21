import Tables

/// A modelled column as measurements know it.
public struct MeasuredColumn: Sendable, Hashable {
  /// Its name.
  public var name: String
  /// Its cells, 1 … 65,536, the null cell included: what its own marginal is over.
  public var size: Int
  /// How its cells are put together where it stands with other columns and in scores; `nil` where
  /// each stays by itself.
  public var coarsening: Coarsening?

  /// Makes a column.
  public init(name: String, size: Int, coarsening: Coarsening? = nil) {
    self.name = name
    self.size = size
    self.coarsening = coarsening
  }

  /// Its cells in marginals of several columns and in scores.
  public var coarseSize: Int { coarsening?.size ?? size }
}

extension [MeasuredColumn] {
  /// The cells that a query is over, by column: fine ones for the marginal of one column, coarse ones
  /// for all others.
  func sizes(_ kind: QueryShape) -> [Int] {
    map { kind == .alone ? $0.size : $0.coarseSize }
  }
}

/// Which cells a query is over.
enum QueryShape {
  /// The marginal of one column: its own cells.
  case alone
  /// Several columns, or a score: cells put together.
  case together
}
