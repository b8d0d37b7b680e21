/// The middle and spread of a numeric column, from its counts and a value a cell.
public struct Moments: Sendable, Hashable {
  /// The sum of the weights.
  public let count: Double
  /// The mean; NaN without weight.
  public let mean: Double
  /// The standard deviation of the distribution itself (divided by n); NaN without weight.
  public let standardDeviation: Double
  /// The least value with at least a quarter of the weight at or below it; NaN without weight.
  public let lowerQuartile: Double
  /// The same for half of the weight.
  public let median: Double
  /// The same for three quarters.
  public let upperQuartile: Double

  /// From weights a cell (negative or NaN ones count as 0) and values a cell.
  ///
  /// - Precondition: as many values as weights.
  /// - Complexity: O(n log n).
  public init(weights: [Double], values: [Double]) {
    precondition(weights.count == values.count)
    let cells = zip(weights, values).filter { $0.0 > 0 }.sorted { $0.1 < $1.1 }
    let total = cells.reduce(0) { $0 + $1.0 }
    let mean = cells.reduce(0) { $0 + $1.0 * $1.1 } / total
    let square = cells.reduce(0) { $0 + $1.0 * ($1.1 - mean) * ($1.1 - mean) } / total
    func quantile(_ part: Double) -> Double {
      var sum = 0.0
      for (weight, value) in cells {
        sum += weight
        if sum >= part * total { return value }
      }
      return cells.last?.1 ?? .nan
    }
    count = total
    self.mean = total > 0 ? mean : .nan
    standardDeviation = total > 0 ? square.squareRoot() : .nan
    lowerQuartile = quantile(0.25)
    median = quantile(0.5)
    upperQuartile = quantile(0.75)
  }

  /// From counts a cell and values a cell, leaving out the null cell if there is one.
  ///
  /// `values` may be shorter than `counts`: cells past its end, such as a null cell, are left out.
  public init(counts: [Int32], values: [Double]) {
    self.init(
      weights: counts.prefix(values.count).map { Double($0) },
      values: Array(values.prefix(counts.count)))
  }
}
