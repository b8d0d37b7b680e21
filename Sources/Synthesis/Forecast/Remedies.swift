import Tables

/// Finds what is too much in a request and says what to do about it.
struct Remedies {
  /// Columns of fewer cells are never named for their rare values.
  private static let fewCells = 128

  let synthesizer: Synthesizer
  /// Coarse cells of each column at most.
  let sizes: [Int]
  let rows: Double

  private var request: SynthesisRequest { synthesizer.request }

  /// All of them, by column first.
  var found: [Forecast.Remedy] { rareValues + widePairs + forcedTables + manyColumns }

  /// Columns whose values are on average below 3σ: nearly all of them are going to share one cell.
  private var rareValues: [Forecast.Remedy] {
    synthesizer.plan.oneWays.compactMap { access in
      let place = access.clique.columns[0]
      let column = request.columns[place]
      let sigma = access.variance.value.squareRoot()
      guard !column.isOrdered, column.declaredGroups == nil, column.size > Remedies.fewCells,
        rows < 3 * sigma * Double(column.size)
      else { return nil }
      return Forecast.Remedy(
        column: place,
        description:
          "\(column.name) has \(column.size) values, most of them rarer than the noise: declare a "
          + "hierarchy that puts them together, or make it text")
    }
  }

  /// Columns whose pair with the next widest alone takes more than half of the model.
  private var widePairs: [Forecast.Remedy] {
    guard request.method == .junction || request.method == .adaptive else { return [] }
    let order = sizes.indices.sorted { (sizes[$1], $0) < (sizes[$0], $1) }
    guard order.count >= 2 else { return [] }
    return order.compactMap { place in
      let other = order[0] == place ? order[1] : order[0]
      let cells = Double(sizes[place]) * Double(sizes[other])
      guard cells > Double(request.cellCap) / 2, sizes[place] >= sizes[other] || place == order[1]
      else { return nil }
      return Forecast.Remedy(
        column: place,
        description:
          "\(request.columns[place].name) with \(request.columns[other].name) takes \(Int(cells)) of "
          + "the model's \(request.cellCap) cells: give it fewer pair_bins")
    }
  }

  private var forcedTables: [Forecast.Remedy] {
    request.forcedMarginals.compactMap { clique in
      let cells = clique.columns.reduce(1.0) { $0 * Double(sizes[$1]) }
      guard cells > Double(request.cellCap) else { return nil }
      let widest = clique.columns.max { sizes[$0] < sizes[$1] } ?? 0
      let names = clique.columns.map { request.columns[$0].name }.joined(separator: " × ")
      return Forecast.Remedy(
        column: widest,
        description:
          "\(names) has \(Int(cells)) cells, more than the model's \(request.cellCap): give "
          + "\(request.columns[widest].name) fewer pair_bins")
    }
  }

  private var manyColumns: [Forecast.Remedy] {
    guard request.columns.count > 300, request.method != .independent else { return [] }
    return [
      Forecast.Remedy(
        column: nil,
        description:
          "\(request.columns.count) columns have \(request.columns.count * (request.columns.count - 1) / 2) "
          + "pairs, each with little of the budget: leave columns out, or use the method independent"
      )
    ]
  }
}
