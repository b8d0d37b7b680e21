import Foundation
import Testing

@testable import Privacy

@Suite struct FourierTransformTests {
  private func numbers(_ count: Int, seed: UInt64) -> [Double] {
    var random = SplitMix(seed: seed)
    return (0..<count).map { _ in random.unit() - 0.5 }
  }

  /// The defining sum, with angles reduced exactly, differs by no more than the stated bound.
  @Test(arguments: [1, 2, 5, 9])
  func agreesWithTheDefinition(bits: Int) {
    let transform = FourierTransform(bits: bits)
    let count = transform.count
    let (x, y) = (numbers(count, seed: 1), numbers(count, seed: 2))
    var (real, imaginary) = (x, y)
    transform.transform(&real, &imaginary)
    let size = zip(x, y).reduce(0) { $0 + hypot($1.0, $1.1) }
    for k in 0..<count {
      var (a, b) = (0.0, 0.0)
      for j in 0..<count {
        let angle = -2 * Double.pi * Double(j * k % count) / Double(count)
        a += x[j] * cos(angle) - y[j] * sin(angle)
        b += x[j] * sin(angle) + y[j] * cos(angle)
      }
      // The check's own sum has count roundings.
      let allowed = (transform.error + Double(count) * 0x1p-51) * size
      #expect(hypot(real[k] - a, imaginary[k] - b) <= allowed)
    }
  }

  @Test func thereAndBackStaysWithinTwiceTheBound() {
    let transform = FourierTransform(bits: 14)
    let x = numbers(transform.count, seed: 3)
    var (real, imaginary) = (x, [Double](repeating: 0, count: x.count))
    transform.transform(&real, &imaginary)
    imaginary = imaginary.map(-)
    let size = x.reduce(0) { $0 + abs($1) }
    transform.transform(&real, &imaginary)
    for (a, b) in zip(real, x) {
      #expect(abs(a / Double(x.count) - b) <= 2 * transform.error * size)
    }
  }
}
