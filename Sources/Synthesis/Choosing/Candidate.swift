import Tables

/// A scored or forced marginal with what is expected of measuring it.
struct Candidate: Sendable {
  let pair: Clique
  /// The released score, in rows.
  let score: Double
  /// Its weight in the workload, shares included.
  let weight: Double
  /// 1/σ² of what is already measured of it, 0 before.
  let precision: Double
  let spectrum: CellSpectrum
  /// Whether it is measured whatever it explains; its score may then be unknown and 0.
  var isForced = false

  /// The expected Σ|fit − x| once it is measured with `sigma`, together with what is there.
  func noise(sigma: Double) -> Double {
    spectrum.noise(sigma: 1 / (1 / (sigma * sigma) + precision).squareRoot())
  }

  /// How fast ``noise(sigma:)`` grows with σ.
  func slope(sigma: Double) -> Double {
    max(1e-6, (noise(sigma: sigma * 1.2) - noise(sigma: sigma / 1.2)) / (sigma * (1.2 - 1 / 1.2)))
  }

  /// What measuring it with `sigma` is expected to explain, weighted; negative where noise wins.
  func gain(sigma: Double) -> Double { weight * (score - noise(sigma: sigma)) }
}

/// Pairs to be measured together, and why the others are not.
struct PairSelection: Sendable {
  var chosen: [Candidate] = []
  var refused: [Clique: PairVerdict.Outcome] = [:]
}
