import Documents
import Tables

/// Several privacy models over the same quasi-identifiers, enforced at once on one table.
struct PrivacyEnforcement: Sendable {
  private let steps: [PrivacyStep]
  private let search: ClassSearch
  private let outcome: ClassSearch.Outcome
  private let mostSuppressed: Int

  /// Finds the levels and the rows to suppress.
  ///
  /// - Throws: ``TextProblem`` where the table lacks a column.
  init(_ steps: [PrivacyStep], _ table: StepTable) throws(TextProblem) {
    self.steps = steps
    var ladders: [GeneralisationLadder] = []
    for column in steps.first?.columns ?? [] {
      ladders.append(
        GeneralisationLadder(try table.column(column), try column.schema(table.schema)))
    }
    var sensitive: [SensitiveValues?] = []
    for step in steps {
      guard let column = step.model.sensitive else {
        sensitive.append(nil)
        continue
      }
      sensitive.append(SensitiveValues(try table.column(column)))
    }
    search = ClassSearch(
      ladders: ladders, models: steps.map(\.model), sensitive: sensitive,
      rowCount: table.table.rowCount)
    let share = steps.map(\.mostSuppressed).min() ?? 0
    mostSuppressed = Int(share * Double(search.rowCount))
    outcome = search.search(most: mostSuppressed)
  }

  /// Adds what the step of this place has come to.
  func describe(_ place: Int, _ effect: inout StepEffect) {
    let model = steps[place].model
    let all = Array(repeating: true, count: search.rowCount)
    var kept = all
    for row in outcome.suppressed { kept[row] = false }
    let before = search.classes(search.ladders.map { _ in 0 }, all)
    let after = search.classes(outcome.levels, kept)
    func figure(_ name: String, _ value: (ClassSearch.Classes) -> Double?) {
      effect.figures.append(StepFigure(name, before: value(before), after: value(after)))
    }
    figure(model.figure) { classes in
      guard classes.sizes.contains(where: { $0 > 0 }) else { return nil }
      let figures = search.figures(classes)[place]
      return model.wantsMore ? figures.min() : figures.max()
    }
    guard place == 0 else { return }
    figure("classes") { Double($0.sizes.filter { $0 > 0 }.count) }
    effect.figures.append(
      StepFigure("rows suppressed", after: Double(outcome.suppressed.count)))
    let changes = zip(search.ladders, outcome.levels).filter { $1 > 0 }.map { ladder, level in
      "\(ladder.name): \(ladder.levels[level])"
    }
    if !changes.isEmpty { effect.sentence += "; written as " + changes.joined(separator: ", ") }
    if outcome.suppressed.count > mostSuppressed {
      effect.warnings.append(
        "more rows than asked had to be suppressed: \(outcome.suppressed.count) of "
          + "\(search.rowCount), although everything is generalised as far as it goes")
    }
  }

  /// Generalises and suppresses.
  func change(_ table: inout StepTable) {
    for (ladder, level) in zip(search.ladders, outcome.levels) where level > 0 {
      guard let column = table.table.column(named: ladder.name) else { continue }
      table.replace(ladder.column(level, like: column))
      table.makeText(ladder.name)
    }
    guard !outcome.suppressed.isEmpty else { return }
    let gone = Set(outcome.suppressed)
    table.take((0..<search.rowCount).filter { !gone.contains($0) })
  }
}
