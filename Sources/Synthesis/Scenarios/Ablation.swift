import Tables

/// How far a blend is from its synthetic rows, as a whole and without each of its parts.
///
/// The synthetic rows stand for the release: no real row is looked at. Numbers are put into 16 runs of about equally
/// many synthetic rows, texts beyond the 31 most frequent ones together.
struct Ablation: Sendable {
  private static let cells = 32

  private let codes: [[Int]]
  private let synthetic: [Int]

  /// Takes a blend, whose first origin is the synthetic one.
  init(_ blend: Table) {
    let origin = blend.column(named: BlendStep.origin)?.values ?? []
    let synthetic = origin.indices.filter { origin[$0] == 0 }
    let columns = blend.columns.filter { $0.name != BlendStep.origin }
    codes = Parallel.map(columns.count) { Ablation.codes(columns[$0], synthetic) }
    self.synthetic = synthetic
  }

  /// The mean total variation distances of single columns and of pairs, by part.
  ///
  /// - Complexity: O(rows · columns²) a part.
  static func figures(_ blend: Table) -> [StepFigure] {
    guard let origin = blend.column(named: BlendStep.origin),
      case .categories(_, let names) = origin.storage
    else { return [] }
    let from = origin.values
    let ablation = Ablation(blend)
    var figures = ablation.figures("the blend", Array(0..<blend.rowCount))
    for part in 0..<names.count {
      let rows = from.indices.filter { from[$0] != Int64(part) }
      figures += ablation.figures("the blend without \(names[part])", rows)
    }
    return figures
  }

  private func figures(_ name: String, _ rows: [Int]) -> [StepFigure] {
    guard !rows.isEmpty, !synthetic.isEmpty else { return [] }
    let single = Parallel.map(codes.count) { distance([$0], rows) }
    var pairs: [[Int]] = []
    for second in codes.indices { for first in 0..<second { pairs.append([first, second]) } }
    let double = Parallel.map(pairs.count) { [pairs] in distance(pairs[$0], rows) }
    func mean(_ values: [Double]) -> Double? {
      values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
    }
    return [
      StepFigure("one-way distance of \(name) from the synthetic rows", after: mean(single)),
      StepFigure("two-way distance of \(name) from the synthetic rows", after: mean(double)),
    ]
  }

  /// Total variation distance between some rows and the synthetic ones, over one or two columns.
  private func distance(_ columns: [Int], _ rows: [Int]) -> Double {
    var counts = Array(repeating: (0, 0), count: columns.count == 1 ? Ablation.cells : 1024)
    func cell(_ row: Int) -> Int { columns.reduce(0) { $0 * Ablation.cells + codes[$1][row] } }
    for row in synthetic { counts[cell(row)].0 += 1 }
    for row in rows { counts[cell(row)].1 += 1 }
    let (left, right) = (Double(synthetic.count), Double(rows.count))
    return counts.reduce(0) { $0 + abs(Double($1.0) / left - Double($1.1) / right) } / 2
  }

  /// Codes below ``cells``; null is 0.
  private static func codes(_ column: Column, _ synthetic: [Int]) -> [Int] {
    let values = column.values
    let known = synthetic.map { values[$0] }.filter { $0 != PackedIntegers.null }.sorted()
    if case .categories = column.storage {
      var counts: [Int64: Int] = [:]
      for value in known { counts[value, default: 0] += 1 }
      let frequent = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(cells - 2)
      let places = Dictionary(
        uniqueKeysWithValues: frequent.enumerated().map { ($1.key, $0 + 1) })
      return values.map { $0 == PackedIntegers.null ? 0 : places[$0] ?? cells - 1 }
    }
    let runs = 16
    let edges =
      known.isEmpty ? [] : (1..<runs).map { known[$0 * known.count / runs] }
    return values.map { value in
      value == PackedIntegers.null ? 0 : 1 + edges.filter { $0 <= value }.count
    }
  }
}
