/// eˣ over contiguous cells, relative error below 1e-11, for arguments in −700 … 700.
enum FastExponential {
  /// Replaces every cell by its exponential.
  ///
  /// x = k ln 2 + r with |r| ≤ ln 2 / 2; e^r by its Taylor polynomial of degree 9.
  static func apply(_ cells: Cells, _ count: Int) {
    var index = 0
    while index &+ 4 <= count {
      let raw = UnsafeMutableRawPointer(cells + index)
      raw.storeBytes(of: exp4(raw.loadUnaligned(as: SIMD4<Double>.self)), as: SIMD4<Double>.self)
      index &+= 4
    }
    while index < count {
      cells[index] = exp4(SIMD4(repeating: cells[index]))[0]
      index &+= 1
    }
  }

  @inline(__always)
  private static func exp4(_ x: SIMD4<Double>) -> SIMD4<Double> {
    // Adding 1.5 · 2⁵² rounds to the nearest integer and leaves it in the low bits.
    let magic = SIMD4(repeating: 0x1.8p52)
    let shifted = x * 1.4426950408889634 + magic
    let k = shifted - magic
    let r = (x - k * 0.693147180369123816490) - k * 1.90821492927058770002e-10
    var p = SIMD4(repeating: 1.0 / 362880)
    p = p * r + SIMD4(repeating: 1.0 / 40320)
    p = p * r + SIMD4(repeating: 1.0 / 5040)
    p = p * r + SIMD4(repeating: 1.0 / 720)
    p = p * r + SIMD4(repeating: 1.0 / 120)
    p = p * r + SIMD4(repeating: 1.0 / 24)
    p = p * r + SIMD4(repeating: 1.0 / 6)
    p = p * r + SIMD4(repeating: 0.5)
    p = p * r + SIMD4(repeating: 1.0)
    p = p * r + SIMD4(repeating: 1.0)
    let bits = unsafeBitCast(shifted, to: SIMD4<UInt64>.self) &<< SIMD4(repeating: 52)
    let one = SIMD4<UInt64>(repeating: 1023 << 52)
    return p * unsafeBitCast(bits &+ one, to: SIMD4<Double>.self)
  }
}
