import Foundation
import Tables

/// The composed privacy loss of many discrete Gaussians, sharp near one ε and an upper bound on δ at
/// every ε from ``lowest`` up.
///
/// Probabilities are tilted by e^(s·l) before they are convolved, so that the transform's rounding is
/// small beside δ itself and not only beside 1 (an Esscher transform); the convolution is circular.
/// What wraps around comes from outside the window and only adds to δ, but for losses above the
/// window, whose probability is bounded separately: with μ² = Σ 1/σ² and n parts,
/// P(L > w) ≤ exp(−(w − n·step − μ²/2)²/(2μ²)), from E e^(tL) ≤ e^(t(1+t)μ²/2) (Canonne, Kamath and
/// Steinke 2020, Theorem 4) and the at most one step that splitting adds to each part.
struct TiltedLoss {
  /// Half of the window, in μ.
  private static let reach = 10.0

  private let step: Double
  private let tilt: Double
  private let first: Int
  /// Σ of the probabilities at grid point i of the window and above.
  private let above: [Double]
  /// δ at grid point i of the window, from the window alone.
  private let curve: [Double]
  private let logMoment: Double
  private let transformError: Double
  /// What lies above the window or past a cut.
  private let constant: Double
  private let slack: Double

  /// Composes `groups`, (σ², how many), for use near `focus`; neither is empty or 0.
  init(_ groups: [(variance: Double, count: Int)], focus: Double) {
    let squared = groups.reduce(0) { $0 + Double($1.count) / $1.variance }
    let mu = squared.squareRoot()
    let count = groups.reduce(0) { $0 + $1.count }
    let bits = min(17, max(14, Int(log2(1024 * Double(count).squareRoot()).rounded(.up))))
    let transform = FourierTransform(bits: bits)
    let size = transform.count
    let step = 2 * TiltedLoss.reach * mu / Double(size)
    let tilt = min(TiltedLoss.reach / mu, max(0, (focus - squared / 2) / squared))
    let lowest = squared / 2 + tilt * squared - TiltedLoss.reach * mu
    let first = Int((lowest / step).rounded(.down))
    // Two halves whatever the cores, so that the result does not depend on them.
    let half = (groups.count + 3) / 4 * 2
    let halves = Parallel.map(groups.count < 8 ? 1 : 2) { place in
      let all = groups.count < 8
      return TiltedLoss.spectrum(
        all ? groups[...] : place == 0 ? groups[..<half] : groups[half...], transform, step: step,
        tilt: tilt)
    }
    var spectrum = LossSpectrum(transform)
    var logMoment = 0.0
    var constant = 0.0
    for (place, part) in halves.enumerated() {
      if place == 0 { spectrum = part.spectrum } else { spectrum.multiply(by: part.spectrum) }
      logMoment += part.logMoment
      constant += part.infinite
    }
    let end = Double(first + size - count) * step - squared / 2
    constant += end > 0 ? exp(-end * end / (2 * squared)) : 1
    let composed = spectrum.composed()
    var above = [Double](repeating: 0, count: size + 1)
    var curve = above
    let keep = exp(-step)
    let drop = -expm1(-step)
    for place in (0..<size).reversed() {
      let point = first + place
      let mass = max(0, composed.masses[((point % size) + size) % size])
      above[place] = above[place + 1] + mass * exp(logMoment - tilt * Double(point) * step)
      curve[place] = drop * above[place + 1] + keep * curve[place + 1]
    }
    self.step = step
    self.tilt = tilt
    self.first = first
    self.above = above
    self.curve = curve
    self.logMoment = logMoment
    self.constant = constant
    transformError = composed.error
    slack = 1e-9 + 1e-12 * Double(count) + 1e-15 * abs(logMoment)
  }

  /// The spectrum of `groups` with Σ ln M and Σ of the probabilities past a cut.
  private static func spectrum(
    _ groups: ArraySlice<(variance: Double, count: Int)>, _ transform: FourierTransform,
    step: Double, tilt: Double
  ) -> (spectrum: LossSpectrum, logMoment: Double, infinite: Double) {
    var spectrum = LossSpectrum(transform)
    var (logMoment, infinite) = (0.0, 0.0)
    for place in stride(from: groups.startIndex, to: groups.endIndex, by: 2) {
      let pair = groups[place..<min(place + 2, groups.endIndex)].map { group in
        (SingleLoss(variance: group.variance, step: step, tilt: tilt), group.count)
      }
      for (loss, count) in pair {
        logMoment += Double(count) * loss.logMoment
        infinite += Double(count) * loss.infinite
      }
      spectrum.multiply(pair)
    }
    return (spectrum, logMoment, infinite)
  }

  /// The smallest ε that may be asked about.
  var lowest: Double { Double(first) * step }

  /// An upper bound on δ at `epsilon`, which decreases in it; 1 below ``lowest``.
  ///
  /// δ = Σ_{l > ε} p(l)(1 − e^(ε − l)). Complexity: O(1).
  func delta(at epsilon: Double) -> Double {
    guard epsilon >= lowest else { return 1 }
    var sum = 0.0
    let place = (epsilon / step).rounded(.down) - Double(first) + 1
    if place < Double(curve.count) {
      let next = max(0, Int(place))
      let left = max(0, Double(first + next) * step - epsilon)
      sum = -expm1(-left) * above[next] + exp(-left) * curve[next]
    }
    // The largest weight that an error of the tilted probabilities can get above ε.
    let weight = tilt > 0 ? tilt * log(tilt / (1 + tilt)) - log1p(tilt) : 0
    let error = transformError * exp(logMoment - tilt * epsilon + weight)
    let bound = (sum + error) * (1 + slack) + constant
    return bound.isNaN ? 1 : min(1, bound)
  }
}
