import Documents
import Governance
import Privacy
import Synthesis
import Tables

/// What a result's manifest says, before its files are known.
struct ReleaseRecord: Sendable {
  private let draft: Manifest
  /// Whether it carries a guarantee.
  let isGuaranteed: Bool
  /// Whether it is a draft.
  let isDraft: Bool
  /// The ε charged; `nil` for a draft.
  let epsilon: Double?

  init(
    _ maker: RowMaker, _ rows: RowMaker.Rows, charge: ChargeState?, explored: Explored,
    part: PartStatement? = nil, version: String
  ) {
    let (encoding, recipe) = (maker.encoding, maker.recipe)
    let inferred = recipe.inferredColumns
    isDraft = charge == nil
    isGuaranteed = charge != nil && inferred.isEmpty
    epsilon = charge.map { $0.charge.request.epsilon.value }
    var manifest = Manifest(
      promise: charge.map { .release(ReleaseRecord.facts($0, maker, explored, inferred: inferred)) }
        ?? .draft,
      rows: rows.table.rowCount,
      rowsSource: recipe.choices.rows != nil
        ? "asked for"
        : maker.synthesizer.request.rows == nil ? "private estimate" : "a rule's public total",
      columns: rows.table.columns.map(\.name), method: recipe.choices.method,
      measurements: maker.measurements.records, modelCells: rows.modelCells,
      domainSources: encoding.columns.map { ($0.schema.name, $0.schema.source) },
      mode: charge?.mode ?? .curator,
      warnings: recipe.warnings + ReleaseRecord.warnings(encoding)
        + (rows.table.rowCount == 0 ? ["no row is left to be written"] : []), version: version)
    let rules = RuleSet.of(recipe.choices, encoding)
    manifest.warnings += rules.remarks + recipe.ruleRemarks(encoding)
    manifest.warnings += rules.remarks(rows.rules, rows.contradicted)
    manifest.rules = rules.records(
      rows.rules, rows.contradicted, in: rows.table, encoding.schema,
      recounted: !rows.scenario.isEmpty || !rows.processing.isEmpty)
    if !manifest.rules.isEmpty { manifest.repairedShare = rows.rules.repairedShare }
    if let charge {
      manifest.explored = ExploredStatement(
        mode: charge.mode, drafts: explored.drafts, realViews: explored.realViews,
        changed: explored.changed.sorted())
    }
    manifest.scenario = rows.scenario.isEmpty ? nil : rows.scenario.map(\.document)
    manifest.scenarioStatement = Scenario.statement
    manifest.postProcessing = rows.processing.map(\.document)
    manifest.warnings += (rows.scenario + rows.processing).flatMap { effect in
      effect.warnings.map { "\(effect.step): \($0)" }
    }
    manifest.part = part
    draft = manifest
  }

  /// The manifest with the digests of the files beside it.
  func manifest(_ files: [(name: String, sha256: String)]) -> DocumentValue {
    var manifest = draft
    manifest.files = files
    return manifest.document
  }

  private static func facts(
    _ charge: ChargeState, _ maker: RowMaker, _ explored: Explored, inferred: [String]
  ) -> ReleaseFacts {
    let delta = charge.charge.request.delta
    var reasons: [String] = []
    if !inferred.isEmpty {
      reasons.append("domains were read off the real rows: \(inferred.joined(separator: ", "))")
    }
    if charge.mode == .curator {
      reasons.append(
        "a curator saw the real rows of this account; choices made after looking are not covered"
          + (explored.changed.isEmpty
            ? "" : "; made while looking: " + explored.changed.sorted().joined(separator: ", ")))
    }
    return ReleaseFacts(
      charge: charge.charge, restsOn: charge.chain,
      columnEpsilon: columnEpsilon(charge, maker, at: delta),
      created: charge.charge.time,
      voided: inferred.map {
        "the domain of \($0) was read off the real rows and nobody declared it"
      }, notEndToEnd: reasons, lossDistribution: lossStatement(maker, at: delta))
  }

  /// The ceilings by column; one that is computed of others has what they are charged for together.
  private static func columnEpsilon(
    _ charge: ChargeState, _ maker: RowMaker, at delta: Delta
  ) -> [ColumnEpsilon] {
    let ceilings = charge.ceilings
    let rules = RuleSet.of(maker.recipe.measuredChoices, maker.encoding).plan
    let costs = ceilings.map { PrivacyCost(rho: $0.rho ?? .largest, delta: $0.delta) }
    let charged = charge.chain.reduce(PrivacyCost.zero) { $0 + $1.request.cost }
    return ceilings.enumerated().map { code, ceiling in
      var cost = ceiling.rho.map { PrivacyCost(rho: $0, delta: ceiling.delta) }
      if maker.encoding.modelled.indices.contains(code),
        rules.derivedColumns.contains(maker.encoding.modelled[code])
      {
        cost = PrivacyCost.groupCeiling(
          maker.encoding.clique(rules.roots(of: maker.encoding.modelled[code])), ceilings: costs,
          charged: charged, countsOnly: false)
      }
      return ColumnEpsilon(column: ceiling.column, epsilon: cost.flatMap { $0.epsilon(at: delta) })
    }
  }

  /// The composed loss of everything measured, beside the certificate.
  private static func lossStatement(_ maker: RowMaker, at delta: Delta) -> LossStatement {
    let summary = LossSummary(
      maker.measurements.measurements, derivations: maker.measurements.derivations,
      plan: maker.synthesizer.plan, at: delta)
    let reasons = summary.caveats.map(\.description).joined(separator: " ")
    return LossStatement(
      epsilon: summary.epsilon,
      meaning: "The composed privacy loss of the noise in these measurements, at the same δ: for "
        + "information. What is certified is `epsilon`. " + reasons)
  }

  private static func warnings(_ encoding: TableEncoding) -> [String] {
    var warnings: [String] = []
    if !encoding.leftOut.isEmpty {
      warnings.append("left out, free text: " + encoding.leftOut.joined(separator: ", "))
    }
    if !encoding.identifiers.isEmpty {
      warnings.append("numbered anew, identifiers: " + encoding.identifiers.joined(separator: ", "))
    }
    return warnings
  }
}

extension ChargeState {
  /// Ceilings by source column of all charges together.
  var ceilings: [ColumnCeiling] {
    charge.request.columns.map { column in
      var total = PrivacyCost.zero
      for charge in chain {
        let part = charge.request.columns.first { $0.column == column.column }
        guard let rho = part?.rho else { return ColumnCeiling(column: column.column, rho: nil) }
        total = total + PrivacyCost(rho: rho, delta: part?.delta ?? .zero)
      }
      return ColumnCeiling(column: column.column, rho: total.rho, delta: total.delta)
    }
  }
}
