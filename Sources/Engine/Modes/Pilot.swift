import Documents
import Governance
import Privacy
import Tables

/// A small release that blind mode explores: charged and measured, its synthetic rows stand for the real
/// ones on every screen, and a later release takes its measurements up.
struct Pilot: Sendable {
  let charge: Charge
  let recipe: Recipe
  let measurements: MeasurementsFile

  /// What its charge is for, as the ledger says it.
  static let purpose = "pilot"

  /// The newest pilot of a table that was measured over these columns; no row of the file is read.
  ///
  /// - Throws: `InputError` where the ledger or what is kept of the pilot cannot be used.
  /// - Complexity: O(bytes of the file), for its fingerprint.
  static func newest(
    of source: TableSource, _ schema: Schema, workspace: String?
  ) throws -> Pilot? {
    let place = try Workspace.open(from: workspace)
    let ledger = try place.ledger()
    let charges = try ledger.charges(of: try place.identity(of: source).fingerprint)
    for charge in charges.reversed()
    where charge.request.purpose == purpose && charge.status != .charged {
      let kept = try KeptRelease(try ChargeState(charge.id, in: ledger), place)
      guard (try? kept.recipe.check(schema.columns, file: nil)) != nil else { continue }
      return Pilot(charge: charge, recipe: kept.recipe, measurements: kept.measurements)
    }
    return nil
  }

  /// Whether a release under `choices` would measure what the pilot measured, more sharply.
  func isExtended(by choices: Choices) -> Bool {
    let own = recipe.choices
    func weights(_ choices: Choices) -> [String: Double] { choices.shares.filter { $0.value != 1 } }
    return own.method == choices.method && own.delta == choices.delta
      && weights(own) == weights(choices) && own.caps == choices.caps
      && own.rules.filter(\.isOn).map(\.text) == choices.rules.filter(\.isOn).map(\.text)
      && choices.epsilon > own.epsilon
  }

  /// Half-widths of the 95% band of each modelled column's counts, in rows.
  var bands: [Int: Double] {
    var precision: [Int: Double] = [:]
    for measurement in measurements.measurements where measurement.query.kind == .marginal {
      let columns = measurement.query.clique.columns
      guard columns.count == 1, measurement.variance.value > 0 else { continue }
      precision[columns[0], default: 0] += 1 / measurement.variance.value
    }
    return precision.mapValues { 1.96 / $0.squareRoot() }
  }
}

extension SynthesisJob {
  /// Refuses a pilot that cannot be, before anything is read.
  ///
  /// - Throws: `InputError` in one sentence.
  func checkPilot(epsilon: Double) throws {
    try session.mode.checkPilot()
    guard epsilon < session.choices.epsilon else {
      throw InputError(
        "a pilot is smaller than the release it prepares, whose ε is "
          + session.choices.epsilon.formatted, value: epsilon.formatted)
    }
    var choices = session.choices
    choices.epsilon = epsilon
    try choices.validate()
  }

  /// Charges and measures a pilot of `epsilon` under the session's other choices; it is then kept.
  ///
  /// - Throws: As ``run()``.
  func measurePilot(epsilon: Double) throws {
    try checkPilot(epsilon: epsilon)
    var job = self
    job.session.choices.epsilon = epsilon
    job.session.choices.rows = nil
    job.session.choices.scenario = []
    job.session.choices.postProcessing = []
    job.purpose = Pilot.purpose
    var timings = stageTimings
    _ = try job.released(&timings)
  }
}

extension ExplorationMode {
  /// Refuses a pilot where the mode has no use for one.
  ///
  /// - Throws: `InputError` in one sentence.
  func checkPilot() throws {
    switch self {
    case .blind: return
    case .curator: throw InputError("a pilot is for blind mode: curator mode sees the real rows")
    case .design:
      throw InputError(
        "design mode does not open the table before the release; go to blind mode for a pilot")
    }
  }
}
