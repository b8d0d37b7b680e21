import Foundation

/// Reproducible normal noise addressed by (key, cell), for drafts only.
enum DraftNoise {
  /// round(`sigma` · z) for cells 0 ..< `count`, with z fixed by `key` and the cell.
  static func values(_ count: Int, key: UInt64, sigma: Double) -> [Int64] {
    (0..<count).map { cell in
      let uniform = uniform(key &+ UInt64(truncatingIfNeeded: cell &+ 1) &* 0x9E37_79B9_7F4A_7C15)
      return Int64((sigma * normalQuantile(uniform)).rounded())
    }
  }

  /// round(`sigma` · z) with z fixed by `key` and the bytes of a value.
  static func value(_ bytes: [UInt8], key: UInt64, sigma: Double) -> Int64 {
    var state = mixed(key ^ UInt64(bytes.count))
    for byte in bytes { state = mixed(state ^ UInt64(byte)) }
    return Int64((sigma * normalQuantile(uniform(state))).rounded())
  }

  /// A standard Gumbel variable, −ln(−ln u), fixed by `key`, a level and a cut.
  static func gumbel(key: UInt64, level: Int, cut: Int) -> Double {
    let word = UInt64(truncatingIfNeeded: level) << 40 ^ UInt64(truncatingIfNeeded: cut)
    return -log(-log(uniform(mixed(key ^ mixed(word &+ 1)))))
  }

  /// A number in (0, 1), a multiple of 2^−53.
  private static func uniform(_ state: UInt64) -> Double {
    (Double(mixed(state) >> 12) + 0.5) * 0x1p-52
  }

  /// The finaliser of SplitMix64 (Steele, Lea and Flood 2014).
  static func mixed(_ value: UInt64) -> UInt64 {
    var z = value
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// The standard normal quantile at `p` in (0, 1), to about 1e-15 relative (Wichura 1988, AS 241).
  static func normalQuantile(_ p: Double) -> Double {
    let q = p - 0.5
    if abs(q) <= 0.425 {
      let r = 0.180625 - q * q
      return q * polynomial(r, centre.0) / polynomial(r, centre.1)
    }
    let r = (-log(min(p, 1 - p))).squareRoot()
    let size =
      r <= 5
      ? polynomial(r - 1.6, middle.0) / polynomial(r - 1.6, middle.1)
      : polynomial(r - 5, tail.0) / polynomial(r - 5, tail.1)
    return q < 0 ? -size : size
  }

  /// Coefficients from the constant term up.
  private typealias Polynomial = SIMD8<Double>

  @inline(__always)
  private static func polynomial(_ x: Double, _ c: Polynomial) -> Double {
    let high = ((c[7] * x + c[6]) * x + c[5]) * x + c[4]
    return (((high * x + c[3]) * x + c[2]) * x + c[1]) * x + c[0]
  }

  private static var centre: (Polynomial, Polynomial) {
    (
      Polynomial(
        3.3871328727963666080e0, 1.3314166789178437745e+2, 1.9715909503065514427e+3,
        1.3731693765509461125e+4, 4.5921953931549871457e+4, 6.7265770927008700853e+4,
        3.3430575583588128105e+4, 2.5090809287301226727e+3),
      Polynomial(
        1, 4.2313330701600911252e+1, 6.8718700749205790830e+2, 5.3941960214247511077e+3,
        2.1213794301586595867e+4, 3.9307895800092710610e+4, 2.8729085735721942674e+4,
        5.2264952788528545610e+3)
    )
  }
  private static var middle: (Polynomial, Polynomial) {
    (
      Polynomial(
        1.42343711074968357734e0, 4.63033784615654529590e0, 5.76949722146069140550e0,
        3.64784832476320460504e0, 1.27045825245236838258e0, 2.41780725177450611770e-1,
        2.27238449892691845833e-2, 7.74545014278341407640e-4),
      Polynomial(
        1, 2.05319162663775882187e0, 1.67638483018380384940e0, 6.89767334985100004550e-1,
        1.48103976427480074590e-1, 1.51986665636164571966e-2, 5.47593808499534494600e-4,
        1.05075007164441684324e-9)
    )
  }
  private static var tail: (Polynomial, Polynomial) {
    (
      Polynomial(
        6.65790464350110377720e0, 5.46378491116411436990e0, 1.78482653991729133580e0,
        2.96560571828504891230e-1, 2.65321895265761230930e-2, 1.24266094738807843860e-3,
        2.71155556874348757815e-5, 2.01033439929228813265e-7),
      Polynomial(
        1, 5.99832206555887937690e-1, 1.36929880922735805310e-1, 1.48753612908506148525e-2,
        7.86869131145613259100e-4, 1.84631831751005468180e-5, 1.42151175831644588870e-7,
        2.04426310338993978564e-15)
    )
  }
}
