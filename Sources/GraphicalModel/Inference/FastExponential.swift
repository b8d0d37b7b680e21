/// eˣ over contiguous cells, relative error below 1e-11, for arguments in −700 … 700.
enum FastExponential {
  typealias Vector = SIMD4<Double>

  /// Up to this the first terms of the series are enough.
  private static let small = 0.0625

  /// `result` = the exponential of every cell; cells are whole vectors.
  ///
  /// - Parameter largest: no argument is further from 0.
  static func apply(
    _ cells: ConstantCells, _ count: Int, largest: Double, into result: Cells
  ) {
    if largest <= small {
      each(cells, count, into: result, near0)
    } else if largest <= 16 * small {
      each(cells, count, into: result, within1)
    } else {
      each(cells, count, into: result, anywhere)
    }
  }

  @inline(__always)
  private static func each(
    _ cells: ConstantCells, _ count: Int, into result: Cells, _ body: (Vector) -> Vector
  ) {
    var index = 0
    while index < count {
      let argument = UnsafeRawPointer(cells + index).loadUnaligned(as: Vector.self)
      UnsafeMutableRawPointer(result + index).storeBytes(of: body(argument), as: Vector.self)
      index &+= 4
    }
  }

  /// Taylor's polynomial of degree 6.
  @inline(__always)
  private static func near0(_ x: Vector) -> Vector {
    var p = x * (1.0 / 720) + 1.0 / 120
    p = p * x + 1.0 / 24
    p = p * x + 1.0 / 6
    p = p * x + 0.5
    p = p * x + 1.0
    return p * x + 1.0
  }

  /// e^x = (e^(x/16))¹⁶.
  @inline(__always)
  private static func within1(_ x: Vector) -> Vector {
    var p = near0(x * 0.0625)
    p *= p
    p *= p
    p *= p
    return p * p
  }

  /// x = k ln 2 + r with |r| ≤ ln 2 / 2; e^r by its Taylor polynomial of degree 9.
  @inline(__always)
  private static func anywhere(_ x: Vector) -> Vector {
    // Adding 1.5 · 2⁵² rounds to the nearest integer and leaves it in the low bits.
    let magic = Vector(repeating: 0x1.8p52)
    let shifted = x * 1.4426950408889634 + magic
    let k = shifted - magic
    let r = (x - k * 0.693147180369123816490) - k * 1.90821492927058770002e-10
    var p = r * (1.0 / 362880) + 1.0 / 40320
    p = p * r + 1.0 / 5040
    p = p * r + 1.0 / 720
    p = p * r + 1.0 / 120
    p = p * r + 1.0 / 24
    p = p * r + 1.0 / 6
    p = p * r + 0.5
    p = p * r + 1.0
    p = p * r + 1.0
    let bits = unsafeBitCast(shifted, to: SIMD4<UInt64>.self) &<< SIMD4(repeating: 52)
    let one = SIMD4<UInt64>(repeating: 1023 << 52)
    return p * unsafeBitCast(bits &+ one, to: Vector.self)
  }
}
