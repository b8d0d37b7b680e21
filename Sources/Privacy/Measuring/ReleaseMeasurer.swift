import Tables

/// Measures for others: exact noise from the operating system, within what a receipt has charged.
///
/// A class, so that its running sums cannot be copied and spent twice.
public final class ReleaseMeasurer: Measurer {
  /// The charge it spends.
  public let receipt: ChargeReceipt
  /// Every measurement made under the charge, in order: the manifest's list.
  public private(set) var log: [Measurement]
  /// Every derivation of a domain made under the charge, in order: the manifest lists them too.
  public private(set) var derivations: [DomainDerivation]
  private let columns: ColumnSources
  private var recordSpent = ExactSum()
  private var columnSpent: [ExactSum]
  private var deltaUsed = Delta.zero

  /// Opens `receipt` for the modelled columns `columns`.
  ///
  /// - Parameters:
  ///   - resumed: measurements already made under this charge and stored; they count as spent.
  ///   - derived: derivations of domains likewise.
  /// - Throws: ``MeasuringError/receiptClaimed(id:)`` when the receipt was opened before,
  ///   ``BudgetExceeded`` or ``DeltaExceeded`` when what is resumed alone passes it.
  public init(
    _ receipt: ChargeReceipt, columns: ColumnSources, resumed: [Measurement] = [],
    derived: [DomainDerivation] = []
  ) throws {
    guard receipt.claim() else { throw MeasuringError.receiptClaimed(id: receipt.id) }
    self.receipt = receipt
    self.columns = columns
    log = []
    derivations = []
    let count = max(columns.sourceCount, receipt.columnCeilings.count)
    columnSpent = Array(repeating: ExactSum(), count: count)
    for derivation in derived {
      try charge(derivation.kind, column: derivation.column)
      derivations.append(derivation)
    }
    for measurement in resumed {
      try charge(measurement.query, measurement.variance)
      log.append(measurement)
    }
  }

  /// Opens `receipt` for `columnCount` modelled columns, each its own source.
  ///
  /// - Throws: ``MeasuringError/receiptClaimed(id:)`` when the receipt has opened a measurer before.
  public convenience init(_ receipt: ChargeReceipt, columnCount: Int) throws {
    try self.init(receipt, columns: .identity(columnCount))
  }

  /// Charges the sums, draws all the noise, and only then reads the counts.
  ///
  /// - Throws: ``MeasuringError`` where counts and query do not belong together, ``BudgetExceeded``
  ///   where a sum would pass what was charged; nothing is then read or spent.
  /// - Complexity: O(cells), about 0.3 µs a cell and core.
  public func measure(
    _ query: Query, of counts: TrueCounts, variance: Variance
  ) throws -> Measurement {
    let width = try NoisyAnswer.width(query, of: counts)
    try charge(query, variance)
    let noise = DiscreteGaussian(variance: variance).samples(width)
    let measurement = Measurement(
      query: query, values: NoisyAnswer.values(query, of: counts, noise: noise),
      variance: variance, origin: .charged(receipt.id))
    log.append(measurement)
    return measurement
  }

  /// Record-level ρ spent so far: an odometer, not a certificate.
  public var spent: Rho { recordSpent.roundedUp }

  /// Column-level ρ spent so far by source column: an odometer, not a certificate.
  public var columnsSpent: [Rho] {
    columnSpent.indices.map { columnSum($0, columns: columnSpent, record: recordSpent).roundedUp }
  }

  /// The failure probability δ′ used by derivations so far.
  public var deltaSpent: Delta { deltaUsed }

  /// Adds a derivation to the list.
  func note(_ derivation: DomainDerivation) -> DomainDerivation {
    derivations.append(derivation)
    return derivation
  }

  /// Charges a derivation of the domain of a modelled column, or throws and charges nothing.
  func charge(_ kind: DerivationCost.Kind, column: Int) throws {
    try requireKnown(Clique(column))
    let cost = DerivationCost(kind, sources: columns.sources(of: Clique(column)))
    let record = cost.recordCost(rowsPerUnit: receipt.rowsPerUnit)
    let delta = (PrivacyCost(rho: .zero, delta: deltaUsed) + record).delta
    guard delta <= receipt.delta else {
      throw DeltaExceeded(needed: delta, charged: receipt.delta)
    }
    try charge(
      sources: cost.sources, record: record.rho,
      column: cost.columnCost(cost.sources, rowsPerUnit: receipt.rowsPerUnit).rho)
    deltaUsed = delta
  }

  private func charge(_ query: Query, _ variance: Variance) throws {
    try requireKnown(query.clique)
    let cost = AccessCost(
      query.kind, sources: columns.sources(of: query.clique), variance: variance)
    try charge(
      sources: cost.sources, record: cost.recordRho(rowsPerUnit: receipt.rowsPerUnit),
      column: cost.columnRho(cost.sources, rowsPerUnit: receipt.rowsPerUnit))
  }

  private func requireKnown(_ clique: Clique) throws {
    for column in clique.columns where !columns.sources.indices.contains(column) {
      throw MeasuringError.unknownColumn(column)
    }
  }

  /// Adds `recordCost` to the total and `columnCost` to each of `sources`, if every sum stays within
  /// what was charged.
  private func charge(sources: Clique, record recordCost: Rho, column columnCost: Rho) throws {
    var record = recordSpent
    record.add(recordCost)
    guard record.fits(receipt.rho) else {
      throw BudgetExceeded(column: nil, needed: record.roundedUp, charged: receipt.rho)
    }
    var spent = columnSpent
    for column in sources.columns { spent[column].add(columnCost) }
    for (column, ceiling) in receipt.columnCeilings.enumerated() {
      guard let ceiling else { continue }
      let sum = columnSum(column, columns: spent, record: record)
      guard sum.fits(ceiling) else {
        throw BudgetExceeded(column: column, needed: sum.roundedUp, charged: ceiling)
      }
    }
    recordSpent = record
    columnSpent = spent
  }

  /// A column read by a rule that drops real rows costs at least what the record does.
  private func columnSum(_ column: Int, columns spent: [ExactSum], record: ExactSum) -> ExactSum {
    guard columns.dropping.contains(column) else { return spent[column] }
    return spent[column].roundedUp < record.roundedUp ? record : spent[column]
  }
}
