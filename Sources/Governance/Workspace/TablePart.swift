import Documents

/// A part of a table that is an account of its own: what is set aside for exploring, or the rest.
public struct TablePart: Sendable, Hashable {
  /// Which of the two parts.
  public enum Side: String, CaseIterable, Sendable {
    /// The rows set aside for exploring.
    case slice
    /// All others, which a release is made of.
    case remainder
  }

  /// Which of the two parts.
  public let side: Side
  /// The part of all rows that the slice takes, in ``fractions``.
  public let fraction: Double

  /// What a slice may take.
  public static let fractions = 0.001...0.9

  /// A part of a table split so.
  ///
  /// - Throws: `InputError` for a fraction that a slice may not have.
  public init(_ side: Side, of fraction: Double) throws {
    guard TablePart.fractions.contains(fraction) else {
      throw InputError(
        "a slice is a fraction of the rows from 0.001 to 0.9", value: "\(fraction)")
    }
    self.side = side
    self.fraction = fraction
  }

  /// The other part of the same split.
  public var other: TablePart { TablePart(side == .slice ? .remainder : .slice, fraction) }

  /// The part's name, as accounts are called: `in.csv · slice 0.1`.
  public func name(of table: String) -> String { "\(table) · \(side.rawValue) \(fraction)" }

  private init(_ side: Side, _ fraction: Double) {
    self.side = side
    self.fraction = fraction
  }
}

/// Which account a table's rows belong to.
public struct DatasetIdentity: Sendable, Hashable {
  /// The account's fingerprint.
  public var fingerprint: Fingerprint
  /// The account's name, for a new one.
  public var name: String
  /// Of a part: which one, and of what.
  public var part: Whole?

  /// What a part is of.
  public struct Whole: Sendable, Hashable {
    /// Which part.
    public var part: TablePart
    /// The account of the whole table.
    public var fingerprint: Fingerprint
    /// The name of the whole table.
    public var name: String
  }

  /// A whole table.
  public init(_ fingerprint: Fingerprint, name: String) {
    self.fingerprint = fingerprint
    self.name = name
  }
}
