import Rules
import Tables

/// A comparison of several modelled columns, read over ranges of their values.
struct CellComparison: Sendable, Hashable {
  /// The condition.
  let condition: Condition
  /// The modelled columns behind it, by code, ascending.
  let sources: [Int]
  /// Their positions in the schema, in the same order.
  let positions: [Int]
  /// Expressions that stand for columns which are computed.
  let definitions: [Int: Expression]
  /// The difference of its sides, where it compares weighted sums.
  private let difference: Difference?

  /// A weighted sum of the sources and how it is compared with 0.
  private struct Difference: Hashable {
    let terms: [(source: Int, weight: Double)]
    let constant: Double
    let comparison: Comparison

    static func == (left: Difference, right: Difference) -> Bool {
      left.constant == right.constant && left.comparison == right.comparison
        && left.terms.elementsEqual(right.terms) {
          $0.source == $1.source && $0.weight == $1.weight
        }
    }

    func hash(into hasher: inout Hasher) {
      hasher.combine(constant)
      hasher.combine(comparison)
    }
  }

  init(condition: Condition, sources: [Int], positions: [Int], definitions: [Int: Expression]) {
    self.condition = condition
    self.sources = sources
    self.positions = positions
    self.definitions = definitions
    if case .compare(let left, let comparison, let right) = condition,
      let sum = LinearForm(.arithmetic(.subtract, left, right), definitions: definitions)
    {
      difference = Difference(
        terms: sum.weights.sorted { $0.key < $1.key }.compactMap { column, weight in
          positions.firstIndex(of: column).map { ($0, weight.double) }
        }, constant: sum.constant.double, comparison: comparison)
    } else {
      difference = nil
    }
  }

  /// What it may be where the sources hold these values, in order.
  func truth(_ values: [CellValues]) -> CellTruth {
    if let difference {
      var result: CellTruth = values.contains(where: \.isNull) ? .unknown : []
      var (low, high) = (difference.constant, difference.constant)
      for term in difference.terms {
        guard let numbers = values[term.source].numbers else { return .unknown }
        let (a, b) = (term.weight * numbers.lowerBound, term.weight * numbers.upperBound)
        low += min(a, b)
        high += max(a, b)
      }
      if values.allSatisfy({ $0.numbers != nil }) {
        result.formUnion(difference.comparison.truths(RangeReader.widened(low...high)))
      }
      return result.isEmpty ? .unknown : result
    }
    let reader = RangeReader(
      values: { position in
        positions.firstIndex(of: position).map { values[$0] } ?? CellValues(isNull: true)
      }, definitions: definitions)
    return reader.truth(condition)
  }
}
