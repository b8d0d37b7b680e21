import Documents
import Governance
import Privacy
import Synthesis
import Tables

extension SynthesisJob {
  /// The marginals of an earlier release measured once more, at what ε allows beyond its charge.
  ///
  /// Every marginal gets independent noise, and the fit rests on all measurements of both charges.
  func raised(_ text: String, _ timings: inout StageTimings) throws -> MeasuredRelease {
    let place = try Workspace.open(from: workspace)
    let ledger = try place.ledger()
    let earlier = try ChargeState(try Accounts.charge(text, in: ledger).id, in: ledger)
    let kept = try KeptRelease(earlier, place)
    try checkDictionary(kept.recipe)
    guard try ReadingOptions(table).nulls == kept.recipe.reading.nulls else {
      throw InputError(
        "the charge was measured with other texts for null; give the same data dictionary (--schema)",
        file: table.schemaPath, value: kept.recipe.reading.nulls.joined(separator: ", "))
    }
    guard try place.identity(of: table).fingerprint == earlier.charge.request.fingerprint else {
      throw InputError(
        "the table is not, or no longer, the one that was measured under this charge, so nothing can "
          + "be added to it; release it under a charge of its own", file: table.path,
        value: earlier.id)
    }
    let before = try RowMaker(kept.recipe, kept.measurements)
    try before.checkAsMeasured()
    let taken = try kept.recipe.taking(
      session.choices, rules: ruleRevision, at: session.resolved)
    let raise = try raise(of: earlier, before)
    let dataset = try timings.watch("load", readsRows: true) { progress in
      let reading = LoadProgress(table.path, progress)
      var source = table
      source.encoding = kept.recipe.reading.encoding
      source.delimiter = String(kept.recipe.delimiter)
      return try session.mode.withholding(table.path) { [source] in
        var loaded = try SourceTable(
          source, overrides: kept.recipe.schema.columns,
          isCancelled: reading.telling(isCancelled))
        let rules = RuleSet.of(kept.recipe.measuredChoices, before.encoding)
        if let rows = rules.kept(of: loaded.table, loaded.schema) { loaded.keep(rows) }
        return try Dataset(source, loaded, values: .map, isCancelled: isCancelled)
      }
    }
    guard dataset.encoding.columns == before.encoding.columns else {
      throw InputError(
        "the table's columns are not those that were measured under this charge", file: table.path,
        value: earlier.id)
    }
    let counted = try counts(of: dataset, &timings)
    let receipt = try timings.time("charge") {
      try ledger.charge(request(raise, of: earlier, kept.recipe, before.encoding.names))
    }
    let charge = try ChargeState(receipt.id, in: ledger)
    return try charge.telling {
      var recipe = taken
      recipe.seed = UInt64.random(in: .min ... .max)
      let measurer = try ReleaseMeasurer(
        receipt, columns: sources(recipe, before.encoding))
      try timings.watch("measure", readsRows: true) { progress in
        for access in raise.accesses {
          try checkCancelled()
          progress.tellPart(of: raise.accesses.count)
          _ = try measurer.measure(
            .marginal(access.clique),
            of: try counted.counts(
              access.clique, access.clique.count == 1 ? nil : before.coarsenings,
              isCancelled: isCancelled), variance: access.variance)
        }
      }
      var file = kept.measurements
      file.measurements += measurer.log
      let bytes = try timings.time("store") {
        try place.store(
          file, recipe: recipe.document(publishesSeed: true), charge: charge.id, in: ledger)
      }
      return MeasuredRelease(maker: try maker(recipe, file), bytes: bytes, charge: charge)
    }
  }

  /// What to measure, replaying earlier raises: each is planned from released numbers alone.
  private func raise(of earlier: ChargeState, _ before: RowMaker) throws -> BudgetRaise {
    let plan = before.synthesizer.plan
    var last: BudgetRaise?
    for (place, charge) in earlier.chain.enumerated().dropFirst() {
      let paid = Set(earlier.chain.prefix(place).map(\.id))
      let made = before.measurements.measurements.filter {
        $0.origin.charge.map(paid.contains) ?? false
      }
      last = plan.raise(
        from: made, to: try total(charge.request.epsilon, before), after: last)
      guard last?.charged == charge.request.cost.rho else {
        throw InputError(
          "an earlier raise was planned by another version of this program; release under a new "
            + "charge", value: charge.id)
      }
    }
    let request = earlier.charge.request
    guard let epsilon = Epsilon(session.choices.epsilon), epsilon > request.epsilon else {
      throw InputError(
        "a raise needs an ε above that of the charge, \(request.epsilon.value)",
        value: "\(session.choices.epsilon)")
    }
    let larger = try total(epsilon, before)
    guard
      let raise = plan.raise(
        from: before.measurements.measurements, to: larger, after: last)
    else {
      throw InputError(
        "this ε is too little above that of the charge, \(request.epsilon.value), or the caps leave "
          + "nothing to add", value: "\(epsilon.value)")
    }
    return raise
  }

  /// The ρ of ε beside the δ′ that derivations have used up.
  private func total(_ epsilon: Epsilon, _ before: RowMaker) throws -> Rho {
    try before.recipe.budget(before.synthesizer.request, epsilon: epsilon).cost.rho
  }

  private func request(
    _ raise: BudgetRaise, of earlier: ChargeState, _ recipe: Recipe, _ names: [String]
  ) throws -> ChargeRequest {
    guard let epsilon = Epsilon(session.choices.epsilon) else {
      throw session.choices.unreachable
    }
    let base = earlier.charge.request
    var request = ChargeRequest(
      fingerprint: base.fingerprint, name: base.name, cost: PrivacyCost(rho: raise.charged),
      epsilon: epsilon, delta: base.delta,
      columns: zip(names, raise.ceilings).map { ColumnCeiling(column: $0, rho: $1) },
      purpose: "raise", method: base.method, mode: mode(recipe), raises: earlier.id)
    request.part = try Workspace.open(from: workspace).identity(of: table).part
    return request
  }
}
