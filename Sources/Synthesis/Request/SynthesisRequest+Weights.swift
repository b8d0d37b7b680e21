import Foundation
import Tables

extension SynthesisRequest {
  /// What a set of three columns weighs beside a pair, where the workload does not name it: pairs explain
  /// most, and each of them bears on every set that holds it.
  static let tripleWeight = 0.1

  /// Makes every pair with `column` weigh `factor` times as much, as for the target of a prediction.
  ///
  /// Sets of three columns follow their pairs.
  public mutating func emphasise(_ column: Int, by factor: Double) {
    for other in columns.indices where other != column {
      workload[Clique(column, other), default: 1] *= factor
    }
  }

  /// The weight of a marginal's error: the geometric mean of its columns' shares times its weight in the
  /// workload.
  func weight(of clique: Clique) -> Double {
    var product = 1.0
    for column in clique.columns where columns.indices.contains(column) {
      product *= columns[column].budget.isMeasured ? columns[column].share : 0
    }
    let shares = clique.count == 2 ? product.squareRoot() : pow(product, 1 / Double(clique.count))
    if let named = workload[clique] { return shares * named }
    guard clique.count > 2, !forced.contains(clique) else { return shares }
    let pairs = LaterScores.pairs(of: clique)
    let mean = pairs.reduce(0) { $0 + (workload[$1] ?? 1) } / Double(pairs.count)
    return shares * mean * SynthesisRequest.tripleWeight
  }
}
