import Privacy
import Tables

extension Snapshot {
  /// Lists the columns of a newly loaded table.
  mutating func show(_ dataset: Dataset, choices: Choices) {
    let leftOut = Set(dataset.encoding.leftOut)
    columns = dataset.schema.columns.map { column in
      ColumnSummary(
        schema: column, domainText: DomainText.words(column), isModelled: column.isModelled,
        reason: column.isModelled
          ? column.reason
          : (leftOut.contains(column.name) ? "left out: free text" : "identifier: numbered anew"),
        share: choices.shares[column.name] ?? 1, columnEpsilon: nil, distance: nil, isStale: true)
    }
    table = TableSummary(
      name: dataset.source.shownName,
      rowCount: dataset.table.rowCount, columnCount: dataset.schema.columns.count,
      isIntegerCoded: dataset.isIntegerCoded, isRowCountMeasured: dataset.pilot != nil)
    realRows = dataset.isReal ? TableRows(dataset.table, like: dataset.schema) : nil
    pilot = dataset.pilot.map {
      PilotSummary(
        epsilon: $0.charge.request.epsilon.value, rowCount: dataset.table.rowCount)
    }
    budget.inferredColumns = dataset.inferredColumns
  }

  /// Shows what a plan costs: ε_c of every column, ρ of the whole.
  mutating func show(plan: BudgetPlan, of work: DraftWork) {
    budget.rho = plan.charged.value
    show(plan.shortfalls, of: work.dataset.encoding)
    guard let delta = Delta(work.choices.delta) else { return }
    for (code, position) in work.dataset.encoding.modelled.enumerated()
    where columns.indices.contains(position) && plan.ceilings.indices.contains(code) {
      let ceiling = plan.ceilings[code]
      columns[position].columnEpsilon = ceiling == .zero ? nil : ceiling.epsilon(at: delta)?.value
    }
    let encoding = work.dataset.encoding
    let rules = RuleSet.of(work.choices, encoding).plan
    for position in rules.derivedColumns where columns.indices.contains(position) {
      // What is computed of others tells of them what they are charged for together.
      let group = plan.ceiling(of: encoding.clique(rules.roots(of: position)))
      columns[position].columnEpsilon = group.epsilon(at: delta)?.value
    }
  }

  /// Tells of every column what it does not get; of several things the first.
  private mutating func show(_ shortfalls: [Shortfall], of encoding: TableEncoding) {
    for (code, position) in encoding.modelled.enumerated() where columns.indices.contains(position)
    {
      columns[position].shortfall = shortfalls.first { $0.column == code }?.description
    }
  }

  /// Shows what a release would cost where no row is known.
  mutating func show(budget plan: DomainBudget, of work: DraftWork) {
    budget.rho = plan.charged.rho.value
    show(plan.shortfalls, of: work.dataset.encoding)
    guard let delta = Delta(work.choices.delta) else { return }
    for (position, ceiling) in zip(work.dataset.encoding.modelled, plan.ceilings)
    where columns.indices.contains(position) {
      columns[position].columnEpsilon = ceiling == .zero ? nil : ceiling.epsilon(at: delta)?.value
      columns[position].isStale = false
    }
  }

  /// Shows the real side of every picture; the synthetic side stays until it is drawn anew.
  ///
  /// - Parameter bands: half-widths of the bands of what is measured, by position; exact rows have none.
  mutating func show(_ real: RealPicture, generation: Int, bands: [Int: Double] = [:]) {
    for (position, column) in real.columns {
      let old = histograms[position]
      let fits = old?.labels == column.labels
      histograms[position] = ColumnHistogram(
        labels: column.labels, edges: column.edges, real: column.counts,
        synthetic: fits ? old?.synthetic ?? [] : [], realMoments: column.moments,
        syntheticMoments: fits ? old?.syntheticMoments : nil,
        generation: fits ? old?.generation ?? generation : generation)
      histograms[position]?.realBand =
        bands[position].map { Array(repeating: $0, count: column.counts.count) } ?? []
    }
    if association?.measure != real.measure || association?.columns != real.associationColumns {
      association = Association(
        measure: real.measure, columns: real.associationColumns, real: real.association,
        synthetic: [], pairDistance: [], generation: generation)
    }
  }

  /// Shows columns of the model by code, before there are rows.
  mutating func show(_ synthetic: [Int: SyntheticColumn], generation: Int, encoding: TableEncoding)
  {
    for (code, column) in synthetic where encoding.modelled.indices.contains(code) {
      show(column, at: encoding.modelled[code], generation: generation)
    }
  }

  /// Shows the synthetic side of every picture.
  mutating func show(_ picture: SyntheticPicture, generation: Int) {
    for (position, column) in picture.columns {
      show(column, at: position, generation: generation)
    }
    association?.synthetic = picture.association
    association?.pairDistance =
      scenario.isActive ? picture.pairDistance.map { _ in .nan } : picture.pairDistance
    association?.generation = generation
    meanPairDistance = scenario.isActive ? nil : picture.meanPairDistance
  }

  /// Shows the synthetic rows and their moments.
  mutating func show(_ decoded: DecodedTable, like schema: Schema) {
    syntheticRows = TableRows(decoded.table, like: schema)
    for (position, moments) in decoded.moments {
      histograms[position]?.syntheticMoments = moments
    }
  }

  /// Shows what the plan promises: expected distances, bands of the columns' counts, noise of the pairs.
  mutating func show(
    _ prediction: Prediction, plan: BudgetPlan, total: Double, encoding: TableEncoding,
    generation: Int
  ) {
    self.prediction = prediction
    self.prediction?.generation = generation
    let real = table.map { Double($0.rowCount) } ?? total
    for access in plan.oneWays {
      guard let code = access.clique.columns.first, encoding.modelled.indices.contains(code)
      else { continue }
      let position = encoding.modelled[code]
      let half = 1.96 * access.variance.value.squareRoot() * real / max(1, total)
      let cells = encoding.columns[code].valueCount
      histograms[position]?.band = Array(repeating: half, count: cells)
    }
    guard let shown = association?.columns else { return }
    var noise = Array(repeating: 0.0, count: shown.count * shown.count)
    for (row, first) in shown.enumerated() {
      for (column, second) in shown.enumerated() where row != column {
        noise[row * shown.count + column] = prediction.noise[Clique(first, second)] ?? 0
      }
    }
    association?.noise = noise
  }

  private mutating func show(_ column: SyntheticColumn, at position: Int, generation: Int) {
    // Moments of earlier rows are not those of these counts.
    if histograms[position]?.generation != generation {
      histograms[position]?.syntheticMoments = nil
    }
    histograms[position]?.synthetic = column.counts
    histograms[position]?.generation = generation
    guard columns.indices.contains(position) else { return }
    columns[position].distance = scenario.isActive ? nil : column.distance
    columns[position].isStale = false
  }

  /// Marks what an edit has made stale.
  mutating func markStale() {
    for position in columns.indices { columns[position].isStale = true }
  }
}

/// A domain in words, for lists.
enum DomainText {
  /// Such as `0…110`, `12 values`, `100 codes`.
  static func words(_ column: ColumnSchema) -> String {
    switch column.domain {
    case .grid(let lower, let upper):
      let format = ValueFormat(column)
      return format.text(of: lower) + "…" + format.text(of: upper)
    case .categories(let names):
      return names.count <= 3 ? names.joined(separator: " ") : "\(names.count) values"
    case .codes(let size): return "\(size) codes"
    case .open: return column.kind == .identifier ? "unique" : "free text"
    }
  }
}
