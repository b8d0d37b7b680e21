import Documents
import Foundation
import Governance
import Privacy

/// What `semblance ledger` prints, as JSON and as text.
public struct LedgerReport: Sendable {
  /// One JSON object.
  public let json: DocumentValue
  /// Lines for a person.
  public let text: String

  private static let delta = Delta(1e-9) ?? .zero

  /// Every account of the workspace.
  ///
  /// - Throws: `InputError` where the ledger cannot be used or was changed.
  public static func list(workspace: String?) throws -> LedgerReport {
    let place = try Workspace.open(from: workspace)
    let ledger = try place.ledger()
    let accounts = try ledger.accounts()
    let entries = try accounts.map { account in
      DocumentValue.map(
        fields(account) + [
          ("charges", .list(try ledger.charges(of: account.fingerprint).map(entry)))
        ])
    }
    let lines = accounts.isEmpty ? ["no accounts yet in \(place.ledgerPath)"] : accounts.map(line)
    return LedgerReport(
      json: .map([("ledger", .text(place.ledgerPath)), ("accounts", .list(entries))]),
      text: lines.joined(separator: "\n") + "\n")
  }

  /// One account with its charges.
  ///
  /// - Throws: `InputError` where it is not found or not unique.
  public static func show(_ name: String, workspace: String?) throws -> LedgerReport {
    let place = try Workspace.open(from: workspace)
    let ledger = try place.ledger()
    let account = try find(name, place, ledger)
    let charges = try ledger.charges(of: account.fingerprint)
    var lines = [line(account)]
    for charge in charges {
      let request = charge.request
      lines.append(
        "  \(charge.time)  \(charge.id)  ε \(short(request.epsilon.value)) at δ "
          + "\(request.delta.value)  ρ \(short(request.cost.rho.value))  \(request.method)  "
          + "\(request.purpose)  \(charge.status.rawValue)  \(request.mode.rawValue)"
          + (request.raises.map { "  adds to \($0)" } ?? ""))
      lines += charge.outputs.map { "    written to \($0)" }
    }
    return LedgerReport(
      json: .map(fields(account) + [("charges", .list(charges.map(entry)))]),
      text: lines.joined(separator: "\n") + "\n")
  }

  /// Sets or removes an account's cap.
  ///
  /// - Throws: `InputError` where the account is not found or the cap is no number at least 0.
  public static func setCap(
    _ name: String, epsilon text: String, delta: Double, workspace: String?
  ) throws -> LedgerReport {
    guard let delta = Delta(delta), delta.value > 0, delta.value < 1 else {
      throw InputError("delta must be above 0 and below 1", value: "\(delta)")
    }
    var cap: AccountCap?
    if text != "none" {
      guard let value = Double(text), let epsilon = Epsilon(value) else {
        throw InputError("the cap must be a number at least 0, or “none”", value: text)
      }
      cap = AccountCap(epsilon: epsilon, delta: delta)
    }
    let place = try Workspace.open(from: workspace)
    let ledger = try place.ledger()
    let account: Account
    if FileManager.default.fileExists(atPath: name) {
      account = try ledger.setCap(
        cap, for: try place.fingerprint(of: name), name: FilePath.name(name))
    } else {
      let found = try find(name, place, ledger)
      account = try ledger.setCap(cap, for: found.fingerprint, name: found.name)
    }
    var line = line(account)
    if let cap, let spent = account.spentEpsilon(at: cap.delta), spent > cap.epsilon {
      line += "  (more than this is spent already: every further charge is refused)"
    }
    return LedgerReport(json: .map(fields(account)), text: line + "\n")
  }

  private static func find(_ name: String, _ place: Workspace, _ ledger: Ledger) throws -> Account {
    var found = try ledger.accounts(matching: name)
    if found.isEmpty, FileManager.default.fileExists(atPath: name) {
      found = try ledger.account(for: try place.fingerprint(of: name)).map { [$0] } ?? []
    }
    guard let account = found.first else {
      throw InputError(
        "no account has this name or identity; `semblance ledger list` shows them all", value: name)
    }
    guard found.count == 1 else {
      throw InputError(
        "several accounts have this name; use the start of an identity: "
          + found.map(\.fingerprint.short).joined(separator: ", "), value: name)
    }
    return account
  }

  private static func fields(_ account: Account) -> [(String, DocumentValue)] {
    let cap = account.cap
    return [
      ("account", .text(account.fingerprint.hexadecimal)), ("name", .text(account.name)),
      ("opened", .text(account.opened)), ("mode", account.mode.map { .text($0.rawValue) } ?? .null),
      ("part_of", account.part.map { .text($0.whole.hexadecimal) } ?? .null),
      ("rho", .number(account.spent.rho.value)),
      ("epsilon", account.spentEpsilon(at: cap?.delta ?? delta).map { .number($0.value) } ?? .null),
      ("delta", .number((cap?.delta ?? delta).value)),
      ("cap", cap.map { .number($0.epsilon.value) } ?? .null),
    ]
  }

  private static func entry(_ charge: Charge) -> DocumentValue {
    let request = charge.request
    return .map([
      ("id", .text(charge.id)), ("time", .text(charge.time)),
      ("epsilon", .number(request.epsilon.value)), ("delta", .number(request.delta.value)),
      ("rho", .number(request.cost.rho.value)), ("method", .text(request.method)),
      ("purpose", .text(request.purpose)), ("mode", .text(request.mode.rawValue)),
      ("status", .text(charge.status.rawValue)),
      ("raises", request.raises.map(DocumentValue.text) ?? .null),
      ("outputs", .list(charge.outputs.map(DocumentValue.text))),
    ])
  }

  private static func line(_ account: Account) -> String {
    let delta = account.cap?.delta ?? delta
    let spent = account.spentEpsilon(at: delta).map { short($0.value) } ?? "∞"
    let cap = account.cap.map { "of \(short($0.epsilon.value))" } ?? "no cap"
    return "\(account.fingerprint.short)  \(account.name)  ε \(spent) \(cap) at δ \(delta.value)  "
      + "ρ \(short(account.spent.rho.value))  \(account.chargeCount) charge"
      + (account.chargeCount == 1 ? "" : "s")
  }

  private static func short(_ value: Double) -> String { String(format: "%.4g", value) }
}
