/// A release was stopped after its charge was committed: nothing gives that back.
public struct ReleaseInterrupted: Error, Sendable, Hashable, CustomStringConvertible {
  /// What has become of the charge.
  let remark: String
  /// The charge, where what was measured under it is kept.
  let kept: String?

  /// One sentence with what stays and what to do.
  public var description: String { "stopped; nothing was written, but " + remark }

  /// One short sentence for the workbench.
  var notice: String {
    guard let kept else { return description }
    return "stopped once charged: the ledger's page makes rows of \(kept.prefix(8)), free"
  }
}
