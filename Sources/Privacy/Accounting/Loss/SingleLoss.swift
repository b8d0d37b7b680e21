import Foundation

/// The privacy loss of one discrete Gaussian whose answer moves by 1, on a grid and tilted.
///
/// With Y ~ N_Z(0, σ²) against N_Z(1, σ²) the loss is exactly L = (1 − 2Y)/(2σ²). A loss between two
/// grid points is split over them so that both its probability p and its p·e^−L stay: merging the two
/// parts gives the old pair back, so the new pair has at least its δ at every ε (post-processing;
/// Doroshenko, Ghazi, Kamath, Kumar and Manurangsi 2022). Rounding moves a little more to the upper
/// point. Losses past the cut are infinite (``infinite``).
struct SingleLoss {
  /// The cut, in σ: beyond lies less than 1e-86.
  static let reach = 20.0

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
  /// - Complexity: O(σ), about 40σ exponentials.
  init(variance: Double, step: Double, tilt: Double) {
    let cut = Int((SingleLoss.reach * variance.squareRoot()).rounded(.up)) + 1
    let upwards = -expm1(-step)
    var weight = 0.0
    var logarithms: [Double] = []
    points.reserveCapacity(4 * cut + 2)
    logarithms.reserveCapacity(4 * cut + 2)
    for y in -cut...cut {
      let exponent = -Double(y) * Double(y) / (2 * variance)
      weight += exp(exponent)
      let place = (1 - 2 * Double(y)) / (2 * variance) / step
      let low = place.rounded(.down)
      let rounding = 4e-16 * abs(place) + 1e-12
      let part = min(1, -expm1(-(place - low) * step) / upwards + rounding)
      if part < 1 {
        points.append(Int(low))
        logarithms.append(exponent + log1p(-part) + tilt * low * step)
      }
      points.append(Int(low) + 1)
      logarithms.append(exponent + log(part) + tilt * (low + 1) * step)
    }
    // The sum up to the cut is below the true one, so that every probability is rounded up.
    let largest = logarithms.max() ?? 0
    masses = logarithms.map { exp($0 - largest) }
    let sum = masses.reduce(0, +)
    for place in masses.indices { masses[place] /= sum }
    logMoment = largest + log(sum) - log(weight)
    infinite = DiscreteGaussian.upperTail(variance: variance, from: cut + 1)
  }
}
