import Foundation

/// How many cells of a table expect how many rows, which decides how much noise a fit can remove.
///
/// A non-negative fit to y = x + N(0, σ²) behaves like max(0, y − τ) with Σ h(x − τ) = Σx, where
/// h(m) = m Φ(m/σ) + σ φ(m/σ). Its expected distance to x is
/// Σ h(x − τ) − x + 2 (h(τ) − h(τ − x)): far below √(2/π) σ a cell in sparse tables.
struct CellSpectrum: Sendable {
  /// Mean expected count and number of cells of each class, two classes an octave.
  private let classes: [(value: Double, cells: Double)]
  private let total: Double

  /// The spectrum of a table of expected counts. Complexity: O(cells).
  init(_ expected: [Double]) {
    var sums = Array(repeating: 0.0, count: 80)
    var counts = Array(repeating: 0.0, count: 80)
    for value in expected {
      // The exponent and the mantissa's first bit: 2 · log₂, near enough.
      let place = Int(max(value, 0x1p-10).bitPattern >> 51) - 2 * (1023 - 10)
      sums[min(max(place, 0), 79)] += max(0, value)
      counts[min(max(place, 0), 79)] += 1
    }
    classes = zip(sums, counts).compactMap { $1 > 0 ? ($0 / $1, $1) : nil }
    total = sums.reduce(0, +)
  }

  /// How many cells expect at least `count` rows.
  func cells(from count: Double) -> Double {
    classes.reduce(0) { $1.value >= count ? $0 + $1.cells : $0 }
  }

  /// The expected Σ|fit − x| in rows when the table is measured with standard deviation `sigma`.
  ///
  /// - Complexity: O(classes), about 3 µs.
  func noise(sigma: Double) -> Double {
    guard sigma > 0, sigma.isFinite, total > 0 else { return sigma > 0 ? 2 * total : 0 }
    let scale = 1 / sigma
    func excess(_ shift: Double) -> Double {
      classes.reduce(-total * scale) {
        $0 + $1.cells * PositivePart.mean($1.value * scale - shift)
      }
    }
    // In units of σ; the mass kept falls as the shift grows.
    var lower = 0.0
    var upper = 8 + total * scale
    for _ in 0..<30 where upper - lower > 1e-3 {
      let middle = (lower + upper) / 2
      if excess(middle) > 0 { lower = middle } else { upper = middle }
    }
    let shift = (lower + upper) / 2
    let atShift = PositivePart.mean(shift)
    let distance = classes.reduce(0.0) { sum, entry in
      let value = entry.value * scale
      let overlap = atShift - PositivePart.mean(shift - value)
      return sum + entry.cells * (PositivePart.mean(value - shift) - value + 2 * overlap)
    }
    return min(max(0, distance * sigma), 2 * total)
  }
}

/// E max(0, m + Z) = m Φ(m) + φ(m) for a standard normal Z.
enum PositivePart {
  private static let step = 1.0 / 64
  private static let reach = 8.0
  private static let table: [Double] = stride(from: -reach, through: reach + step, by: step).map {
    (m: Double) -> Double in
    let probability: Double = erfc(-m * 0.5.squareRoot()) / 2
    let density: Double = exp(-m * m / 2) / (2 * Double.pi).squareRoot()
    return m * probability + density
  }

  /// By linear interpolation, absolute error below 2e-5.
  static func mean(_ m: Double) -> Double {
    guard m > -reach else { return 0 }
    guard m < reach else { return m }
    let place = (m + reach) * 64
    let index = Int(place)
    let part = place - Double(index)
    return table[index] + part * (table[index + 1] - table[index])
  }
}
