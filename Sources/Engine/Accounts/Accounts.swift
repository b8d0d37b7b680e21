import Documents
import Foundation
import Governance
import Privacy

/// What the ledger and the workspace say about a dataset.
public enum Accounts {
  /// What an account has spent and may spend, at the δ of the present choices.
  struct Summary: Sendable {
    var spentEpsilon = 0.0
    var capEpsilon: Double?
    var epsilonAfterRelease = 0.0
  }

  /// Records in the ledger that a curator saw the real rows, which every later manifest tells.
  ///
  /// - Throws: `InputError` where the workspace or the ledger cannot be used.
  public static func noteCuratorView(of dataset: Dataset, workspace: String?) throws {
    let workspace = try Workspace.open(from: workspace)
    let path = dataset.source.path
    try workspace.ledger().note(
      .curator, for: try workspace.fingerprint(of: path), name: fileName(path))
  }

  /// The account of a dataset; nothing spent where there is none or it cannot be read.
  static func summary(of dataset: Dataset, choices: Choices, _ workspace: String?) -> Summary {
    var summary = Summary()
    guard let epsilon = Epsilon(choices.epsilon), let delta = Delta(choices.delta) else {
      return summary
    }
    summary.epsilonAfterRelease = choices.epsilon
    guard let workspace = try? Workspace.open(from: workspace),
      let fingerprint = try? workspace.fingerprint(of: dataset.source.path),
      let account = try? workspace.ledger().account(for: fingerprint)
    else { return summary }
    let asked = PrivacyCost(rho: epsilon.rho(at: delta))
    summary.spentEpsilon = account.spent.epsilon(at: delta)?.value ?? .infinity
    summary.epsilonAfterRelease = (account.spent + asked).epsilon(at: delta)?.value ?? .infinity
    summary.capEpsilon = account.cap?.epsilon.value
    return summary
  }

  /// The seed of the `number`-th draft: derived from a secret in a 0600 file of the workspace.
  ///
  /// - Throws: `InputError` where the workspace cannot be used.
  static func draftSeed(_ workspace: String?, number: Int) throws -> UInt64 {
    let path = try Workspace.open(from: workspace).folder + "/draft-seed"
    let secret: UInt64
    if let text = try? TextFile.read(path), let known = UInt64(text.filter(\.isHexDigit), radix: 16)
    {
      secret = known
    } else {
      secret = UInt64.random(in: .min ... .max)
      try AtomicFile.write(String(secret, radix: 16) + "\n", to: path, isPrivate: true)
    }
    return secret &+ UInt64(truncatingIfNeeded: number) &* 0x9E37_79B9_7F4A_7C15
  }

  /// A path without its folders.
  static func fileName(_ path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }
}

extension BudgetSummary {
  /// Takes over what the ledger says.
  mutating func adopt(_ account: Accounts.Summary) {
    spentEpsilon = account.spentEpsilon
    capEpsilon = account.capEpsilon
    epsilonAfterRelease = account.epsilonAfterRelease
  }
}
