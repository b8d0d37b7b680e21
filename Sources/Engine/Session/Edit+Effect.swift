import Synthesis
import Tables

/// What kinds of edits do to what was spent and measured, and which stages they run again.
extension Edit {
  /// Whether the edit is post-processing, or needs new measurements, or makes earlier ones void.
  ///
  /// - Parameters:
  ///   - before: the session now.
  ///   - after: the session with the edit.
  ///   - schema: the table's columns, which those of the sessions replace.
  static func effect(from before: Session, to after: Session, of schema: Schema) -> EditClass {
    if before.mode != after.mode { return .invalidates }
    if before.cells(of: schema) != after.cells(of: schema) { return .invalidates }
    if before.budgetChoices(of: schema) != after.budgetChoices(of: schema) { return .paid }
    return before.ruleStages(of: schema).measuring != after.ruleStages(of: schema).measuring
      ? .paid : .free
  }

  /// The stages that run again when the session changes from `before` to `after`, in order.
  static func stages(from before: Session, to after: Session, of schema: Schema) -> [String] {
    let (old, new) = (before.ruleStages(of: schema), after.ruleStages(of: schema))
    var stages = stages(from: before, to: after, of: schema, rules: (old, new))
    guard !new.isEmpty else { return stages }
    if let sample = stages.firstIndex(of: "sample") {
      stages.insert("rules", at: sample + 1)
    } else if old.enforcing != new.enforcing {
      stages.insert("rules", at: 0)
    }
    return stages
  }

  /// The same without the making of rows that obey rules.
  private static func stages(
    from before: Session, to after: Session, of schema: Schema,
    rules: (old: RuleStages, new: RuleStages)
  ) -> [String] {
    let (old, new) = rules
    if before.mode != after.mode { return after.mode == .design ? ["plan"] : StageReport.names }
    if before.cells(of: schema) != after.cells(of: schema) {
      return ["encode", "count", "plan", "measure", "fit", "sample", "decode", "evaluate"]
    }
    if before.budgetChoices(of: schema) != after.budgetChoices(of: schema) {
      return ["plan", "measure", "fit", "sample", "decode", "evaluate"]
    }
    if before.choices.draftNumber != after.choices.draftNumber {
      return ["measure", "fit", "sample", "decode", "evaluate"]
    }
    if old.measuring != new.measuring {
      return ["plan", "measure", "fit", "sample", "decode", "evaluate"]
    }
    if old.fitting != new.fitting { return ["fit", "sample", "decode", "evaluate"] }
    if before.choices.rows != after.choices.rows || before.modelSteps != after.modelSteps {
      return ["sample", "decode", "evaluate"]
    }
    if old.enforcing != new.enforcing { return ["decode", "evaluate"] }
    if before.choices.associationMeasure != after.choices.associationMeasure {
      return before.rowSteps == after.rowSteps ? ["evaluate"] : ["decode", "evaluate"]
    }
    if before.rowSteps != after.rowSteps { return ["decode"] }
    return []
  }
}

/// What rules decide, stage by stage.
private struct RuleStages {
  let measuring: String
  let fitting: String
  let enforcing: String
  /// Whether no rule must hold.
  let isEmpty: Bool
}

extension Session {
  fileprivate func ruleStages(of schema: Schema) -> RuleStages {
    let plan = RuleSet.of(choices, TableEncoding(schema.replacing(columns))).plan
    return RuleStages(
      measuring: plan.measuring, fitting: plan.fitting, enforcing: plan.enforcing,
      isEmpty: plan.isEmpty)
  }

  /// What decides the measurements besides the cells: two sessions alike in it measure alike.
  fileprivate func budgetChoices(of schema: Schema) -> [String] {
    let targets = schema.replacing(columns).columns.filter { $0.role == .target }.map(\.name)
    let weights = choices.shares.filter { $0.value != 1 }
    return [
      "\(choices.epsilon)", "\(choices.delta)", choices.method,
      "\(weights.sorted { $0.key < $1.key })",
      "\(choices.caps.sorted { $0.key < $1.key })", "\(targets)",
    ]
  }

  /// The scenario's steps that change what is drawn from the model.
  fileprivate var modelSteps: [String] {
    choices.scenario.texts.filter { (try? ScenarioStep($0))?.changesModel ?? true }
  }

  /// The steps that change rows once they are drawn.
  fileprivate var rowSteps: [[String]] {
    [
      choices.scenario.texts.filter { (try? ScenarioStep($0))?.changesModel == false },
      choices.postProcessing.texts,
    ]
  }

  /// What decides the columns' cells: measurements over other cells do not apply.
  fileprivate func cells(of schema: Schema) -> [ColumnEncoding] {
    TableEncoding(schema.replacing(columns)).columns.map(\.withoutWords)
  }
}
