import Tables

extension FittedModel {
  /// Fits the distribution of greatest entropy to noisy marginals.
  ///
  /// Cliques are worked on by several threads, each in one fixed order: the same inputs give the same bits
  /// on any number of cores.
  /// - Parameters:
  ///   - targets: noisy tables; each must lie inside a node of `tree`. None gives the uniform model.
  ///   - tree: where the model's cliques come from.
  ///   - options: iterations, total, warm start.
  ///   - isCancelled: polled on the calling thread, between batches of cliques.
  ///   - onProgress: called every 10 iterations with the loss so far.
  /// - Throws: `CancellationError` once `isCancelled` says so.
  /// - Complexity: about eight passes over all cells an iteration.
  public static func fit(
    _ targets: [MarginalTarget], tree: JunctionTree, options: FitOptions = FitOptions(),
    isCancelled: () -> Bool = { false }, onProgress: (FitProgress) -> Void = { _ in }
  ) throws(CancellationError) -> FittedModel {
    var merged = targets.merged()
    // Of all cells, known zeros among them: rows that are counted there are rows all the same.
    let total = max(1, options.total ?? merged.estimatedTotal())
    let warm = options.warmStart.flatMap { $0.tree == tree ? $0 : nil }
    let layout = warm?.layout ?? BeliefLayout(tree: tree)
    var start = warm
    if !options.zeros.isEmpty {
      let open =
        if let warm { warm } else {
          try independent(merged, layout: layout, isCancelled: isCancelled)
        }
      let possible = try open.reweighted(
        by: options.zeros.map(\.table), isCancelled: isCancelled)
      precondition(possible.model != nil, "the zeros leave nothing possible")
      start = possible.model
      if let start { merged = merged.map { $0.excludingZeros(of: start, total: total) } }
    }
    let forest = TargetForest(merged, layout: layout)
    guard
      var plan = CalibrationPlan(layout: layout, forest: forest, isCancelled: isCancelled),
      start?.write(into: plan.base, isCancelled: isCancelled)
        ?? IndependentStart(merged, sizes: tree.sizes)
        .write(layout, into: plan.base, isCancelled: isCancelled)
    else { throw CancellationError() }
    if !options.zeros.isEmpty { plan.keepZeros() }
    guard
      var descent = BregmanDescent(
        forest: forest, plan: plan, total: total, isCancelled: isCancelled)
    else { throw CancellationError() }
    var schedule = FitSchedule(options, cells: merged.reduce(0) { $0 + $1.knownCells })
    var iteration = 0
    while iteration < schedule.last {
      iteration += 1
      if isCancelled() { throw CancellationError() }
      if schedule.isPlain(iteration) { descent.restart() }
      guard descent.advance(isCancelled: isCancelled) else { throw CancellationError() }
      schedule.note(
        descent.loss * forest.precision, beliefs: descent.modelLoss, at: iteration)
      if iteration.isMultiple(of: 10) {
        onProgress(
          FitProgress(
            iteration: iteration, last: schedule.last, loss: descent.loss * forest.precision))
      }
    }
    guard let beliefs = descent.beliefs(isCancelled: isCancelled) else {
      throw CancellationError()
    }
    return FittedModel(
      total: total, loss: descent.modelLoss, iterations: iteration, layout: layout,
      beliefs: beliefs)
  }

  /// Columns independent, each as its own target says.
  private static func independent(
    _ targets: [MarginalTarget], layout: BeliefLayout, isCancelled: () -> Bool
  ) throws(CancellationError) -> FittedModel {
    let beliefs = CellBuffer(unset: layout.beliefCells)
    guard
      IndependentStart(targets, sizes: layout.tree.sizes)
        .write(layout, into: beliefs, isCancelled: isCancelled),
      let cells = beliefs.array(isCancelled: isCancelled)
    else { throw CancellationError() }
    return FittedModel(total: 1, loss: 0, iterations: 0, layout: layout, beliefs: cells)
  }

  /// Copies the beliefs; `false` on a cancel.
  func write(into target: CellBuffer, isCancelled: () -> Bool) -> Bool {
    beliefs.withUnsafeBufferPointer { source in
      guard let from = source.baseAddress else { return true }
      return CellBuffer.forEachPart(of: source.count, isCancelled: isCancelled) {
        (target.cells + $0.lowerBound).update(from: from + $0.lowerBound, count: $0.count)
      }
    }
  }
}
