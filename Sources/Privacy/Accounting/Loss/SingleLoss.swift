import Foundation

/// The privacy loss of one discrete Gaussian whose answer moves by 1, on a grid and tilted.
///
/// With Y ~ N_Z(0, σ²) against N_Z(1, σ²) the loss is exactly L = (1 − 2Y)/(2σ²). A loss between two
/// grid points is split over them so that both its probability p and its p·e^−L stay: merging the two
/// parts gives the old pair back, so the new pair has at least its δ at every ε (post-processing;
/// Doroshenko, Ghazi, Kamath, Kumar and Manurangsi 2022). Rounding moves a little more to the upper
/// point. Losses past the cut are infinite (``infinite``).
struct SingleLoss {
  /// The cut, in σ around the tilted law's middle: beyond lies less than 1e-32 of either law.
  static let reach = 12.0

  /// Grid points of the parts; a point may occur several times.
  private(set) var points: [Int] = []
  /// Their tilted probabilities, p·e^(s·l)/M: they sum to 1.
  private(set) var masses: [Double] = []
  /// ln M, M = Σ p·e^(s·l).
  let logMoment: Double
  /// The probability of a loss past the cut, rounded up.
  let infinite: Double

  /// Of variance `variance` on the grid of `step`, tilted by `tilt` ≥ 0.
  ///
  /// - Complexity: O(σ + s), about 24σ + s times three exponentials.
  init(variance: Double, step: Double, tilt: Double) {
    let width = SingleLoss.reach * variance.squareRoot()
    let highest = Int(width.rounded(.up)) + 1
    // The tilt moves the middle to y = −s; losses rise where y falls.
    let cut = Int((width + tilt).rounded(.up)) + 1
    let upwards = -expm1(-step)
    let ahead = exp(tilt * step)
    // The largest exponent of the tilted law, at y = −s.
    let largest = tilt * (tilt + 1) / (2 * variance)
    var weight = 0.0
    points.reserveCapacity(2 * (cut + highest + 1))
    masses.reserveCapacity(2 * (cut + highest + 1))
    for y in -cut...highest {
      let exponent = -Double(y) * Double(y) / (2 * variance)
      weight += exp(exponent)
      let place = (1 - 2 * Double(y)) / (2 * variance) / step
      let low = place.rounded(.down)
      let rounding = 4e-16 * abs(place) + 1e-12
      let part = min(1, -expm1(-(place - low) * step) / upwards + rounding)
      let mass = exp(exponent + tilt * low * step - largest)
      if part < 1 {
        points.append(Int(low))
        masses.append(mass * (1 - part))
      }
      points.append(Int(low) + 1)
      masses.append(mass * ahead * part)
    }
    // The sum up to the cuts is below the true one, so that every probability is rounded up; what lies
    // past the lower cut of the loss is thereby counted as a higher loss.
    let sum = masses.reduce(0, +)
    for place in masses.indices { masses[place] /= sum }
    logMoment = largest + log(sum) - log(weight)
    infinite = DiscreteGaussian.upperTail(variance: variance, from: cut + 1)
  }
}
