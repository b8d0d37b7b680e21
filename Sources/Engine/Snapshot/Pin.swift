/// A named state to compare with: its choices and the cold draft they gave.
public struct Pin: Sendable {
  /// `A`, `B`, … in the order they were set.
  public var letter: Character
  /// The choices.
  public var choices: Choices
  /// Synthetic counts by column position, scaled to the real total, as in ``ColumnHistogram``.
  public var histograms: [Int: [Double]]
  /// Synthetic association in the order of ``Association/columns``.
  public var association: [Double]
  /// The association measure that ``association`` has.
  public var measure: AssociationMeasure
  /// Distance of each column's own counts by position; the curator's.
  public var columnDistances: [Int: Double]
  /// Mean pair distance of its draft; the curator's.
  public var meanPairDistance: Double?
  /// Its expected mean pair distance.
  public var expected: ExpectedDistance?
  /// What differs from the choices on screen, most important first.
  public var differences: [Difference]

  /// A choice that is another one on screen.
  public struct Difference: Sendable, Hashable {
    /// What is chosen, such as `share of age`.
    public var name: String
    /// What the pin has, in words.
    public var pinned: String
    /// What is on screen, in words.
    public var now: String
  }
}
