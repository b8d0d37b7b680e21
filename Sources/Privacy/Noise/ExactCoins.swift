/// Exact coins and integers from uniform bits: whole-number arithmetic only.
///
/// Words are handed out in pieces of 16, 32 or 64 bits, each used once: small bounds need few bits,
/// and the bits are most of the price of a draw.
struct ExactCoins<Bits: RandomNumberGenerator> {
  private var bits: Bits
  private var halves: UInt64 = 0
  private var halvesLeft = 0
  private var quarters: UInt64 = 0
  private var quartersLeft = 0

  init(_ bits: Bits) { self.bits = bits }

  /// A uniform integer in 0 ..< `bound`, at least 1 (Lemire 2019, by multiplication with rejection).
  @inline(__always)
  mutating func uniform(below bound: UInt64) -> UInt64 {
    if bound < 1 << 10 { return uniform(below: UInt32(truncatingIfNeeded: bound), width: 16) }
    if bound < 1 << 26 { return uniform(below: UInt32(truncatingIfNeeded: bound), width: 32) }
    var product = bits.next().multipliedFullWidth(by: bound)
    if product.low < bound {
      let threshold = (0 &- bound) % bound
      while product.low < threshold { product = bits.next().multipliedFullWidth(by: bound) }
    }
    return product.high
  }

  /// The same from `width` bits, 16 or 32, for a bound below 2^`width`.
  @inline(__always)
  private mutating func uniform(below bound: UInt32, width: UInt64) -> UInt64 {
    let bound = UInt64(bound)
    let mask = (1 << width) - 1 as UInt64
    var product = piece(width) &* bound
    if product & mask < bound {
      let threshold = (1 << width) % bound
      while product & mask < threshold { product = piece(width) &* bound }
    }
    return product >> width
  }

  /// The next `width` bits, 16 or 32.
  @inline(__always)
  private mutating func piece(_ width: UInt64) -> UInt64 {
    if width == 16 {
      if quartersLeft == 0 { (quarters, quartersLeft) = (bits.next(), 4) }
      defer { (quarters, quartersLeft) = (quarters >> 16, quartersLeft - 1) }
      return quarters & 0xFFFF
    }
    if halvesLeft == 0 { (halves, halvesLeft) = (bits.next(), 2) }
    defer { (halves, halvesLeft) = (halves >> 32, halvesLeft - 1) }
    return halves & 0xFFFF_FFFF
  }

  /// A uniform integer in 0 ..< `bound`, at least 1, by masking and rejection past 64 bits.
  mutating func uniform(below bound: UInt128) -> UInt128 {
    if bound <= UInt128(UInt64.max) {
      return UInt128(uniform(below: UInt64(truncatingIfNeeded: bound)))
    }
    let mask = UInt128.max >> UInt128((bound - 1).leadingZeroBitCount)
    while true {
      let value = (UInt128(bits.next()) << 64 | UInt128(bits.next())) & mask
      if value < bound { return value }
    }
  }

  /// True with probability exp(−1): Algorithm 1 at γ = 1, whose first coin always succeeds.
  @inline(__always)
  mutating func expOne() -> Bool {
    var k: UInt64 = 2
    while uniform(below: k) == 0 { k += 1 }
    return !k.isMultiple(of: 2)
  }

  /// True with probability exp(−n/d), for 0 ≤ n ≤ d, d ≥ 1 (Algorithm 1).
  @inline(__always)
  mutating func expFraction(_ n: UInt64, over d: UInt64) -> Bool {
    var k: UInt64 = 1
    while true {
      let (bound, overflow) = d.multipliedReportingOverflow(by: k)
      let heads =
        overflow
        ? uniform(below: UInt128(d) * UInt128(k)) < UInt128(n) : uniform(below: bound) < n
      if !heads { return !k.isMultiple(of: 2) }
      k += 1
    }
  }

  /// True with probability exp(−n/d) for any n and 1 ≤ d < 2^100.
  mutating func exp(_ n: UInt128, over d: UInt128) -> Bool {
    var rest = n
    while rest >= d {
      if !expOne() { return false }
      rest -= d
    }
    if d <= UInt128(UInt64.max) {
      return expFraction(UInt64(truncatingIfNeeded: rest), over: UInt64(truncatingIfNeeded: d))
    }
    var k: UInt128 = 1
    while uniform(below: d * k) < rest { k += 1 }
    return !k.isMultiple(of: 2)
  }

  /// P(x) ∝ exp(−|x|/t) on the integers, 1 ≤ t ≤ 2^16 (Algorithm 2).
  mutating func discreteLaplace(scale: UInt64) -> Int64 {
    while true {
      let offset = uniform(below: scale)
      if !expFraction(offset, over: scale) { continue }
      var steps: UInt64 = 0
      while expOne() { steps += 1 }
      let size = Int64(offset + scale * steps)
      let negative = uniform(below: 2 as UInt64) == 1
      if negative, size == 0 { continue }
      return negative ? -size : size
    }
  }
}
