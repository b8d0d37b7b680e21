import Synthesis

extension Snapshot {
  /// Lists the steps of the present choices; figures of the same steps stay until they are drawn anew.
  mutating func showSteps() {
    scenario.list(choices.scenario) { (try? ScenarioStep($0))?.sentence }
    scenario.statement = scenario.isActive ? Scenario.statement : ""
    postProcessing.list(choices.postProcessing) { (try? ProcessingStep($0))?.sentence }
    guard scenario.isActive else { return }
    // Distances to the real rows say nothing of rows that are meant to differ from them.
    meanPairDistance = nil
    for position in columns.indices { columns[position].distance = nil }
  }

  /// Shows what the steps did to the newest rows.
  mutating func show(_ rows: OutputRows, generation: Int) {
    scenario.show(rows.scenario, generation)
    postProcessing.show(rows.processing, generation)
  }
}

extension StepsSummary {
  fileprivate mutating func list(_ chosen: [ChosenStep], _ sentence: (String) -> String?) {
    let old = steps
    steps = chosen.map { step in
      old.first { $0.step.text == step.text && $0.step.isOn == step.isOn && step.isOn }
        ?? StepSummary(step, sentence: sentence(step.text))
    }
    for place in steps.indices { steps[place].step = chosen[place] }
  }

  /// Effects come in the order of the steps that are done.
  fileprivate mutating func show(_ effects: [StepEffect], _ generation: Int) {
    let done = steps.indices.filter { steps[$0].step.isOn }
    guard done.count == effects.count else { return }
    self.generation = generation
    for (place, effect) in zip(done, effects) { steps[place].show(effect) }
  }
}

extension StepSummary {
  fileprivate mutating func show(_ effect: StepEffect) {
    sentence = effect.sentence
    rows = effect.rowsBefore + effect.rowsAfter > 0 ? [effect.rowsBefore, effect.rowsAfter] : nil
    figures = effect.figures.map { Figure(name: $0.name, before: $0.before, after: $0.after) }
    warnings = effect.warnings
    changes = effect.columns.map { column in
      func figure(_ name: String, _ value: (ColumnStatistics) -> Double?) -> Figure? {
        let (old, new) = (column.before.flatMap(value), column.after.flatMap(value))
        return old == nil && new == nil ? nil : Figure(name: name, before: old, after: new)
      }
      return Change(
        column: column.column, changed: column.changed, distance: column.distance,
        figures: [
          figure("nulls") { Double($0.nulls) }, figure("values") { Double($0.distinct) },
          figure("entropy", \.entropy), figure("mean", \.mean), figure("deviation", \.deviation),
        ].compactMap { $0 })
    }
  }
}
