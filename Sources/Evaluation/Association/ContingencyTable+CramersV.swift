extension ContingencyTable {
  /// Cramér's V, 0 … 1, uncorrected; rows and columns without weight are taken away first, and with
  /// fewer than two of either left it is 0.
  ///
  /// - Complexity: O(cells).
  public var cramersV: Double {
    guard let chi = chiSquare else { return 0 }
    let least = Double(min(chi.rows, chi.columns) - 1)
    return min(1, (chi.phiSquare / least).squareRoot())
  }

  /// Cramér's V with the bias of small samples taken off (Bergsma 2013), 0 … 1.
  ///
  /// φ̃² = max(0, φ² − (r−1)(c−1)/(n−1)), r̃ = r − (r−1)²/(n−1), c̃ likewise; V = √(φ̃² / min(r̃−1, c̃−1)).
  /// 0 with fewer than two rows, columns or units of weight.
  /// - Complexity: O(cells).
  public var correctedCramersV: Double {
    guard let chi = chiSquare, chi.total > 1 else { return 0 }
    let rows = Double(chi.rows - 1)
    let columns = Double(chi.columns - 1)
    let phi = max(0, chi.phiSquare - rows * columns / (chi.total - 1))
    let least = min(
      rows - rows * rows / (chi.total - 1), columns - columns * columns / (chi.total - 1))
    return least > 0 ? min(1, (phi / least).squareRoot()) : 0
  }

  /// φ² = χ²/n over the rows and columns that have weight.
  private var chiSquare: (phiSquare: Double, rows: Int, columns: Int, total: Double)? {
    let rowTotals = rowTotals
    let columnTotals = columnTotals
    let liveRows = rowTotals.indices.filter { rowTotals[$0] > 0 }
    let liveColumns = columnTotals.indices.filter { columnTotals[$0] > 0 }
    guard liveRows.count >= 2, liveColumns.count >= 2 else { return nil }
    let total = rowTotals.reduce(0, +)
    var chi = 0.0
    for row in liveRows {
      for column in liveColumns {
        let expected = rowTotals[row] * columnTotals[column] / total
        let difference = weights[row * columns + column] - expected
        chi += difference * difference / expected
      }
    }
    return (chi / total, liveRows.count, liveColumns.count, total)
  }
}
