import Tables

/// Seconds by stage on two cores of a 2020s server, from sizes alone; right within a factor of about 2.
///
/// The constants were measured on tables of 20,000 to 50,000 rows, 9 to 100 columns and models of 30,000
/// to a million cells.
struct CostModel {
  /// One row counted into one pair's table.
  static let countedRow = 1.5e-9
  /// One cell of a table to be zeroed, scored against and summarised.
  static let scoredCell = 20e-9
  /// Exact noise for one cell.
  static let noise = 0.3e-6
  /// One cell of the model in one message passing.
  static let fittedCell = 12e-9
  /// One value drawn, both levels.
  static let drawnValue = 25e-9
  /// One tree size by squared columns, and how many are tried for each pair.
  static let treeSize = 10e-9
  static let triedTrees = 4.0

  let request: SynthesisRequest
  /// Coarse cells of each column at most.
  let sizes: [Int]
  let rows: Double
  let modelCells: Double

  private var columns: Double { Double(sizes.count) }
  private var rounds: Double { Double(request.method == .adaptive ? 4 : request.rounds) }
  private var pairs: Double { request.method == .independent ? 0 : columns * (columns - 1) / 2 }

  /// Cells of all pairs' tables together.
  var pairCells: Double {
    guard request.method != .independent else { return 0 }
    let sum = sizes.reduce(0.0) { $0 + Double($1) }
    let squares = sizes.reduce(0.0) { $0 + Double($1) * Double($1) }
    return (sum * sum - squares) / 2
  }

  /// Cells of all columns' own tables together.
  var fineCells: Double { request.sizes.reduce(0.0) { $0 + Double($1) } }

  var count: Double {
    CostModel.countedRow * rows * (columns + pairs) + CostModel.scoredCell / 10 * pairCells
  }

  var measure: Double {
    let measured = pairs > 0 ? 2 * columns * pairCells / pairs : 0
    let scored = rounds * CostModel.scoredCell * pairCells
    let refits = max(0, rounds - 1) * fit(iterations: Double(Synthesizer.roundIterations) + 20)
    let tried =
      request.method == .junction ? min(pairs, 6 * columns + 6e6 / (columns * columns)) : 0
    let trees = rounds * tried * CostModel.triedTrees * CostModel.treeSize * columns * columns
    return CostModel.noise * (fineCells + measured) + scored + refits + trees
  }

  var fit: Double { fit(iterations: Double(request.iterations)) }

  var sample: Double { CostModel.drawnValue * (request.rows.map(Double.init) ?? rows) * columns }

  private func fit(iterations: Double) -> Double {
    CostModel.fittedCell * iterations * modelCells
  }
}
