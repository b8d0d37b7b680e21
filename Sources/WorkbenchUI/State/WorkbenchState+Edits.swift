import Engine
import Plots

extension WorkbenchState {
  /// Sends an edit and remembers how things stood before it.
  mutating func make(_ edit: Edit, _ snapshot: Snapshot) -> [Effect] {
    if let readOnly = snapshot.readOnly {
      log.say(.warning, readOnly.sentence)
      return []
    }
    let choices = snapshot.choices
    var column: ColumnSummary?
    var before = ""
    var after = ""
    switch edit {
    case .share(let name, let value):
      column = snapshot.columns.first { $0.schema.name == name }
      before = column.map { NumberText.plain(share(of: $0)) } ?? ""
      after = NumberText.plain(value)
    case .nudge(let name, let step, _):
      column = snapshot.columns.first { $0.schema.name == name }
      after = "share of \(name) one step " + (step > 0 ? "up" : "down")
    case .bins(let name, let value):
      let place = snapshot.columns.firstIndex { $0.schema.name == name }
      column = place.map { snapshot.columns[$0] }
      before =
        place.flatMap { snapshot.histograms[$0]?.labels.count }.map { String($0) }
        ?? "the present number"
      after = value.map { String($0) } ?? "the usual number"
    case .epsilon(let value):
      before = NumberText.plain(choices.epsilon)
      after = NumberText.plain(value)
    case .delta(let value):
      before = NumberText.plain(choices.delta)
      after = NumberText.plain(value)
    case .rows(let value):
      before = choices.rows.map(NumberText.grouped) ?? "auto"
      after = value.map(NumberText.grouped) ?? "auto"
    case .method(let value):
      before = choices.method
      after = value
    case .confirmDomain(let name):
      column = snapshot.columns.first { $0.schema.name == name }
      before = "inferred"
      after = "declared"
    case .confirmDomains:
      before = "inferred"
      after = "declared"
    case .cap(let name, let value):
      column = snapshot.columns.first { $0.schema.name == name }
      before = choices.caps[name].map(NumberText.plain) ?? "none"
      after = value.map(NumberText.plain) ?? "none"
    case .target(let score, let value):
      before = choices.targets[score].map(NumberText.plain) ?? "none"
      after = value.map(NumberText.plain) ?? "none"
    case .scenario(let steps):
      before = choices.scenario.inWords
      after = steps.inWords
    case .postProcessing(let steps):
      before = choices.postProcessing.inWords
      after = steps.inWords
    case .addRule(let rule, _): after = "rule “\(rule.name ?? rule.text)” added"
    case .changeRule(_, let rule): after = "rule “\(rule.name ?? rule.text)”"
    case .removeRule(let place): after = "rule \(place + 1) removed"
    case .moveRule(let from, let to): after = "rule \(from + 1) moved to \(to + 1)"
    case .switchRule(let place, let isOn): after = "rule \(place + 1) \(isOn ? "on" : "off")"
    case .takeUp(let letter): after = "the choices of pin \(letter)"
    case .mode(let mode):
      before = snapshot.mode.rawValue
      after = mode.rawValue
    case .describe(let name, let words):
      column = snapshot.columns.first { $0.schema.name == name }
      (before, after) = words.change(of: column?.schema)
    case .reroll: after = "draft noise drawn anew"
    case .undo: after = "undone"
    case .redo: after = "done again"
    case .association(let measure):
      let isNumeric = measure != .cramersV
      log.say(.info, "\(measure.title)" + (isNumeric ? ": numeric columns only" : ""))
      return send(edit)
    case .theme: return send(edit)
    }
    lastEdit = RepeatableEdit(edit) ?? lastEdit
    record = EditRecord(
      edit: edit, column: column?.schema.name, before: before, after: after,
      epsilon: choices.epsilon, columnEpsilon: column?.columnEpsilon, distance: column?.distance,
      meanPairDistance: snapshot.meanPairDistance,
      generation: snapshot.generation + 1)
    let effects = send(edit)
    switch edit {
    case .share(let name, let value):
      pendingShares[name] = PendingShare(value: value, edit: sentEdits)
    case .undo, .redo, .takeUp:
      pendingShares = [:]
      unseenEdit = sentEdits
    case .nudge: unseenEdit = sentEdits
    default: break
    }
    return effects
  }

  /// Hands an edit to the engine, several times where that is asked for.
  mutating func send(_ edit: Edit, times: Int = 1) -> [Effect] {
    sentEdits += times
    return Array(repeating: .send(.edit(edit)), count: times)
  }

  /// Moves the chosen column's share to the next multiple of `step` up or down, within 0 … 1000;
  /// as many steps as were asked for are one edit.
  mutating func changeShare(by step: Double, _ snapshot: Snapshot) -> [Effect] {
    guard let column = chosenColumn(in: snapshot) else { return [] }
    let times = count
    // What was taken back or up is not on screen yet: the engine knows where the share stands.
    if snapshot.editsTaken < unseenEdit {
      return make(.nudge(column: column.schema.name, by: step, times: times), snapshot)
    }
    let value = nextShare(of: column, by: step, times: times)
    guard value != share(of: column) else { return [] }
    let effects = make(.share(column: column.schema.name, value), snapshot)
    lastEdit = .step(step, times: times)
    return effects
  }

  /// The multiple of `step` that is `times` further up or down from a column's share, in 0 … 1000.
  func nextShare(of column: ColumnSummary, by step: Double, times: Int = 1) -> Double {
    ShareStep.next(after: share(of: column), by: step, times: times)
  }
}
