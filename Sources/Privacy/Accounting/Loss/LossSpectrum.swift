import Foundation

/// The Fourier transform of a sum of independent losses, with a bound on its own error.
struct LossSpectrum {
  private let transform: FourierTransform
  private var real: [Double]
  private var imaginary: [Double]
  /// ln Π(|F̂| + e)ⁿ, a bound on the exact product's size.
  private var logSize: [Double]
  /// Σ n·e/(|F̂| + e), the relative error of the product so far.
  private var relative: [Double]
  /// Below this a frequency counts as 0; its whole size is then error.
  private static let negligible = -80.0

  /// Of no losses at all.
  init(_ transform: FourierTransform) {
    self.transform = transform
    let half = transform.count / 2 + 1
    real = Array(repeating: 1, count: half)
    imaginary = Array(repeating: 0, count: half)
    logSize = imaginary
    relative = imaginary
  }

  /// Adds one or two kinds of losses, each as often as said; two share one complex transform.
  mutating func multiply(_ losses: [(loss: SingleLoss, count: Int)]) {
    let size = transform.count
    var x = [Double](repeating: 0, count: size)
    var y = x
    if let first = losses.first?.loss { LossSpectrum.spread(first, over: &x) }
    if losses.count > 1 { LossSpectrum.spread(losses[1].loss, over: &y) }
    transform.transform(&x, &y)
    let error = transform.error * Double(losses.count) + 0x1p-51
    for (place, (_, count)) in losses.enumerated() {
      for k in real.indices where logSize[k] > LossSpectrum.negligible {
        let mirror = (size - k) % size
        let sum = (x: (x[k] + x[mirror]) / 2, y: (y[k] - y[mirror]) / 2)
        let difference = (x: (x[k] - x[mirror]) / 2, y: (y[k] + y[mirror]) / 2)
        let factor = place == 0 ? sum : (x: difference.y, y: -difference.x)
        multiply(k, by: factor, count: count, error: error)
      }
    }
  }

  /// Adds the losses of `other`, whose transform has the same length.
  mutating func multiply(by other: LossSpectrum) {
    for k in real.indices {
      let isLost = min(logSize[k], other.logSize[k]) <= LossSpectrum.negligible
      logSize[k] += other.logSize[k]
      relative[k] = isLost ? 1 : relative[k] + other.relative[k] + 8 * 0x1p-53
      (real[k], imaginary[k]) =
        isLost
        ? (0, 0)
        : (
          real[k] * other.real[k] - imaginary[k] * other.imaginary[k],
          real[k] * other.imaginary[k] + imaginary[k] * other.real[k]
        )
    }
  }

  private mutating func multiply(
    _ k: Int, by factor: (x: Double, y: Double), count: Int, error: Double
  ) {
    let size = (factor.x * factor.x + factor.y * factor.y).squareRoot() + error
    logSize[k] += Double(count) * log(size)
    relative[k] += Double(count) * (error / size + 8 * 0x1p-53)
    guard logSize[k] > LossSpectrum.negligible else { return }
    var base = factor
    var left = count
    while left > 0 {
      if !left.isMultiple(of: 2) {
        (real[k], imaginary[k]) = (
          real[k] * base.x - imaginary[k] * base.y, real[k] * base.y + imaginary[k] * base.x
        )
      }
      base = (base.x * base.x - base.y * base.y, 2 * base.x * base.y)
      left /= 2
    }
  }

  /// The probabilities of the sum modulo the transform's length, and a bound on the sum of their
  /// absolute errors: Parseval and Cauchy for the product, entry by entry for the way back.
  func composed() -> (masses: [Double], error: Double) {
    let size = transform.count
    var x = [Double](repeating: 0, count: size)
    var y = x
    var squares = 0.0
    var sizes = 0.0
    for k in real.indices {
      let twice = k == 0 || k == size / 2 ? 1.0 : 2.0
      let bound = exp(logSize[k])
      let lost = logSize[k] > LossSpectrum.negligible ? min(1, relative[k]) : 1
      squares += twice * bound * bound * lost * lost * 4
      sizes += twice * bound
      guard logSize[k] > LossSpectrum.negligible else { continue }
      (x[k], y[k]) = (real[k], -imaginary[k])
      if twice == 2 { (x[size - k], y[size - k]) = (real[k], imaginary[k]) }
    }
    transform.transform(&x, &y)
    for place in x.indices { x[place] /= Double(size) }
    return (x, squares.squareRoot() + transform.error * sizes)
  }

  private static func spread(_ loss: SingleLoss, over cells: inout [Double]) {
    let size = cells.count
    for (point, mass) in zip(loss.points, loss.masses) {
      let cell = point % size
      cells[cell < 0 ? cell + size : cell] += mass
    }
  }
}
