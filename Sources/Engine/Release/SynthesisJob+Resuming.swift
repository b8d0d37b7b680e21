import Documents
import Governance
import TableFiles
import Tables

extension SynthesisJob {
  /// What was measured under a charge, taken up again: free, and no real row is read.
  func resumed(_ text: String, _ timings: inout StageTimings) throws -> MeasuredRelease {
    let place = try Workspace.open(from: workspace)
    let ledger = try place.ledger()
    let found = try Accounts.charge(text, in: ledger)
    try checkTable(of: found, place)
    let charge = try ChargeState(found.id, in: ledger)
    let kept = try timings.time("load") { try KeptRelease(charge, place) }
    try checkDictionary(kept.recipe)
    let recipe = try kept.recipe.taking(
      session.choices, rules: ruleRevision, at: session.resolved)
    let maker = try maker(recipe, kept.measurements)
    try maker.checkAsMeasured()
    try ledger.mark(.measured, charge: charge.id)
    return MeasuredRelease(
      maker: maker,
      bytes: kept.measurements.bytes(recipe: recipe.document(publishesSeed: true)), charge: charge)
  }

  /// What the session, the screen or the command line says of the rules of a charge.
  var ruleRevision: RuleRevision {
    let own = RuleList(rules: session.choices.rules, tables: session.choices.ruleTables)
    let none = RuleList(rules: [], tables: [:])
    // A session holds all rules, and so does a screen that shows some; a command line only adds to them.
    let holdsAll = session.path != nil || isWatched && !own.rules.isEmpty
    return RuleRevision(
      replacing: holdsAll ? own : nil, added: holdsAll ? none : own, without: withoutRules,
      file: session.path)
  }

  /// Refuses a charge for another table; only where the name differs are the file's bytes hashed.
  private func checkTable(of charge: Charge, _ place: Workspace) throws {
    if charge.request.name == table.shownName { return }
    guard try place.identity(of: table).fingerprint == charge.request.fingerprint else {
      throw InputError(
        "this charge is for another table, \(charge.request.name)", file: table.path,
        value: charge.id)
    }
  }

  /// Refuses a dictionary or a session that gives columns other values than they were measured with.
  func checkDictionary(_ recipe: Recipe) throws {
    if let path = table.schemaPath {
      try recipe.check(try SchemaFile.read(path).schema.columns, file: path)
    }
    try recipe.check(session.columns, file: session.path)
  }
}

/// What a workspace keeps of a charge: its measurements and how rows are made of them.
struct KeptRelease: Sendable {
  let measurements: MeasurementsFile
  let recipe: Recipe

  /// Reads what was kept under a charge.
  ///
  /// - Throws: `InputError` where nothing was kept, or what was kept is damaged.
  init(_ charge: ChargeState, _ place: Workspace) throws {
    guard let file = try place.measurements(charge: charge.id) else {
      guard charge.charge.status == .charged else {
        throw InputError(
          "the measurements made under this charge are missing from the workspace; restore them "
            + "from a backup", file: place.folder, value: charge.id)
      }
      throw InputError(
        "nothing was measured under this charge: it was committed at \(charge.charge.time) and the "
          + "run ended before its measurements were stored, unless it is still running. Noise may "
          + "have been drawn, so the budget is spent and gone; release again under a new charge",
        value: charge.id)
    }
    guard file.charges == charge.chain.map(\.id), let node = file.recipe else {
      throw InputError(
        file.recipe == nil
          ? "what is kept of this charge was written by an older version, which did not keep how "
            + "rows are made of it"
          : "what is kept of this charge belongs to others; restore the workspace from a backup",
        file: place.folder, value: charge.id)
    }
    measurements = file
    recipe = try Recipe(node)
  }
}
