import Governance

/// A dataset's account in the ledger, as a screen shows it.
public struct AccountSummary: Sendable, Hashable {
  /// One charge.
  public struct Entry: Sendable, Hashable {
    /// Its identity: sixteen hexadecimal digits.
    public var id: String
    /// When it was committed, in UTC.
    public var time: String
    /// What it was for, such as `synthesize` or `pilot`.
    public var purpose: String
    /// The method's name.
    public var method: String
    /// How the real rows were looked at when the choices were made.
    public var mode: String
    /// How far the work that it paid for has come.
    public var status: String
    /// The ε that was asked for.
    public var epsilon: Double
    /// The δ that was asked for.
    public var delta: Double
    /// What it cost at record level.
    public var rho: Double
    /// The charge that it adds to, if any.
    public var raises: String?
    /// Where tables of it were written: absolute paths, the newest last.
    public var outputs: [String]
    /// Column-level ceilings in ρ by column name; `nil` where only the record level binds.
    public var columns: [Column]

    /// Whether what was measured under it is kept, so that rows can be made of it.
    public var isMeasured: Bool { status != ChargeStatus.charged.rawValue }

    /// A source column's ceiling under the charge.
    public struct Column: Sendable, Hashable {
      /// The column's name.
      public var name: String
      /// Its ceiling; `nil` where only the record level binds.
      public var rho: Double?
    }
  }

  /// The start of the dataset's keyed fingerprint; the file's name outside curator mode, where nothing
  /// is shown that follows from the rows.
  public var identity: String
  /// Where the ledger is.
  public var ledger: String
  /// When the account was opened, in UTC.
  public var opened: String
  /// The least strict mode ever used on it.
  public var leastStrictMode: String?
  /// All charges together in ρ.
  public var rho: Double
  /// Its charges, oldest first.
  public var charges: [Entry]
}
