import Engine
import Tables

/// Reasons for which an action cannot be done; each is `nil` when nothing stands in the way.
enum Obstacle {
  static let none: @Sendable (ActionContext) -> String? = { _ in nil }

  static let noTable: @Sendable (ActionContext) -> String? = { context in
    context.snapshot.columns.isEmpty ? context.openFirst : nil
  }

  static let notRecent: @Sendable (ActionContext) -> String? = { context in
    context.state.entries[safe: context.state.start.selected]?.section == .recent
      ? nil : "only what was opened before can be taken off the list"
  }

  static let noShare: @Sendable (ActionContext) -> String? = { context in
    guard let column = context.column else { return context.openFirst }
    guard !column.isModelled else { return nil }
    return "\(column.schema.name) is left out of the model and has no share"
  }

  static let noRange: @Sendable (ActionContext) -> String? = { context in
    guard let column = context.column else { return context.openFirst }
    guard column.isModelled, case .grid = column.schema.domain else {
      return "\(column.schema.name) has no range of numbers or dates to cut into bins"
    }
    return nil
  }

  static let notInferred: @Sendable (ActionContext) -> String? = { context in
    guard let column = context.column else { return context.openFirst }
    guard column.schema.source != .inferred else { return nil }
    return "the domain of \(column.schema.name) is \(column.schema.source.rawValue) already"
  }

  static let nothingInferred: @Sendable (ActionContext) -> String? = { context in
    guard !context.snapshot.columns.isEmpty else { return context.openFirst }
    return context.snapshot.inferredColumns.isEmpty
      ? "no domain is inferred: there is nothing to confirm" : nil
  }

  static let noLine: @Sendable (ActionContext) -> String? = { context in
    let lines = context.state.lines(on: context.state.page, in: context.snapshot)
    return lines.isEmpty ? "there is no line yet; \(context.key(.lineAdd)) adds one" : nil
  }

  static let nothingToSort: @Sendable (ActionContext) -> String? = { context in
    if context.state.pane == .heatmap { return noAssociation(context) }
    guard let column = context.column else { return context.openFirst }
    guard column.schema.kind.isNumeric, !column.schema.domain.isCodes else { return nil }
    return "\(column.schema.name) has an axis; only categories can be sorted"
  }

  static let noDraft: @Sendable (ActionContext) -> String? = { context in
    if let refusal = context.snapshot.mode.draftRefusal { return refusal }
    return context.snapshot.syntheticRows == nil ? "there is no draft yet" : nil
  }

  static let noPinnable: @Sendable (ActionContext) -> String? = { context in
    guard !context.snapshot.columns.isEmpty else { return context.openFirst }
    return context.snapshot.pins.count >= 26
      ? "every letter is taken; forget a pin first (\(context.key(.pins)))" : nil
  }

  static let noPins: @Sendable (ActionContext) -> String? = { context in
    context.snapshot.pins.isEmpty
      ? "nothing is pinned yet; \(context.key(.pin)) pins the present state" : nil
  }

  static let noEpsilonToTake: @Sendable (ActionContext) -> String? = { context in
    context.state.epsilonToTake(in: context.snapshot) == nil
      ? "move along ε first (← →); the cursor stands on the present ε" : nil
  }

  static let noOffer: @Sendable (ActionContext) -> String? = { context in
    context.snapshot.journal.offer == nil ? "an earlier run has left no edits" : nil
  }

  static let notBlind: @Sendable (ActionContext) -> String? = { context in
    guard !context.snapshot.columns.isEmpty else { return context.openFirst }
    return context.snapshot.mode == .blind
      ? nil : "a pilot is for blind mode; \(context.key(.mode)) changes the mode"
  }

  static let noRows: @Sendable (ActionContext) -> String? = { context in
    if context.snapshot.mode == .design {
      return "design mode opens no rows; \(context.key(.mode)) changes the mode"
    }
    if context.snapshot.mode == .blind, context.snapshot.syntheticRows == nil {
      return "blind mode shows no real rows; \(context.key(.pilot)) charges a pilot to explore"
    }
    return context.snapshot.realRows == nil && context.snapshot.syntheticRows == nil
      ? "the rows are not loaded yet" : nil
  }

  static let nothingToCheck: @Sendable (ActionContext) -> String? = { context in
    guard context.snapshot.account?.charges.isEmpty == false else {
      return "nothing is released yet"
    }
    return context.state.tableToCheck(in: context.snapshot) == nil
      ? "the ledger does not say where a table of this charge was written" : nil
  }

  static let nothingMeasured: @Sendable (ActionContext) -> String? = { context in
    guard let charge = context.state.chosenCharge(in: context.snapshot) else {
      return "choose a charge first"
    }
    return charge.isMeasured ? nil : "nothing was measured under this charge"
  }

  static let notBusy: @Sendable (ActionContext) -> String? = { context in
    context.snapshot.isBusy || context.snapshot.writing != nil ? nil : "nothing is running"
  }

  static let noAssociation: @Sendable (ActionContext) -> String? = { context in
    context.snapshot.association == nil ? "association is not computed yet" : nil
  }

  static let nothingToRepeat: @Sendable (ActionContext) -> String? = { context in
    guard let last = context.state.lastEdit else { return "no edit has been made yet" }
    return last.isOfColumn ? noShare(context) : noTable(context)
  }

  static let noMarks: @Sendable (ActionContext) -> String? = { context in
    context.state.marks.isEmpty
      ? "no place is marked yet; \(context.key(.mark)) and a letter marks one" : nil
  }

  static let noMacro: @Sendable (ActionContext) -> String? = { context in
    if context.state.recording != nil { return "a macro cannot play while one is recorded" }
    return context.state.macro == nil
      ? "no macro is recorded yet; \(context.key(.record)) starts recording" : nil
  }
}

extension ActionContext {
  /// What is said where there is no table.
  fileprivate var openFirst: String { "open a table first (\(key(.open)))" }
}
