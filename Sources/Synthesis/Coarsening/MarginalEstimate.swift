import Privacy
import Tables

/// Noisy counts of one column by fine cell, combined from all measurements of it.
public struct MarginalEstimate: Sendable, Hashable {
  /// The counts, of mean zero error: they may be negative.
  public let values: [Double]
  /// The noise's variance by cell, in rows².
  public let variance: Double

  /// Counts with noise of `variance` a cell, above 0.
  public init(values: [Double], variance: Double) {
    self.values = values
    self.variance = variance
  }
}

extension MarginalEstimate {
  /// The combined one-way estimates by column.
  static func oneWays(_ measurements: [Measurement]) -> [Int: MarginalEstimate] {
    var groups: [Int: [Measurement]] = [:]
    for measurement in measurements where measurement.query.kind == .marginal {
      let columns = measurement.query.clique.columns
      if columns.count == 1 { groups[columns[0], default: []].append(measurement) }
    }
    return groups.compactMapValues { group in
      Measurement.combined(group).map {
        MarginalEstimate(values: $0.values, variance: $0.variance)
      }
    }
  }
}
