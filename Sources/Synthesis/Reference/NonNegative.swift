/// The non-negative table nearest to a noisy one among those with a given sum.
///
/// max(0, y − τ) with τ such that the sum is right: the Euclidean projection onto a simplex (Duchi et al. 2008).
public enum NonNegative {
  /// - Complexity: O(n log n).
  public static func projected(_ values: [Double], sum: Double) -> [Double] {
    guard !values.isEmpty else { return [] }
    var reached = 0.0
    var threshold = 0.0
    for (index, value) in values.sorted(by: >).enumerated() {
      reached += value
      let candidate = (reached - sum) / Double(index + 1)
      if value > candidate { threshold = candidate }
    }
    return values.map { max(0, $0 - threshold) }
  }
}
