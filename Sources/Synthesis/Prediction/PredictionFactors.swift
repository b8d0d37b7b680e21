/// The constants of a prediction that no derivation gives.
///
/// Fitted by hand-set forms and a least absolute logarithm on 90 times three drafts of three tables (the two
/// samples, and the census table that `Benchmarks/prediction.py` names), ε 0.1 … 10, methods `tree` and
/// `junction`, shares 1/8 … 8. They are the same for every table; a table unlike those may be predicted worse.
enum PredictionFactors {
  /// How much of the noise of one measured pair is left once all pairs are fitted together, margins apart.
  static let fitted = 0.84
  /// A fit's distance from its optimum, by (n σ/N) √(N/σ₀), σ₀ the least σ of a pair.
  static let unfinished = 0.00033
  /// The least error of a pair or a column, of which the fit and the drawing of rows are capable.
  static let least = 0.0002
  /// A path that explains q of a pair's dependence leaves 1/(1 + (steep q)²).
  static let pathSteep = 2.0
  /// The one-ways' errors in a pair that is not measured.
  static let margins = 1.29
  /// The noise of one-ways within coarse cells, in a pair.
  static let within = 1.27
  /// The dependence within coarse cells, by the part of the columns' diversity that lies there.
  static let lost = 4.7
  /// Rows drawn by systematic rounding, against independent ones.
  static let drawn = 0.13
}
