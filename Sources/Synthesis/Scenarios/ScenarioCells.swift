import GraphicalModel
import Tables

/// What the cells of a model's columns say of the conditions and columns that steps name.
struct ScenarioCells: Sendable {
  let encoding: TableEncoding
  let model: TableModel

  /// The groups of cells and their new shares.
  ///
  /// - Throws: ``StepProblem`` for what the model's cells cannot say.
  func margin(_ step: MarginStep) throws(StepProblem) -> TargetMargin {
    switch step.target {
    case .balance(let column): try balanced(column)
    case .event(let condition, _):
      throw StepProblem("conditions are not built in this version", at: condition.range)
    }
  }

  /// Every value that is not null by itself, all with one share.
  private func balanced(_ mention: StepColumn) throws(StepProblem) -> TargetMargin {
    let column = try code(of: mention)
    let encoded = encoding.columns[column]
    let counts = model.marginal(of: column)
    let total = counts.reduce(0, +)
    var shares = counts.map { total > 0 ? $0 / total : 0 }
    let sum = shares.prefix(encoded.valueCount).reduce(0, +)
    for cell in 0..<encoded.valueCount { shares[cell] = sum / Double(encoded.valueCount) }
    return TargetMargin(clique: Clique(column), groups: Array(counts.indices), shares: shares)
  }

  /// The position in the model of a column that a step names.
  func code(of mention: StepColumn) throws(StepProblem) -> Int {
    guard let code = encoding.names.firstIndex(of: mention.name) else {
      throw StepProblem("the model does not hold “\(mention.name)”", at: mention.range)
    }
    return code
  }
}
