import Privacy

/// A ceiling on everything an account may ever spend: ε at a failure probability δ.
public struct AccountCap: Sendable, Hashable {
  /// The ceiling.
  public var epsilon: Epsilon
  /// The δ at which spending is reckoned.
  public var delta: Delta

  /// Makes a cap.
  public init(epsilon: Epsilon, delta: Delta) {
    self.epsilon = epsilon
    self.delta = delta
  }

  /// Whether `cost` is within the cap.
  ///
  /// The conversion counts in an allowance for rounded sums; the cost is a sum rounded up already,
  /// so that allowance is not asked for twice.
  func allows(_ cost: PrivacyCost) -> Bool {
    let left = cost.delta.value > 0 ? (delta.value - cost.delta.value).nextDown : delta.value
    guard let left = Delta(left),
      let rho = Rho(cost.rho.value * (1 - Rho.roundingAllowance))
    else { return false }
    return rho.delta(at: epsilon) <= left
  }
}

/// What part of a table an account is for.
public struct AccountPart: Sendable, Hashable {
  /// Which part.
  public let part: TablePart
  /// The account of the whole table.
  public let whole: Fingerprint
}

/// One dataset's part of the ledger.
public struct Account: Sendable, Hashable {
  /// Which dataset it is for.
  public let fingerprint: Fingerprint
  /// The file's name when it was first seen.
  public let name: String
  /// Of a part of a table: which part, and of which account; `nil` for a whole table.
  public internal(set) var part: AccountPart?
  /// When it was opened: UTC, as `2024-02-29T23:59:00Z`.
  public let opened: String
  /// The ceiling; `nil` means no cap.
  public internal(set) var cap: AccountCap?
  /// The least strict mode ever used; `nil` until one was noted.
  public internal(set) var mode: LedgerMode?
  /// The sum of all charges.
  public internal(set) var spent: PrivacyCost
  /// How many charges there are.
  public internal(set) var chargeCount: Int

  /// What was spent, as ε at `delta`; `nil` where no finite ε is proved.
  public func spentEpsilon(at delta: Delta) -> Epsilon? { spent.epsilon(at: delta) }
}
