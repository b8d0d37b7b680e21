/// Exact coins and integers from uniform bits: whole-number arithmetic only.
enum ExactCoin {
  /// A uniform integer in 0 ..< `bound`, at least 1 (Lemire 2019, by multiplication with rejection).
  @inline(__always)
  static func uniform(below bound: UInt64, using bits: inout some RandomNumberGenerator) -> UInt64 {
    var product = bits.next().multipliedFullWidth(by: bound)
    if product.low < bound {
      let threshold = (0 &- bound) % bound
      while product.low < threshold { product = bits.next().multipliedFullWidth(by: bound) }
    }
    return product.high
  }

  /// A uniform integer in 0 ..< `bound`, at least 1, by masking and rejection.
  static func uniform(below bound: UInt128, using bits: inout some RandomNumberGenerator) -> UInt128
  {
    if bound <= UInt128(UInt64.max) {
      return UInt128(uniform(below: UInt64(truncatingIfNeeded: bound), using: &bits))
    }
    let mask = UInt128.max >> UInt128((bound - 1).leadingZeroBitCount)
    while true {
      let value = (UInt128(bits.next()) << 64 | UInt128(bits.next())) & mask
      if value < bound { return value }
    }
  }

  /// True with probability exp(−1): Algorithm 1 at γ = 1, whose first coin always succeeds.
  @inline(__always)
  static func bernoulliExpOne(using bits: inout some RandomNumberGenerator) -> Bool {
    var k: UInt64 = 2
    while uniform(below: k, using: &bits) == 0 { k += 1 }
    return !k.isMultiple(of: 2)
  }

  /// True with probability exp(−n/d), for 0 ≤ n ≤ d, d ≥ 1 (Algorithm 1).
  @inline(__always)
  static func bernoulliExpFraction(
    _ n: UInt64, over d: UInt64, using bits: inout some RandomNumberGenerator
  ) -> Bool {
    var k: UInt64 = 1
    while true {
      let (bound, overflow) = d.multipliedReportingOverflow(by: k)
      let heads =
        overflow
        ? uniform(below: UInt128(d) * UInt128(k), using: &bits) < UInt128(n)
        : uniform(below: bound, using: &bits) < n
      if !heads { return !k.isMultiple(of: 2) }
      k += 1
    }
  }

  /// True with probability exp(−n/d) for any n and 1 ≤ d < 2^100.
  static func bernoulliExp(
    _ n: UInt128, over d: UInt128, using bits: inout some RandomNumberGenerator
  ) -> Bool {
    var rest = n
    while rest >= d {
      if !bernoulliExpOne(using: &bits) { return false }
      rest -= d
    }
    if d <= UInt128(UInt64.max) {
      return bernoulliExpFraction(
        UInt64(truncatingIfNeeded: rest), over: UInt64(truncatingIfNeeded: d), using: &bits)
    }
    var k: UInt128 = 1
    while uniform(below: d * k, using: &bits) < rest { k += 1 }
    return !k.isMultiple(of: 2)
  }

  /// P(x) ∝ exp(−|x|/t) on the integers, 1 ≤ t ≤ 2^16 (Algorithm 2).
  static func discreteLaplace(
    scale: UInt64, using bits: inout some RandomNumberGenerator
  ) -> Int64 {
    while true {
      let offset = uniform(below: scale, using: &bits)
      if !bernoulliExpFraction(offset, over: scale, using: &bits) { continue }
      var steps: UInt64 = 0
      while bernoulliExpOne(using: &bits) { steps += 1 }
      let size = Int64(offset + scale * steps)
      let negative = bits.next() & 1 == 1
      if negative, size == 0 { continue }
      return negative ? -size : size
    }
  }
}
