import Evaluation
import Tables

/// A symmetric matrix with a value for every two modelled columns.
struct PairMatrix {
  private(set) var values: [Double]
  private let count: Int

  /// A matrix of `count`² undefined values with `diagonal` on the diagonal.
  init(count: Int, diagonal: Double) {
    self.count = count
    values = Array(repeating: .nan, count: count * count)
    for index in 0..<count { values[index * count + index] = diagonal }
  }

  /// The association of every pair, from its contingency table over `columns`' cells.
  init(
    _ columns: [PairCells], _ measure: AssociationMeasure,
    _ table: (Clique) -> ContingencyTable?
  ) {
    self.init(count: columns.count, diagonal: 1)
    for first in columns.indices {
      for second in columns.indices where second > first {
        let clique = Clique(first, second)
        guard let table = table(clique) else { continue }
        switch measure {
        case .cramersV: set(clique, table.correctedCramersV)
        case .pearson, .spearman:
          guard let rows = columns[first].values, let columns = columns[second].values else {
            continue
          }
          set(
            clique,
            measure == .pearson
              ? table.pearson(rowValues: rows, columnValues: columns)
              : table.spearman(rowValues: rows, columnValues: columns))
        }
      }
    }
  }

  /// Row-major values of these columns alone, in their order.
  func values(of columns: [Int]) -> [Double] {
    columns.flatMap { row in columns.map { values[row * count + $0] } }
  }

  /// Sets both places of a pair.
  mutating func set(_ pair: Clique, _ value: Double) {
    let (first, second) = (pair.columns[0], pair.columns[1])
    values[first * count + second] = value
    values[second * count + first] = value
  }
}

extension AssociationMeasure {
  /// Correlations leave rows out where either value is null; Cramér's V counts null as a category.
  var excludesNulls: Bool { self != .cramersV }
}

/// The cells in which a column's pairs are shown and compared.
struct PairCells: Sendable {
  /// How the column's own cells are put together.
  let coarsening: Coarsening
  /// The cell of null.
  let nullCell: Int?
  /// A value for every cell of a numeric column, the mean of its cells' middles; any number for null.
  let values: [Double]?

  /// How many cells there are.
  var size: Int { coarsening.size }

  /// The public cells of a column.
  init(_ encoding: ColumnEncoding) {
    let coarsening = encoding.publicCoarsening
    self.coarsening = coarsening
    nullCell = encoding.nullCode.map { coarsening.cells[$0] }
    values = encoding.cellValues.map { values in
      zip(coarsening.sums(values), coarsening.members).map { $0 / Double(max(1, $1.count)) }
    }
  }
}

extension TableEncoding {
  /// The cells in which pairs are shown, by modelled column.
  var pairCells: [PairCells] { columns.map(PairCells.init) }

  /// How each column's cells are put together there.
  var publicCoarsenings: [Coarsening] { columns.map(\.publicCoarsening) }
}

extension ColumnEncoding {
  /// Whether cells have numeric values.
  var hasCellValues: Bool {
    if bins != nil { return true }
    if case .codes = schema.domain { return true }
    return false
  }

  /// A value for every cell of a numeric column, its bin's middle (any number for the null cell).
  var cellValues: [Double]? {
    if let bins {
      return (0..<size).map { cell in
        guard cell < bins.count else { return 0 }
        let steps = bins.steps(of: cell)
        return (Double(steps.lowerBound) + Double(steps.upperBound)) / 2
      }
    }
    if case .codes = schema.domain { return (0..<size).map(Double.init) }
    return nil
  }

  /// Bin edges in the column's own units: days and seconds since 1970 for dates and times.
  var axisEdges: [Double] {
    var scale = 1.0
    if schema.kind == .decimal { for _ in 0..<schema.fractionDigits { scale *= 10 } }
    return edges.map { Double($0) / scale }
  }
}
