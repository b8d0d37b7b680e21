extension ColumnEncoding {
  /// The declared prior as weights of the cells, null's 0; `nil` where none is declared.
  ///
  /// A range's prior weighs equal parts of it, within which it is even.
  /// - Complexity: O(cells + weights).
  public var prior: [Double]? {
    guard let weights = schema.prior else { return nil }
    let values: [Double]
    switch cells {
    case .categories, .codes:
      guard weights.count <= valueCount else { return nil }
      values = weights + Array(repeating: 0, count: valueCount - weights.count)
    case .bins(let bins):
      values = (0..<bins.count).map { bin in
        let steps = bins.steps(of: bin)
        return ColumnEncoding.mass(
          of: weights, from: share(of: Double(steps.lowerBound), bins),
          to: share(of: Double(steps.upperBound) + 1, bins))
      }
    }
    return values + (nullCode == nil ? [] : [0])
  }

  /// Where a step lies in the range, 0 … 1.
  private func share(of step: Double, _ bins: GridBins) -> Double {
    let width = Double(bins.upper) - Double(bins.lower) + 1
    return min(1, max(0, (step - Double(bins.lower)) / width))
  }

  /// The weight between two places of 0 … 1 when each weight is spread evenly over its equal part.
  private static func mass(of weights: [Double], from start: Double, to end: Double) -> Double {
    let scale = Double(weights.count)
    var mass = 0.0
    for (part, weight) in weights.enumerated() {
      let low = max(start * scale, Double(part))
      let high = min(end * scale, Double(part + 1))
      if high > low { mass += weight * (high - low) }
    }
    return mass
  }
}
