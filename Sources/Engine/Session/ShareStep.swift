/// How shares move in steps.
public enum ShareStep {
  /// The largest share that steps lead to.
  public static let largest = 1000.0

  /// The multiple of `step` that is `times` further up, or down where it is negative, within 0 … 1000, in
  /// thousandths.
  public static func next(after share: Double, by step: Double, times: Int = 1) -> Double {
    let size = abs(step)
    guard size > 0, size.isFinite, share.isFinite else { return share }
    // Steps are counted from 0, so that 0.7 goes to 1 and not to 1.2.
    let multiple =
      step > 0
      ? (share / size + 1e-6).rounded(.down) + Double(times)
      : (share / size - 1e-6).rounded(.up) - Double(times)
    return min(largest, max(0, (multiple * size * 1000).rounded() / 1000))
  }
}
