import Privacy
import Tables

extension PredictionBasis {
  /// What a synthesis under `request` is expected to give, from its plan alone.
  ///
  /// A measured pair's error is that of a non-negative fit to its noise, its margins sharpened by the one-ways
  /// and by every other pair that holds them; a pair that is not measured keeps what its score says
  /// independence leaves unexplained, less what a path of measured pairs carries. Dependence within
  /// coarse cells, noise within them, the fit's distance from its optimum and the drawing of rows add
  /// to both. Independent errors are added in squares.
  /// - Parameter request: of the same columns and cells.
  /// - Throws: `CancellationError` once `isCancelled` says so.
  /// - Complexity: one choice of pairs, O(columns³) and the cells of the measured pairs.
  public func predicted(
    under request: SynthesisRequest, isCancelled: () -> Bool = { false }
  ) throws(CancellationError) -> PredictedDistances {
    let synthesizer = Synthesizer(request)
    let verdicts = synthesizer.choosePairs(
      scores, against: reference, after: [], round: 0, isCancelled: isCancelled)
    if isCancelled() { throw CancellationError() }
    var variances: [Clique: Double] = [:]
    for verdict in verdicts where verdict.pair.count == 2 {
      if case .measured(let variance) = verdict.outcome { variances[verdict.pair] = variance.value }
    }
    let outlook = try PlanOutlook(
      self, request, synthesizer.plan, variances, isCancelled: isCancelled)
    var distances: [Clique: Double] = [:]
    var noise: [Clique: Double] = [:]
    for (pair, scored) in pairs {
      if distances.count.isMultiple(of: 64), isCancelled() { throw CancellationError() }
      // What a rule computes of others is as close as they are; nothing of its own is measured.
      if pair.columns.contains(where: { request.columns[$0].isDerived }) { continue }
      let expected = outlook.distance(pair, scored)
      distances[pair] = expected.all
      noise[pair] = expected.noise
    }
    return PredictedDistances(
      columns: columns.indices.map(outlook.distance), pairs: distances, noise: noise,
      measured: Set(variances.keys))
  }
}

/// The noise that one plan leaves, column by column and pair by pair.
private struct PlanOutlook {
  private let basis: PredictionBasis
  private let variances: [Clique: Double]
  /// 1/σ² of each coarse cell of a column, from its one-way and every pair that holds it; 0 if unmeasured.
  private var precisions: [Double]
  /// Of each column: over fine cells, over the fewer of coarse and compared ones, within coarse ones in the
  /// compared cells.
  private var errors: [(fine: Double, narrow: Double, within: Double)] = []
  /// Whether each column is measured, so that its errors are noise.
  private var isMeasured: [Bool] = []
  private let paths: DependencePaths
  /// √(N/σ₀), σ₀ the least σ of a pair.
  private let sharpness: Double
  /// √(N/rows).
  private let fewness: Double

  init(
    _ basis: PredictionBasis, _ request: SynthesisRequest, _ plan: BudgetPlan,
    _ variances: [Clique: Double], isCancelled: () -> Bool
  ) throws(CancellationError) {
    self.basis = basis
    self.variances = variances
    let columns = basis.columns
    paths = try DependencePaths(
      diversity: columns.map(\.diversity),
      structure: variances.sorted { $0.key < $1.key }.map {
        ($0.key, basis.pairs[$0.key]?.structure ?? 0)
      }, isCancelled: isCancelled)
    let least = variances.values.min() ?? .infinity
    sharpness = (basis.total / least.squareRoot()).squareRoot()
    fewness = (basis.total / Double(max(1, request.rows ?? Int(basis.total)))).squareRoot()
    var own: [Int: Double] = [:]
    for access in plan.oneWays where access.clique.count == 1 {
      own[access.clique.columns[0]] = access.variance.value
    }
    precisions = columns.indices.map { column in
      own[column].map { 1 / columns[column].coarseVariance($0) } ?? 0
    }
    for (pair, variance) in variances.sorted(by: { $0.key < $1.key }) {
      let (first, second) = (pair.columns[0], pair.columns[1])
      precisions[first] += 1 / (variance * Double(columns[second].coarse.count))
      precisions[second] += 1 / (variance * Double(columns[first].coarse.count))
    }
    isMeasured = columns.indices.map { own[$0] != nil && precisions[$0] > 0 }
    for (place, column) in columns.enumerated() {
      guard let variance = own[place], precisions[place] > 0 else {
        let shape = request.columns[place].prior ?? column.fine.map { _ in 1 }
        let distance = column.distance(to: shape)
        errors.append((distance, distance, 0))
        continue
      }
      errors.append(
        (
          column.fineError(variance, sharpenedTo: 1 / precisions[place]),
          column.narrowError(1 / precisions[place]), column.withinError(variance)
        ))
    }
  }

