/// What an edit does to what was spent and measured.
public enum EditClass: String, Sendable, Hashable {
  /// Post-processing of what is measured: nothing is spent.
  case free
  /// New measurements at the next release.
  case paid
  /// Earlier measurements no longer apply.
  case invalidates
}

/// What an edit would cost and bring, told before it is committed.
public struct EditPreview: Sendable, Hashable {
  /// One column's ceiling before and after.
  public struct ColumnChange: Sendable, Hashable {
    /// The column's name.
    public var column: String
    /// Column-level ε now; `nil` where it is not measured.
    public var before: Double?
    /// Column-level ε with the edit.
    public var after: Double?
  }

  /// The edit.
  public var edit: Edit
  /// Its name in the undo history, as `share of age 1 → 2`.
  public var name: String
  /// What it does to what was spent and measured.
  public var kind: EditClass
  /// What no longer applies, in words; empty unless ``kind`` is ``EditClass/invalidates``.
  public var invalidated: String = ""
  /// Record-level ρ of a release now.
  public var rhoBefore = 0.0
  /// Record-level ρ of a release with the edit.
  public var rhoAfter = 0.0
  /// Record-level ε of a release now.
  public var epsilonBefore = 0.0
  /// Record-level ε of a release with the edit.
  public var epsilonAfter = 0.0
  /// Columns whose ceiling changes, the edited one first.
  public var columns: [ColumnChange] = []
  /// Expected mean pair distance now.
  public var distanceBefore: ExpectedDistance?
  /// Expected mean pair distance with the edit.
  public var distanceAfter: ExpectedDistance?
  /// The stages that would run again, in order.
  public var stages: [String] = []
}
