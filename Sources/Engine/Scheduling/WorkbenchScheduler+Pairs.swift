import Tables

extension WorkbenchScheduler {
  /// Makes the picture of two columns from the newest draft, and anew with each draft that follows.
  func look(at pair: Clique?) {
    self.pair = pair
    guard let pair else {
      mailbox.update { $0.pair = nil }
      return
    }
    guard let dataset, dataset.hasRows, let choices = journal?.session.choices else { return }
    if dataset.isReal { explored.realViews += 1 }
    let (generations, pipeline, mailbox) = (generations, pipeline, mailbox)
    let generation = generations.current
    drafts.run {
      let work = DraftWork(
        dataset: dataset, choices: choices, seed: 0, focus: nil, pair: pair,
        generation: generation)
      // A newer edit's run makes the picture itself.
      if let picture = try? pipeline.latest?.pair(
        work, isCancelled: { generations.isOutdated(generation) })
      {
        mailbox.update { $0.pair = picture }
      }
      return {}
    }
  }
}
