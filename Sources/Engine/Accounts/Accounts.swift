import Documents
import Foundation
import Governance
import Privacy

/// What the ledger and the workspace say about a dataset.
public enum Accounts {
  /// Records in the ledger that a curator saw the real rows, which every later manifest tells and counts.
  ///
  /// - Throws: `InputError` where the workspace or the ledger cannot be used.
  public static func noteCuratorView(of dataset: Dataset, workspace: String?) throws {
    let account = try AccountState(in: .curator, of: dataset.source, workspace: workspace)
    guard let fingerprint = account.fingerprint else { return }
    var explored = Explored()
    explored.realViews = 1
    try explored.add(to: fingerprint, workspace: workspace)
  }

  /// The seed of the `number`-th draft: derived from a secret in a 0600 file of the workspace.
  ///
  /// Where no workspace can be written, the secret lives as long as the program.
  static func draftSeed(_ workspace: String?, number: Int) -> UInt64 {
    let secret = (try? draftSecret(workspace)) ?? passingSecret
    return secret &+ UInt64(truncatingIfNeeded: number) &* 0x9E37_79B9_7F4A_7C15
  }

  private static let passingSecret = UInt64.random(in: .min ... .max)

  private static func draftSecret(_ workspace: String?) throws -> UInt64 {
    let path = try Workspace.open(from: workspace).folder + "/draft-seed"
    if let text = try? TextFile.read(path), let known = UInt64(text.filter(\.isHexDigit), radix: 16)
    {
      return known
    }
    let secret = UInt64.random(in: .min ... .max)
    try AtomicFile.write(String(secret, radix: 16) + "\n", to: path, isPrivate: true)
    return secret
  }
}
