import Documents
import GraphicalModel
import Rules
import Tables

/// What the cells of a model's columns say of the conditions and columns that steps name.
struct ScenarioCells: Sendable {
  let encoding: TableEncoding
  let model: TableModel

  /// The groups of cells and their new shares.
  ///
  /// - Throws: ``TextProblem`` for what the model's cells cannot say.
  func margin(_ step: MarginStep) throws(TextProblem) -> TargetMargin {
    switch step.target {
    case .balance(let column): return try balanced(column)
    case .event(let condition, let share):
      let event = try event(condition)
      return TargetMargin(
        clique: event.clique, groups: event.cells.map { $0 ? 1 : 0 }, shares: [1 - share, share])
    }
  }

  /// For each column that a condition limits by itself, 1 for cells in which it may be true and 0 for others.
  ///
  /// - Returns: The likelihoods by column of the model.
  func evidence(_ condition: StepCondition) throws(TextProblem) -> [Int: [Double]] {
    var likelihoods: [Int: [Double]] = [:]
    for part in try condition.condition(encoding.schema).conjuncts {
      guard part.columns.count == 1, let position = part.columns.first,
        let column = encoding.modelled.firstIndex(of: position)
      else { continue }
      let cells = ConditionCells(part, of: position, encoding.columns[column]).cells
      let own = cells.map { $0 == .none ? 0.0 : 1 }
      likelihoods[column] = zip(likelihoods[column] ?? own, own).map { min($0, $1) }
    }
    return likelihoods
  }

  /// The cells of a condition whose parts speak of one column each.
  private func event(
    _ condition: StepCondition
  ) throws(TextProblem) -> (clique: Clique, cells: [Bool]) {
    var byColumn: [Int: [ConditionCells.Coverage]] = [:]
    for part in try condition.condition(encoding.schema).conjuncts {
      guard part.columns.count == 1, let position = part.columns.first else {
        throw TextProblem(
          "a new share takes conditions on single columns, joined by “and”; “what if” takes any",
          at: condition.range)
      }
      let name = StepColumn(name: encoding.schema.columns[position].name, range: condition.range)
      let column = try code(of: name)
      let cells = ConditionCells(part, of: position, encoding.columns[column]).cells
      byColumn[column] = zip(byColumn[column] ?? cells, cells).map(ScenarioCells.both)
    }
    let clique = Clique(Array(byColumn.keys))
    guard clique.count > 1 else {
      let column = clique.columns[0]
      return (clique, try decided(byColumn[column] ?? [], column, at: condition.range))
    }
    guard model.tree.home(of: clique) != nil else {
      throw TextProblem(
        "the model does not hold these columns together, so their joint share cannot be set; set one "
          + "column's, or ask “what if”", at: condition.range)
    }
    var cells = [true]
    for column in clique.columns {
      let coarse = try coarse(byColumn[column] ?? [], column, at: condition.range)
      cells = cells.flatMap { cell in coarse.map { cell && $0 } }
    }
    return (clique, cells)
  }

  private static func both(
    _ left: ConditionCells.Coverage, _ right: ConditionCells.Coverage
  ) -> ConditionCells.Coverage {
    if left == .none || right == .none { return .none }
    return left == .all ? right : right == .all ? left : .some
  }

  /// Cells as in or out; one that is both is refused with the values at its ends.
  private func decided(
    _ cells: [ConditionCells.Coverage], _ column: Int, at range: Range<Int>
  ) throws(TextProblem) -> [Bool] {
    if let cut = cells.firstIndex(of: .some) {
      let label = encoding.columns[column].label(
        cut, format: encoding.formats[encoding.modelled[column]])
      throw TextProblem(
        "the condition cuts the cell \(label) of \(encoding.names[column]), within which nothing was "
          + "measured; move its bound to an end of the cell", at: range)
    }
    return cells.map { $0 == .all }
  }

  /// Coarse cells as in or out, for conditions on several columns.
  private func coarse(
    _ cells: [ConditionCells.Coverage], _ column: Int, at range: Range<Int>
  ) throws(TextProblem) -> [Bool] {
    let fine = try decided(cells, column, at: range)
    var result: [Bool] = []
    for members in model.coarsenings[column].members {
      let inside = members.filter { fine[$0] }.count
      guard inside == 0 || inside == members.count else {
        throw TextProblem(
          "together with other columns \(encoding.names[column]) was measured in coarser cells, one of "
            + "which the condition cuts; set one column's share, or ask “what if”", at: range)
      }
      result.append(inside > 0)
    }
    return result
  }

  /// Every value that is not null by itself, all with one share.
  private func balanced(_ mention: StepColumn) throws(TextProblem) -> TargetMargin {
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
  func code(of mention: StepColumn) throws(TextProblem) -> Int {
    guard let code = encoding.names.firstIndex(of: mention.name) else {
      throw TextProblem(
        "the model does not hold “\(mention.name)”: it is made of other columns", at: mention.range)
    }
    return code
  }
}
