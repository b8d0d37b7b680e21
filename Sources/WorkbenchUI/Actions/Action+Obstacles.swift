import Tables

/// Reasons for which an action cannot be done; each is `nil` when nothing stands in the way.
enum Obstacle {
  static let none: @Sendable (ActionContext) -> String? = { _ in nil }

  static let noTable: @Sendable (ActionContext) -> String? = { context in
    context.snapshot.columns.isEmpty ? "open a table first (o)" : nil
  }

  static let noShare: @Sendable (ActionContext) -> String? = { context in
    guard let column = context.column else { return "open a table first (o)" }
    guard !column.isModelled else { return nil }
    return "\(column.schema.name) is left out of the model and has no share"
  }

  static let notInferred: @Sendable (ActionContext) -> String? = { context in
    guard let column = context.column else { return "open a table first (o)" }
    guard column.schema.source != .inferred else { return nil }
    return "the domain of \(column.schema.name) is \(column.schema.source.rawValue) already"
  }

  static let noCategories: @Sendable (ActionContext) -> String? = { context in
    guard let column = context.column else { return "open a table first (o)" }
    guard column.schema.kind.isNumeric, !column.schema.domain.isCodes else { return nil }
    return "\(column.schema.name) has an axis; only categories can be sorted"
  }

  static let noDraft: @Sendable (ActionContext) -> String? = { context in
    context.snapshot.syntheticRows == nil ? "there is no draft yet" : nil
  }

  static let noRows: @Sendable (ActionContext) -> String? = { context in
    context.snapshot.realRows == nil && context.snapshot.syntheticRows == nil
      ? "the rows are not loaded yet" : nil
  }

  static let notBusy: @Sendable (ActionContext) -> String? = { context in
    context.snapshot.isBusy ? nil : "nothing is running"
  }

  static let noAssociation: @Sendable (ActionContext) -> String? = { context in
    context.snapshot.association == nil ? "association is not computed yet" : nil
  }
}
