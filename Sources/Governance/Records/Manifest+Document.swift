import Documents
import Privacy

extension Manifest {
  /// The manifest as it is written: JSON, ending in a newline.
  public var json: String { document.json(pretty: true) + "\n" }

  /// The manifest with its keys in a fixed order.
  public var document: DocumentValue { .map(promised + measured) }

  private var facts: ReleaseFacts? {
    if case .release(let facts) = promise { facts } else { nil }
  }

  private var promised: [(String, DocumentValue)] {
    var pairs: [(String, DocumentValue)] = []
    func add(_ key: String, _ value: DocumentValue?) { pairs.append((key, value ?? .null)) }
    // What may be claimed: nothing for a draft, and nothing where the guarantee is void.
    let claimed = facts?.voided.isEmpty == true ? facts : nil
    let asked = claimed?.charge.request
    add("semblance", .text(Manifest.header))
    add("kind", .text(facts == nil ? "draft" : "release"))
    add("version", .text(version))
    add("created", facts.map { .text($0.created) })
    add("rows", .integer(rows))
    add("rows_source", .text(rowsSource))
    add("columns", texts(columns))
    add("method", .text(method))
    add("guarantee", asked.map { guarantee($0.rowsPerUnit) } ?? .text("none"))
    add("guarantee_void_because", texts(facts?.voided ?? []))
    add("epsilon", asked.map { .number($0.epsilon.value) })
    add("delta", asked.map { .number($0.delta.value) })
    add("rho", facts.map { .number($0.cost.rho.value) })
    add("delta_used", facts.map { .number($0.cost.delta.value) })
    add("column_epsilon", claimed.map(columnEpsilon))
    add(
      "loss_distribution_epsilon", claimed?.lossDistribution?.epsilon.map { .number($0.value) })
    add(
      "loss_distribution_epsilon_is", claimed?.lossDistribution.map { .text($0.meaning) })
    add("end_to_end", .boolean(claimed?.notEndToEnd.isEmpty == true))
    add("not_end_to_end_because", texts(facts?.notEndToEnd ?? []))
    return pairs
  }

  private var measured: [(String, DocumentValue)] {
    var pairs: [(String, DocumentValue)] = []
    func add(_ key: String, _ value: DocumentValue?) { pairs.append((key, value ?? .null)) }
    add("mode", .text(mode.rawValue))
    add("explored", explored.map(statement))
    // Written only where it says something, so that a whole table's manifest is as it always was.
    if let part { add("part", statement(part)) }
    add("charge", facts.map { .text($0.charge.id) })
    add("rests_on", .list(facts?.restsOn.map(charge) ?? []))
    add("domain_sources", .map(domainSources.map { ($0.column, .text($0.source.rawValue)) }))
    add("measurements", .list(measurements.map(\.document)))
    add("model_cells", .integer(modelCells))
    add(
      "scenario",
      scenario.map { .map([("statement", .text(scenarioStatement)), ("steps", .list($0))]) })
    add("post_processing", .list(postProcessing))
    add("rules", .list(rules.map(\.document)))
    add("repaired_share", repairedShare.map(DocumentValue.number))
    add("warnings", texts(warnings))
    add("files", .map(files.map { ($0.name, .map([("sha256", .text($0.sha256))])) }))
    return pairs
  }

  private func statement(_ explored: ExploredStatement) -> DocumentValue {
    .map([
      ("mode", .text(explored.mode.rawValue)), ("drafts", .integer(explored.drafts)),
      ("real_views", .integer(explored.realViews)), ("choices_changed", texts(explored.changed)),
    ])
  }

  private func statement(_ part: PartStatement) -> DocumentValue {
    .map([
      ("side", .text(part.part.side.rawValue)), ("slice_fraction", .number(part.part.fraction)),
      ("split", .text("by row number and a secret salt, the same for ever; by no value")),
      (
        "covers",
        .text(
          "the rows of the \(part.part.side.rawValue); those of the slice were set aside, and what was "
            + "chosen by looking at them is not covered for them")
      ), ("explored_slice", statement(part.slice)),
    ])
  }

  private func texts(_ values: [String]) -> DocumentValue {
    .list(values.map(DocumentValue.text))
  }

  private func charge(_ charge: Charge) -> DocumentValue {
    .map([
      ("charge", .text(charge.id)), ("created", .text(charge.time)),
      ("rho", .number(charge.request.cost.rho.value)),
      ("delta_used", .number(charge.request.cost.delta.value)),
      ("raises", charge.request.raises.map(DocumentValue.text) ?? .null),
    ])
  }

  private func guarantee(_ rowsPerUnit: Int) -> DocumentValue {
    .map([
      ("kind", .text("zCDP")), ("neighbours", .text("add or remove one unit")),
      ("unit", .text(rowsPerUnit == 1 ? "one row" : "at most \(rowsPerUnit) rows")),
      ("column_level", .text("change one column's value in one unit")),
      ("covers", .text("the measurements, with the recorded choices taken as fixed")),
    ])
  }

  private func columnEpsilon(_ facts: ReleaseFacts) -> DocumentValue {
    .map(
      facts.columnEpsilon.map { ($0.column, $0.epsilon.map { .number($0.value) } ?? .null) })
  }
}
