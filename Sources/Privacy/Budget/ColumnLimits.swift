/// What one column may spend on marginals and scores, at column level, and who says so.
struct ColumnLimit: Hashable, Sendable {
  /// All that it may spend, after its derivation; infinite without a limit.
  var whole: Double
  /// What its one-way marginal may spend, at most `whole`.
  var oneWay: Double
  /// Whether a person's cap says so, or else a ceiling charged in advance.
  var isCap: Bool

  /// Of a cap, if there is one, from which `reserve` is spent.
  init(cap: Rho?, reserve: Rho) {
    let left = cap.map { max(0, ($0.value - reserve.value).nextDown) } ?? .infinity
    whole = left
    oneWay = left
    isCap = true
  }

  /// Of a ceiling charged in advance, from which `reserve` is spent.
  init(ceiling: Rho, reserve: Rho, oneWay: Double, isCap: Bool) {
    whole = max(0, (ceiling.value - reserve.value).nextDown)
    self.oneWay = min(whole, oneWay)
    self.isCap = isCap
  }
}
