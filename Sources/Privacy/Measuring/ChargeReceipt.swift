import Synchronization

/// Proof that the ledger has committed a charge: the only key to measuring the real rows for others.
///
/// Only code that imports this module with `@_spi(Ledger)` can make one; it cannot be encoded, copied
/// or changed, and opens one ``ReleaseMeasurer`` only.
public final class ChargeReceipt: Sendable {
  /// The charge's identity in the ledger.
  public let id: String
  /// Record-level ρ that may be spent.
  public let rho: Rho
  /// The failure probability δ′ that derivations of domains may use up.
  public let delta: Delta
  /// Column-level ρ that may be spent, by source column; `nil` where only the record level binds.
  public let columnCeilings: [Rho?]
  /// Rows one unit may contribute, at least 1.
  public let rowsPerUnit: Int
  private let claimed = Atomic<Bool>(false)

  /// For the ledger alone, after its commit has been read back.
  @_spi(Ledger) public init(
    id: String, rho: Rho, delta: Delta = .zero, columnCeilings: [Rho?], rowsPerUnit: Int = 1
  ) {
    precondition(rowsPerUnit >= 1)
    self.id = id
    self.rho = rho
    self.delta = delta
    self.columnCeilings = columnCeilings
    self.rowsPerUnit = rowsPerUnit
  }

  /// True the first time it is called, false ever after.
  func claim() -> Bool {
    claimed.compareExchange(expected: false, desired: true, ordering: .sequentiallyConsistent)
      .exchanged
  }
}
