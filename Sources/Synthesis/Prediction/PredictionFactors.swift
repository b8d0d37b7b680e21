/// The constants of a prediction that no derivation gives.
///
/// Fitted by hand-set forms and a least absolute logarithm on 90 drafts of three tables (the two samples,
/// and the census table that `Benchmarks/prediction.py` names), ε 0.1 … 10, methods `tree` and
/// `junction`, shares 1/8 … 8, fits of 100 passes. They are the same for every table; a table unlike those may be
/// predicted worse.
enum PredictionFactors {
  /// How much of the noise of one measured pair is left once all pairs are fitted together, margins apart.
  static let fitted = 0.79
  /// A fit's distance from its optimum, by (n σ/N) √(N/σ₀), σ₀ the least σ of a pair.
  static let unfinished = 0.0011
  /// The least error of a pair, and of a column, that a fit of 100 passes leaves.
  static let leastPair = 0.0019
  static let leastColumn = 0.0008
  /// The part of √(2 T/π) a cell that real rows stray from independence by chance alone.
  static let chance = 0.7
  /// A path that explains q of a pair's dependence leaves least + (1 − least)/(1 + (steep q)²).
  static let pathLeast = 0.15
  static let pathSteep = 2.2
  /// The one-ways' errors in a pair that is not measured.
  static let margins = 1.04
  /// The noise of one-ways within coarse cells, in a pair.
  static let within = 1.36
  /// The dependence within coarse cells, by the part of the columns' diversity that lies there.
  static let lost = 4.1
  /// Rows drawn by systematic rounding, against independent ones.
  static let drawn = 0.47
}
