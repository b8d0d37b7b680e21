/// Five quantiles of a number that is known by cells: what a box with whiskers shows.
public struct BoxSummary: Hashable, Sendable {
  /// The shares of rows below the five quantiles.
  public static let shares = [0.05, 0.25, 0.5, 0.75, 0.95]
  /// The quantiles, ascending, in the measure of the edges.
  public let quantiles: [Double]
  /// The rows behind them.
  public let count: Double

  /// The quantiles of rows counted between `edges`, spread evenly within each cell; `nil` without rows.
  ///
  /// - Complexity: O(cells).
  public init?(edges: [Double], counts: [Double]) {
    guard edges.count == counts.count + 1 else { return nil }
    let clean = counts.map { $0.isFinite ? max(0, $0) : 0 }
    let total = clean.reduce(0, +)
    guard total > 0 else { return nil }
    var quantiles: [Double] = []
    var below = 0.0
    var cell = 0
    for share in BoxSummary.shares {
      let rank = share * total
      while cell < clean.count - 1, below + clean[cell] < rank {
        below += clean[cell]
        cell += 1
      }
      let part = clean[cell] > 0 ? min(1, max(0, (rank - below) / clean[cell])) : 0
      quantiles.append(edges[cell] + part * (edges[cell + 1] - edges[cell]))
    }
    self.quantiles = quantiles
    count = total
  }

  /// The median.
  public var median: Double { quantiles[2] }
}
