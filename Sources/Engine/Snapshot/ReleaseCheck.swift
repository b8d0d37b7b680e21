import Documents

/// What checking the files of a release has shown: its rows were made again from its measurements.
public struct ReleaseCheck: Sendable, Hashable {
  /// One thing that was compared.
  public struct Finding: Sendable, Hashable {
    /// Whether it is as it should be; `nil` where it could not be compared.
    public var holds: Bool?
    /// One sentence, without a full stop.
    public var text: String
  }

  /// The absolute path of the table whose files were checked.
  public var table: String
  /// What was compared.
  public var findings: [Finding]
  /// Whether nothing differs.
  public var isSound: Bool

  /// One sentence for a status line.
  var sentence: String {
    let name = FilePath.name(table)
    guard isSound else {
      return "\(name) does NOT hold: "
        + findings.filter { $0.holds == false }.map(\.text).joined(separator: "; ")
    }
    return "\(name) holds: "
      + findings.filter { $0.holds != nil }.map(\.text).joined(separator: "; ")
  }
}

extension ReleaseCheck {
  /// What a comparison has shown of the files beside `table`.
  init(_ outcome: ReproductionOutcome, of table: String) {
    self.init(table: table, findings: outcome.findings, isSound: outcome.isSame)
  }
}
