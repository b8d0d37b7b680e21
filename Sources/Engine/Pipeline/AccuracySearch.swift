import Foundation

/// Finds the budget or the share that buys an accuracy, on predictions alone.
struct AccuracySearch: Sendable {
  let forecast: DraftForecast
  let choices: Choices
  let goal: AccuracyGoal
  let isCancelled: @Sendable () -> Bool

  /// The largest ε, and the largest factor on a share, that are tried.
  private static let largestEpsilon = 100.0
  private static let largestFactor = 256.0

  /// What reaches the goal, or why nothing does.
  ///
  /// - Throws: `CancellationError` once `isCancelled` says so; `InputError` for impossible choices.
  func solution() throws -> AccuracySolution {
    guard let present = try expected(choices) else {
      return none("these columns are not in the model, so that no budget makes them accurate")
    }
    if present <= goal.distance {
      return none("it is expected already: \(AccuracySearch.text(present))")
    }
    var edits: [Edit] = []
    var sentences: [String] = []
    if let column = goal.score.columns.first, let (share, reached) = try shareNeeded(column) {
      edits.append(.share(column: column, share))
      sentences.append(
        "share of \(column) \((choices.shares[column] ?? 1).formatted) → \(share.formatted): "
          + "expected \(AccuracySearch.text(reached)); ε stays \(choices.epsilon.formatted), the other "
          + "columns get less")
    }
    if let (epsilon, reached) = try epsilonNeeded() {
      edits.append(.epsilon(epsilon))
      sentences.append(
        "ε \(choices.epsilon.formatted) → \(epsilon.formatted): expected "
          + AccuracySearch.text(reached))
    }
    guard edits.isEmpty else {
      return AccuracySolution(goal: goal, edits: edits, sentences: sentences)
    }
    var most = choices
    most.epsilon = AccuracySearch.largestEpsilon
    let best = try expected(most) ?? present
    return none(
      "nothing reaches it: even ε \(AccuracySearch.largestEpsilon.formatted) is expected to give "
        + AccuracySearch.text(best)
        + "; drawing rows, the model's size or a column's cap set the limit")
  }

  private func none(_ sentence: String) -> AccuracySolution {
    AccuracySolution(goal: goal, edits: [], sentences: [sentence])
  }

  private func expected(_ choices: Choices) throws -> Double? {
    let prediction = try forecast.prediction(
      under: choices, generation: 0, isCancelled: isCancelled)
    return forecast.expected(goal.score, in: prediction)?.value
  }

  private func epsilonNeeded() throws -> (Double, Double)? {
    try least(from: choices.epsilon, to: AccuracySearch.largestEpsilon) { epsilon in
      var next = choices
      next.epsilon = epsilon
      return next
    }
  }

  private func shareNeeded(_ column: String) throws -> (Double, Double)? {
    let share = choices.shares[column] ?? 1
    guard share > 0 else { return nil }
    return try least(from: share, to: share * AccuracySearch.largestFactor) { share in
      var next = choices
      next.shares[column] = share
      return next
    }
  }

  /// The least value, in two digits, whose choices reach the goal; by bisection on a log scale.
  private func least(
    from low: Double, to high: Double, _ changed: (Double) -> Choices
  ) throws -> (Double, Double)? {
    guard low < high, let most = try expected(changed(high)), most <= goal.distance else {
      return nil
    }
    var (below, above) = (low, high)
    while above / below > 1.02 {
      let middle = (below * above).squareRoot()
      guard let reached = try expected(changed(middle)) else { return nil }
      if reached <= goal.distance { above = middle } else { below = middle }
    }
    // Rounded up to two digits, it still reaches the goal unless the plan changes shape there.
    let scale = pow(10, 1 - floor(log10(above)))
    var value = (above * scale).rounded(.up) / scale
    if value > high { value = high }
    return try expected(changed(value)).map { (value, $0) }
  }

  private static func text(_ distance: Double) -> String { String(format: "%.4f", distance) }
}
