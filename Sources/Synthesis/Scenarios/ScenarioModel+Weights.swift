import Tables

extension ScenarioModel {
  /// Adds the columns of weights: rows weighted by them have the margins that the model had before.
  ///
  /// A row's weight is p(x)/p′(x), the inverse of what its probability was multiplied by. Weights are then scaled
  /// so that every margin asked for is restored on the rows as they were drawn, and not only in expectation
  /// (raking: Deming and Stephan 1940), and that they sum to the number of rows.
  /// - Parameters:
  ///   - table: the rows as they were made.
  ///   - encoding: how their columns become cells.
  /// - Complexity: O(rows · margins).
  public func addWeights(to table: inout StepTable, encoding: TableEncoding) {
    for name in margins.compactMap(\.weight).uniqued {
      let undone = margins.filter { $0.weight == name }
      let values = weights(undoing: undone, of: table.table, encoding)
      table.replace(
        Column(
          name: name, format: .number(fractionDigits: ColumnSchema.weightDigits),
          storage: .numbers(PackedIntegers(unpacked: values))))
      if table.schema.index(of: name) == nil { table.schema.columns.append(.weights(name)) }
    }
  }

  private func weights(
    undoing margins: [WeightedMargin], of table: Table, _ encoding: TableEncoding
  ) -> [Int64] {
    let groups = margins.map { $0.groups(of: table, encoding, model) }
    let patterns = RowPatterns(groups, rows: table.rowCount)
    var weights = patterns.groups.map { pattern in
      zip(margins, pattern).reduce(1.0) { $0 / max(1e-300, $1.0.factors[$1.1]) }
    }
    for _ in 0..<100 {
      for (place, margin) in margins.enumerated() {
        margin.rake(&weights, patterns.groups.map { $0[place] }, patterns.counts)
      }
    }
    let scale = 1e9
    let steps = weights.map { Int64((min(9e9, $0) * scale).rounded()) }
    return patterns.places.map { steps[$0] }
  }
}

/// Rows told apart by the groups that they are in; few patterns of many rows.
private struct RowPatterns {
  /// The groups of each pattern, one a margin.
  private(set) var groups: [[Int]]
  /// Rows of each pattern.
  private(set) var counts: [Double]
  /// The pattern of each row.
  private(set) var places: [Int]

  /// Takes each margin's groups by row.
  init(_ margins: [[Int]], rows: Int) {
    groups = [[]]
    places = Array(repeating: 0, count: rows)
    for margin in margins {
      var found: [Pair: Int] = [:]
      var next: [[Int]] = []
      for row in 0..<rows {
        let pair = Pair(pattern: places[row], group: margin[row])
        if let place = found[pair] {
          places[row] = place
        } else {
          places[row] = next.count
          found[pair] = next.count
          next.append(groups[pair.pattern] + [pair.group])
        }
      }
      groups = next
    }
    counts = Array(repeating: 0, count: groups.count)
    for place in places { counts[place] += 1 }
  }

  private struct Pair: Hashable {
    let pattern: Int
    let group: Int
  }
}

extension WeightedMargin {
  /// The group of every row.
  func groups(of table: Table, _ encoding: TableEncoding, _ model: TableModel) -> [Int] {
    let codes = margin.clique.columns.map { column -> CodeColumn in
      let encoded = encoding.columns[column]
      let codes = table.column(named: encoded.schema.name).flatMap { try? encoded.encode($0) }
      return codes ?? CodeColumn(count: table.rowCount, size: encoded.size) { _ in 0 }
    }
    if codes.count == 1 { return (0..<table.rowCount).map { margin.groups[codes[0][$0]] } }
    let coarsenings = margin.clique.columns.map { model.coarsenings[$0] }
    return (0..<table.rowCount).map { row in
      margin.groups[
        zip(codes, coarsenings).reduce(0) { $0 * $1.1.size + $1.1.cells[$1.0[row]] }]
    }
  }

  /// Scales weights by group so that weighted shares are those before; groups without rows are passed over.
  func rake(_ weights: inout [Double], _ groups: [Int], _ counts: [Double]) {
    var sums = Array(repeating: 0.0, count: before.count)
    for place in weights.indices { sums[groups[place]] += weights[place] * counts[place] }
    let rows = counts.reduce(0, +)
    let present = sums.indices.filter { sums[$0] > 0 }
    let known = present.reduce(0.0) { $0 + before[$1] }
    guard known > 0 else { return }
    for place in weights.indices {
      let group = groups[place]
      weights[place] *= rows * before[group] / known / sums[group]
    }
  }
}
