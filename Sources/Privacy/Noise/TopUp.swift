/// One more independent measurement that raises what was spent on a marginal to a higher total.
///
/// Costs add, so a top-up to ρ′ costs ρ′ less what was spent, and the inverse-variance combination of
/// all of them has the variance of one measurement at ρ′ (`Measurement.combined(_:)`).
public struct TopUp: Hashable, Sendable {
  /// The variance of the measurement to make.
  public let variance: Variance
  /// Σ of the costs with it, at most the total wanted.
  public let reached: Rho

  /// From measurements with the variances `made` to the record-level total `total`.
  ///
  /// The variance is rounded up, so that Σ k²/(2σ²) never passes `total`, not even by rounding.
  /// - Parameter rowsPerUnit: k, at least 1.
  /// - Returns: `nil` when `total` leaves nothing, or less than any admitted variance costs.
  public init?(from made: some Sequence<Variance>, to total: Rho, rowsPerUnit: Int = 1) {
    let spent = Rho.sum(
      made.map { variance in
        let rows = Double(rowsPerUnit)
        return Rho((rows * rows / (2 * variance.value)).nextUp.nextUp) ?? .largest
      })
    let left = (total.value - spent.value).nextDown
    guard left > 0, let rho = Rho(left),
      let variance = Variance.costing(atMost: rho, rowsPerUnit: rowsPerUnit)
    else { return nil }
    self.variance = variance
    let rows = Double(rowsPerUnit)
    let cost = Rho(rows * rows / (2 * variance.value)) ?? .zero
    reached = min(total, Rho.sum([spent, cost]))
  }
}
