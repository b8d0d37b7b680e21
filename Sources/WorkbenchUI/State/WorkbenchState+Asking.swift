import Engine

extension WorkbenchState {
  /// The edit whose cost the screen shows before it is made; `nil` where none is near.
  func consideredEdit(in snapshot: Snapshot) -> Edit? {
    guard snapshot.table != nil, !isOpening else { return nil }
    switch overlays.last {
    case .prompt(let prompt):
      if case .edit(let edit) = prompt.answer { return edit }
      return nil
    case .answers(let list): return list.edit(in: snapshot)
    case .explanation, .line, .find: return nil
    case .confirmation(let confirmation):
      guard case .mode = confirmation.matter else { return nil }
      return confirmation.pressed.mode.map { .mode($0) }
    case .menu, .themes, .domains: return nil
    case nil: break
    }
    switch page {
    case .main:
      guard pane == .columns, let column = chosenColumn(in: snapshot), column.isModelled else {
        return nil
      }
      let value = nextShare(of: column, by: 0.5)
      return value == share(of: column) ? nil : .share(column: column.schema.name, value)
    case .tradeOff: return epsilonToTake(in: snapshot).map { .epsilon($0) }
    case .pins: return chosenPin(in: snapshot).map { .takeUp($0.letter) }
    case .start, .rows, .notices, .journal, .pair, .settings, .diagnostics, .evaluation, .column,
      .rules, .scenario, .postProcessing, .checklist, .ledger, .glossary:
      return nil
    }
  }

  /// What the engine is asked to tell besides, after the screen has changed: the cost of the edit
  /// that is near, and the curve in view. Each is asked once a state, so that typing asks no more
  /// often than it changes something.
  mutating func askAhead(_ snapshot: Snapshot) -> [Effect] {
    var effects: [Effect] = []
    // While shares are on their way the engine tells of a state that is gone already.
    if pendingShares.isEmpty {
      let edit = consideredEdit(in: snapshot)
      let next = edit.map {
        Considered(
          edit: $0, generation: snapshot.generation, predicted: snapshot.prediction?.generation)
      }
      if next != considered {
        considered = next
        effects.append(.send(.consider(edit)))
      }
    }
    let score = page == .tradeOff && snapshot.table != nil ? score(in: snapshot) : nil
    if score != traced {
      traced = score
      effects.append(.send(.trace(score)))
    }
    let pair = pairInView(in: snapshot)
    if pair != pictured {
      pictured = pair
      effects.append(.send(.lookAtPair(pair)))
    }
    return effects
  }

  /// The cost of the edit that is near, once the engine has told it.
  func preview(in snapshot: Snapshot) -> EditPreview? {
    guard let edit = consideredEdit(in: snapshot) else { return nil }
    return snapshot.preview.flatMap { $0.edit == edit ? $0 : nil }
  }

  /// An edit that the engine was asked about, and when.
  struct Considered: Hashable, Sendable {
    var edit: Edit
    var generation: Int
    /// The prediction that the answer could rest on: a newer one tells more.
    var predicted: Int?
  }
}
