import Documents
import Governance

extension SynthesisJob {
  /// Refuses a draft outside curator mode; a draft that is drawn is kept in the ledger and counted.
  ///
  /// - Throws: `InputError` in one sentence.
  func checkDraft() throws {
    var session = session
    if session.path == nil, session.mode == .curator {
      session.mode = try DeclaredMode.of(table.path, workspace: workspace)
    }
    try session.mode.check(.draft, file: table.path)
  }

  /// Notes that a draft showed what is nearly the real rows.
  func noteDraft() throws {
    let account = try AccountState(in: .curator, of: table, workspace: workspace)
    guard let fingerprint = account.fingerprint else { return }
    var explored = Explored()
    explored.drafts = 1
    try explored.add(to: fingerprint, workspace: workspace)
  }

  /// The pilot that a release in blind mode adds to, where it would measure the same.
  func pilotToRaise() throws -> EarlierCharge? {
    guard let pilot = try newestPilot(), pilot.isExtended(by: session.choices) else { return nil }
    return .raise(pilot.charge.id)
  }

  /// What a release says of a pilot that it does not rest on.
  func pilotRemarks() throws -> [String] {
    guard purpose != Pilot.purpose, let pilot = try newestPilot() else { return [] }
    return [
      "the pilot of charge \(pilot.charge.id) is not part of it: method, δ, shares or caps are others, "
        + "or ε is not above the pilot's; all of ε was charged anew"
    ]
  }

  private func newestPilot() throws -> Pilot? {
    guard session.mode == .blind, draftSeed == nil else { return nil }
    let declared = try DeclaredTable(table, overrides: session.columns, mode: .blind)
    return try Pilot.newest(of: table, declared.schema, workspace: workspace)
  }

  /// What a manifest says of the part of a table that was charged for; `nil` for a whole one.
  ///
  /// - Throws: `InputError` where the workspace cannot be used.
  func partStatement(_ charge: ChargeState?) throws -> PartStatement? {
    guard let charge, let own = charge.part, let part = table.part?.part else { return nil }
    let place = try Workspace.open(from: workspace)
    var other = table
    other.part = table.part.map { RowPart(part: part.other, split: $0.split) }
    let slice = try place.identity(of: other).fingerprint
    let seen = try Explored.read(slice, in: place)
    return PartStatement(
      part: own.part,
      slice: ExploredStatement(
        mode: try charge.ledger.account(for: slice)?.mode ?? .design, drafts: seen.drafts,
        realViews: seen.realViews, changed: seen.changed.sorted()))
  }

  /// What was looked at of the dataset before a charge.
  func explored(_ charge: ChargeState?) throws -> Explored {
    guard let charge else { return Explored() }
    return try Explored.read(
      charge.charge.request.fingerprint, in: try Workspace.open(from: workspace))
  }
}