  func distance(_ column: Int) -> Double {
    Distance.together(errors[column].fine, PredictionFactors.least)
  }

  /// A pair's expected distance, and the part of it that noise and chance make.
  func distance(_ pair: Clique, _ scored: ScoredPair) -> (all: Double, noise: Double) {
    let (first, second) = (pair.columns[0], pair.columns[1])
    let core =
      variances[pair].map { measured(pair, variance: $0, scored) } ?? unmeasured(pair, scored)
    let hidden = basis.columns[first].hidden + basis.columns[second].hidden
    let noise = Distance.together(
      core.noise, scored.finerChance, PredictionFactors.within * errors[first].within,
      PredictionFactors.within * errors[second].within,
      PredictionFactors.drawn * scored.drawn * fewness, PredictionFactors.least)
    return (
      Distance.together(
        noise, core.rest, PredictionFactors.lost * scored.structure * hidden), noise
    )
  }

  private func measured(
    _ pair: Clique, variance: Double, _ scored: ScoredPair
  ) -> (noise: Double, rest: Double) {
    let (first, second) = (pair.columns[0], pair.columns[1])
    let rows = Double(basis.columns[first].coarse.count)
    let columns = Double(basis.columns[second].coarse.count)
    let cells = rows * columns
    // Of a margin's error, the part that this pair's own noise decides.
    let left = 1 / (variance * columns * precisions[first])
    let right = 1 / (variance * rows * precisions[second])
    let kept =
      ((rows - 1) * (columns - 1) + left * (rows - 1) + right * (columns - 1)) / max(1, cells)
    let table = expected(first, second, dependence: scored.score)
    let sigma = (variance * kept * 2 * cells / Double(max(1, table.count))).squareRoot()
    let noise = CellSpectrum(table).noise(sigma: sigma) / (4 * basis.total)
    let unfinished =
      PredictionFactors.unfinished * cells * variance.squareRoot() / basis.total * sharpness
    return (PredictionFactors.fitted * noise, min(unfinished, scored.score))
  }

  /// Twice the independent columns' table over the larger of coarse and compared cells: once raised and
  /// once lowered by what the score says, since dependent columns have fuller and emptier cells.
  private func expected(_ first: Int, _ second: Int, dependence: Double) -> [Double] {
    func narrow(_ column: ComparedColumn) -> [Double] {
      column.coarse.count <= column.compared.count ? column.coarse : column.compared
    }
    let others = narrow(basis.columns[second])
    let shift = min(1, 2 * dependence)
    var table: [Double] = []
    for row in narrow(basis.columns[first]) {
      for column in others {
        let cell = row * column / basis.total
        table.append(cell * (1 + shift))
        table.append(cell * (1 - shift))
      }
    }
    return table
  }

  private func unmeasured(
    _ pair: Clique, _ scored: ScoredPair
  ) -> (noise: Double, rest: Double) {
    let (first, second) = (pair.columns[0], pair.columns[1])
    let explained =
      PredictionFactors.pathSteep * paths.carried(pair) / max(scored.structure, 1e-6)
    let left = 1 / (1 + explained * explained)
    let margins = [first, second].map { PredictionFactors.margins * errors[$0].narrow }
    func part(ofMeasured wanted: Bool) -> Double {
      zip([first, second], margins).reduce(0) {
        isMeasured[$1.0] == wanted ? Distance.together($0, $1.1) : $0
      }
    }
    return (
      Distance.together(scored.chance, part(ofMeasured: true)),
      Distance.together(scored.structure * left, part(ofMeasured: false))
    )
  }
}
