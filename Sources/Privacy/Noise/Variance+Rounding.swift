extension Variance {
  /// The smallest admitted variance that is at least `wanted`, so that a realised cost never exceeds
  /// the planned one.
  ///
  /// Admitted are whole numbers from 1000 up, and below that fractions over a power of two up to 2^20
  /// with a numerator of at least 1000 before reduction: at most 0.1% above `wanted` from 0.001 up.
  ///
  /// - Parameter wanted: σ² in rows², above 0 and at most 4,294,967,295.
  /// - Returns: `nil` outside that range.
  public static func roundedUp(from wanted: Double) -> Variance? {
    guard wanted > 0, wanted <= Double(UInt32.max) else { return nil }
    var shift = 0
    var scaled = wanted
    while scaled < 1000, shift < 20 {
      scaled *= 2
      shift += 1
    }
    var numerator = UInt32(scaled.rounded(.up))
    while shift > 0, numerator.isMultiple(of: 2) {
      numerator /= 2
      shift -= 1
    }
    return Variance(numerator, over: 1 << UInt32(shift))
  }

  /// The smallest admitted variance that costs at most `rho` at record level, for units of at most
  /// `rowsPerUnit` rows: σ² ≥ k²/(2ρ).
  ///
  /// - Returns: `nil` when ρ is 0 or so small (below k² · 1.2e-10) that no admitted variance is large
  ///   enough.
  public static func costing(atMost rho: Rho, rowsPerUnit: Int = 1) -> Variance? {
    guard rho.value > 0 else { return nil }
    let rows = Double(rowsPerUnit)
    return roundedUp(from: (rows * rows / (2 * rho.value)).nextUp)
  }
}
