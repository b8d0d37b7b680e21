import Engine
import Plots

extension WorkbenchState {
  /// Does an action as often as the number typed before its key says, or says why it cannot be done.
  mutating func perform(_ id: ActionID, _ snapshot: Snapshot) -> [Effect] {
    let times = max(1, prefix ?? 1)
    prefix = nil
    guard let action = ActionRegistry.action(id) else { return [] }
    if let reason = action.obstacle(ActionContext(state: self, snapshot: snapshot)) {
      log.say(.warning, reason)
      return []
    }
    switch action.counting {
    case .never: return action.body(&self, snapshot)
    case .itself:
      count = times
      defer { count = 1 }
      return action.body(&self, snapshot)
    case .repeats:
      var effects: [Effect] = []
      for _ in 0..<times {
        // The engine looks where the eye comes to rest.
        effects.removeAll { if case .send(.look) = $0 { true } else { false } }
        effects += action.body(&self, snapshot)
      }
      return effects
    }
  }

  mutating func changeMeasure(_ snapshot: Snapshot) -> [Effect] {
    let all = AssociationMeasure.allCases
    let place = all.firstIndex(of: snapshot.choices.associationMeasure) ?? 0
    return make(.association(all[(place + 1) % all.count]), snapshot)
  }

  mutating func confirmDomain(_ snapshot: Snapshot) -> [Effect] {
    guard let column = chosenColumn(in: snapshot) else { return [] }
    return make(.confirmDomain(column: column.schema.name), snapshot)
  }

  mutating func clearShare(_ snapshot: Snapshot) -> [Effect] {
    guard let column = chosenColumn(in: snapshot), share(of: column) != 0 else { return [] }
    return make(.share(column: column.schema.name, 0), snapshot)
  }

  mutating func ask(_ id: ActionID, _ snapshot: Snapshot) {
    if let prompt = prompt(id, snapshot) { overlays.append(.prompt(prompt)) }
  }

  private func prompt(_ id: ActionID, _ snapshot: Snapshot) -> Prompt? {
    let choices = snapshot.choices
    let stem = WorkbenchState.stem(of: openedPath ?? snapshot.table?.name ?? "table")
    return switch id {
    case .epsilon: Prompt(.epsilon, suggestion: NumberText.plain(choices.epsilon))
    case .delta: Prompt(.delta, suggestion: NumberText.plain(choices.delta))
    case .rowCount: Prompt(.rows, suggestion: choices.rows.map { String($0) } ?? "auto")
    case .shareSet:
      chosenColumn(in: snapshot).map {
        Prompt(
          .share(column: $0.schema.name), suggestion: NumberText.plain(share(of: $0)))
      }
    case .cap:
      chosenColumn(in: snapshot).map {
        Prompt(
          .cap(column: $0.schema.name),
          suggestion: choices.caps[$0.schema.name].map(NumberText.plain) ?? "none")
      }
    case .accountCap:
      Prompt(
        .accountCap, suggestion: snapshot.budget.capEpsilon.map(NumberText.plain) ?? "none")
    case .bins:
      chosenColumn(in: snapshot).map {
        Prompt(
          .bins(column: $0.schema.name), suggestion: $0.schema.bins.map { String($0) } ?? "auto")
      }
    case .method: Prompt(.method, suggestion: choices.method)
    case .target, .solve: ask(of: scoreInView(in: snapshot), isTarget: id == .target, snapshot)
    case .pilot: Prompt(.pilot, suggestion: NumberText.plain(choices.epsilon / 10))
    case .open: Prompt(.open)
    case .saveAs: Prompt(.save, suggestion: stem + ".semblance.yaml")
    case .exportDraft: Prompt(.exportDraft, suggestion: stem + ".draft.csv")
    case .writeSchema: Prompt(.writeSchema, suggestion: stem + ".schema.yaml")
    case .release: Prompt(.release, suggestion: stem + ".release.csv")
    case .record: Prompt(.saveMacro, suggestion: stem + ".keys")
    case .playFile: Prompt(.playMacro, suggestion: stem + ".keys")
    default: nil
    }
  }

  /// A question about the distance of something, with the target that is set already.
  func ask(of score: AccuracyScore, isTarget: Bool, _ snapshot: Snapshot) -> Prompt {
    let name = score.name
    let target = snapshot.choices.targets[score].map(NumberText.plain)
    return isTarget
      ? Prompt(.target(score, of: name), suggestion: target ?? "none")
      : Prompt(.accuracy(score, of: name), suggestion: target ?? "")
  }

  mutating func movePane(by step: Int) {
    switch page {
    case .pair:
      pair.isTableFocused.toggle()
      return
    case .column:
      isFieldFocused.toggle()
      return
    default: break
    }
    let panes = Pane.allCases
    let place = panes.firstIndex(of: pane) ?? 0
    pane = panes[(place + step + panes.count) % panes.count]
  }

  mutating func changeView(by step: Int, _ snapshot: Snapshot) {
    func next<Choice: CaseIterable & Equatable>(_ choice: Choice) -> Choice {
      let all = Array(Choice.allCases)
      let place = all.firstIndex(of: choice) ?? 0
      return all[(place + step + all.count) % all.count]
    }
    switch page {
    case .rows where snapshot.mode != .curator:
      log.say(
        .warning,
        "\(snapshot.mode.rawValue) mode shows no real rows; \(keys.word(for: .mode)) changes the mode"
      )
    case .rows: rowSide = next(rowSide)
    case .tradeOff: tradeView = next(tradeView)
    case .pair: changePairView(by: step, snapshot)
    case .main where pane == .histogram: toggleCumulative(snapshot)
    default:
      view = next(view)
      if view == .pin, comparedPin(in: snapshot) == nil { view = next(view) }
    }
  }

  mutating func choose(_ snapshot: Snapshot) -> [Effect] {
    if page == .start {
      guard let entry = entries[safe: start.selected] else { return [] }
      return open(entry.path, snapshot)
    }
    switch page {
    case .column:
      if isFieldFocused { return editField(snapshot) }
      isFieldFocused = true
      return []
    case .evaluation: return openEvaluated(snapshot)
    case .checklist: return goOn(snapshot)
    case .rules, .scenario, .postProcessing:
      editLine(isNew: lines(on: page, in: snapshot).isEmpty, snapshot)
      return []
    default: break
    }
    if pane == .heatmap, snapshot.association != nil {
      openPair(snapshot)
    } else {
      isMaximised.toggle()
    }
    return []
  }

  /// Takes the chosen file off the list of those opened before.
  mutating func forgetRecent() -> [Effect] {
    guard let entry = entries[safe: start.selected], entry.section == .recent else { return [] }
    entries.remove(at: start.selected)
    start.select(start.selected, of: entries.count)
    return [.forget(entry.path)]
  }

  mutating func quit(_ snapshot: Snapshot) -> [Effect] {
    guard hasUnsavedChoices(in: snapshot), settings.asksBeforeQuitting else { return [.quit(0)] }
    let question = Confirmation(.quit)
    if case .confirmation(let open) = overlays.last, open.matter == question.matter { return [] }
    overlays.append(.confirmation(question))
    return []
  }
}
