/// Powers of two in whole-number arithmetic, so that every machine writes the same bytes.
enum PowerOfTwo {
  /// 2^(1/2), 2^(1/4), … 2^(1/256), each times 2^30.
  private static let roots = [
    1_518_500_250, 1_276_901_417, 1_170_923_762, 1_121_280_436, 1_097_253_708, 1_085_434_106,
    1_079_572_136, 1_076_653_010,
  ]

  /// `value` times 2 to the power `exponent` / 65,536, rounded down; exponents beyond ±20 are cut.
  static func scale(_ value: Int, by exponent: Int) -> Int {
    let cut = min(max(exponent, -20 << 16), 20 << 16)
    let fraction = cut & 0xFFFF
    var scaled = value
    for (place, root) in roots.enumerated() where fraction & (0x8000 >> place) != 0 {
      scaled = (scaled * root) >> 30
    }
    let whole = cut >> 16
    return whole >= 0 ? scaled << whole : scaled >> -whole
  }
}
