import Privacy

/// How far the work that a charge paid for has come.
public enum ChargeStatus: String, CaseIterable, Sendable {
  /// Committed; noise may have been drawn.
  case charged
  /// The measurements are stored.
  case measured
  /// The result was written.
  case released
}

/// A source column's ceiling under a charge.
public struct ColumnCeiling: Sendable, Hashable {
  /// The column's name.
  public var column: String
  /// Its column-level ceiling; `nil` where only the record level binds.
  public var rho: Rho?
  /// The failure probability δ′ that deriving its domain may use up.
  public var delta: Delta

  /// Makes a ceiling.
  public init(column: String, rho: Rho?, delta: Delta = .zero) {
    self.column = column
    self.rho = rho
    self.delta = delta
  }
}

/// What a release asks of the ledger.
public struct ChargeRequest: Sendable, Hashable {
  /// Which account is charged.
  public var dataset: DatasetIdentity {
    var identity = DatasetIdentity(fingerprint, name: name)
    identity.part = part
    return identity
  }

  /// The dataset.
  public var fingerprint: Fingerprint
  /// The file's name, for a new account.
  public var name: String
  /// Where the dataset is a part of a table: which one, and of what.
  public var part: DatasetIdentity.Whole?
  /// Record-level cost of everything that will be measured.
  public var cost: PrivacyCost
  /// The ε that a person asked for.
  public var epsilon: Epsilon
  /// The δ that a person asked for.
  public var delta: Delta
  /// Ceilings by source column, in the order of the source columns.
  public var columns: [ColumnCeiling]
  /// What it is for, such as `release`, `synthesize` or `pilot`.
  public var purpose: String
  /// The method's name.
  public var method: String
  /// Rows one unit may contribute, at least 1.
  public var rowsPerUnit: Int
  /// How the real rows were looked at when the choices were made.
  public var mode: LedgerMode
  /// The charge that this one adds to, whose measurements are sharpened; `nil` for a new one.
  ///
  /// ``cost`` and ``columns`` are then what is added, ``epsilon`` and ``delta`` what both come to.
  public var raises: String?

  /// Makes a request.
  public init(
    fingerprint: Fingerprint, name: String, cost: PrivacyCost, epsilon: Epsilon, delta: Delta,
    columns: [ColumnCeiling], purpose: String, method: String, rowsPerUnit: Int = 1,
    mode: LedgerMode, raises: String? = nil
  ) {
    self.fingerprint = fingerprint
    self.name = name
    self.cost = cost
    self.epsilon = epsilon
    self.delta = delta
    self.columns = columns
    self.purpose = purpose
    self.method = method
    self.rowsPerUnit = rowsPerUnit
    self.mode = mode
    self.raises = raises
  }
}

/// A charge as the ledger holds it.
public struct Charge: Sendable, Hashable {
  /// Its identity: sixteen hexadecimal digits.
  public let id: String
  /// Its place in the ledger.
  public let sequence: Int
  /// When it was committed: UTC, as `2024-02-29T23:59:00Z`.
  public let time: String
  /// What was asked for and granted.
  public let request: ChargeRequest
  /// How far the work has come.
  public internal(set) var status: ChargeStatus
  /// Where tables of it were written that no later one has replaced: absolute paths, each once, the newest last.
  public internal(set) var outputs: [String] = []

  /// Takes in that a table of it was written to `output`.
  mutating func wrote(to output: String) {
    lost(output)
    outputs.append(output)
  }

  /// Takes in that another table was written to `output`.
  mutating func lost(_ output: String) { outputs.removeAll { $0 == output } }
}
