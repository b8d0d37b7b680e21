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
    let merged = targets.merged()
    let total = max(1, options.total ?? merged.estimatedTotal())
    let layout: BeliefLayout
    let start: [Double]
    if let warm = options.warmStart, warm.tree == tree {
      layout = warm.layout
      start = warm.beliefs
    } else {
      layout = BeliefLayout(tree: tree)
      start = IndependentStart(merged, sizes: tree.sizes).beliefs(layout)
    }
    let forest = TargetForest(merged, layout: layout)
    var descent = BregmanDescent(forest: forest, layout: layout, start: start, total: total)
    let iterations = max(1, options.iterations)
    let plain = min(5, iterations)
    for iteration in 1...iterations {
      if isCancelled() { throw CancellationError() }
      if iteration > iterations - plain { descent.restart() }
      guard descent.advance(isCancelled: isCancelled) else { throw CancellationError() }
      if iteration.isMultiple(of: 10) {
        onProgress(FitProgress(iteration: iteration, loss: descent.loss * forest.precision))
      }
    }
    return FittedModel(
      total: total, loss: descent.modelLoss, iterations: iterations, layout: layout,
      beliefs: descent.beliefs)
  }
}
