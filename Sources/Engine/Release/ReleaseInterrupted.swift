/// A release was stopped after its charge was committed: nothing gives that back.
public struct ReleaseInterrupted: Error, Sendable, Hashable, CustomStringConvertible {
  /// What has become of the charge.
  let remark: String

  /// One sentence with what stays and what to do.
  public var description: String { "stopped; nothing was written, but " + remark }
}
