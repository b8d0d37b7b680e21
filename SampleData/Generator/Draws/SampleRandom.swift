/// A small deterministic source of random draws: SplitMix64 (Steele, Lea & Flood, OOPSLA 2014).
///
/// It is for made-up data only: nothing here is fit for noise that protects anybody.
struct SampleRandom {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  /// The next 64 bits.
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var bits = state
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    return bits ^ (bits >> 31)
  }

  /// A whole number in 0 ..< bound; `bound` is at least 1.
  mutating func below(_ bound: Int) -> Int {
    Int(next().multipliedFullWidth(by: UInt64(bound)).high)
  }

  /// True with probability `numerator` in `denominator`.
  mutating func chance(_ numerator: Int, in denominator: Int = 100) -> Bool {
    below(denominator) < numerator
  }

  /// A bell-shaped draw with mean 0 and standard deviation 65,536: twelve uniform draws, centred.
  mutating func bell() -> Int {
    (0..<12).reduce(-6 * 65_536) { sum, _ in sum + below(65_536) }
  }

  /// A log-normal draw around `median` whose spread is `percent` hundredths of a doubling.
  mutating func spread(around median: Int, percent: Int) -> Int {
    PowerOfTwo.scale(median, by: bell() * percent / 100)
  }

  /// A position, with probability in proportion to its weight; at least one weight is above 0.
  mutating func pick(_ weights: [Int]) -> Int {
    var left = below(weights.reduce(0, +))
    for (position, weight) in weights.enumerated() {
      if left < weight { return position }
      left -= weight
    }
    return weights.count - 1
  }

  /// A value, with probability in proportion to the weight beside it.
  mutating func pick<Value>(_ choices: [(Value, Int)]) -> Value {
    choices[pick(choices.map(\.1))].0
  }
}
