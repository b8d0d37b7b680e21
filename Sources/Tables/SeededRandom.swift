/// A reproducible generator for post-processing: the sampling, decoding and shuffling of rows.
///
/// SplitMix64 (Steele, Lea and Flood 2014). Noise that is released never comes from it: Privacy draws
/// that from the operating system only.
public struct SeededRandom: RandomNumberGenerator, Sendable {
  private var state: UInt64

  /// Starts at `seed`; `stream` numbers independent streams of one seed.
  public init(seed: UInt64, stream: UInt64 = 0) {
    state = SeededRandom.mixed(seed &+ SeededRandom.mixed(stream &+ 0x9E37_79B9_7F4A_7C15))
  }

  /// The next 64 bits.
  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    return SeededRandom.mixed(state)
  }

  /// A uniform number in 0 ..< 1 with 53 bits.
  public mutating func unit() -> Double { Double(next() >> 11) * 0x1p-53 }

  private static func mixed(_ value: UInt64) -> UInt64 {
    var z = value
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
