import Tables

extension ScenarioModel {
  /// Differences of a share from what was asked for that rounding and sampling do not explain.
  private static let mostDifference = 0.01

  /// Adds to the effects of new shares how far the rows are from them: rules that hold in every row, or public totals,
  /// can stand against a share.
  ///
  /// - Parameters:
  ///   - effects: those of the steps that change the model, in order.
  ///   - table: the rows, before any step changes them.
  ///   - encoding: how their columns become cells.
  /// - Complexity: O(rows · margins).
  public func telling(
    _ effects: [StepEffect], sharesOf table: Table, encoding: TableEncoding
  ) -> [StepEffect] {
    var effects = effects
    guard table.rowCount > 0 else { return effects }
    for margin in margins where effects.indices.contains(margin.effect) {
      var counts = Array(repeating: 0.0, count: margin.before.count)
      for group in margin.groups(of: table, encoding, model) { counts[group] += 1 }
      let differences = zip(counts, margin.margin.shares).map {
        abs($0 / Double(table.rowCount) - $1)
      }
      let largest = differences.max() ?? 0
      effects[margin.effect].figures.append(
        StepFigure("largest difference of a share of the rows drawn", after: largest))
      let chance = 4 / Double(table.rowCount).squareRoot()
      if largest > max(ScenarioModel.mostDifference, chance) {
        effects[margin.effect].warnings.append(
          "the rows drawn do not have the shares asked for: rules that must hold stand against them"
        )
      }
    }
    return effects
  }
}
