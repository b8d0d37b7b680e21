extension ColumnSchema {
  /// The most distinct texts a category may have before it is taken for text or an identifier, unless
  /// each occurs four times on average.
  public static let mostInferredCategories = 5000

  /// What a raw column seems to be, with the reason in words; its domain is `.inferred`.
  ///
  /// Tried in order: booleans, whole numbers, decimals, dates, timestamps, then texts. Values that
  /// are all different and look like keys make an identifier.
  ///
  /// - Complexity: O(rows + distinct texts).
  public static func inferred(from raw: RawColumn) -> ColumnSchema {
    var facts = ColumnFacts(raw)
    if raw.words != nil {
      if let found = facts.empty ?? facts.number ?? facts.timestamp { return found }
      facts = ColumnFacts(RawColumn(name: raw.name, texts: raw.texts))
    }
    return facts.empty ?? facts.boolean ?? facts.number ?? facts.date ?? facts.timestamp
      ?? facts.text
  }
}

extension Schema {
  /// The inferred schema of raw columns.
  ///
  /// - Parameter isCancelled: Asked before each column.
  /// - Throws: `CancellationError` once `isCancelled` says so.
  /// - Complexity: O(rows · columns), on all cores.
  public static func inferred(
    from columns: [RawColumn], isCancelled: @Sendable () -> Bool
  ) throws(CancellationError) -> Schema {
    Schema(
      columns: try Parallel.map(columns.count, asking: isCancelled) {
        ColumnSchema.inferred(from: columns[$0])
      })
  }
}

/// A raw column's counts, and the guesses they allow.
struct ColumnFacts {
  let raw: RawColumn
  /// Rows that are not null.
  let values: Int
  /// Rows that are null.
  let nulls: Int

  init(_ raw: RawColumn) {
    self.raw = raw
    nulls = raw.nullCounts.reduce(0) { $0 + $1.count }
    values = raw.count - nulls
  }

  /// Distinct texts that are not null.
  var distinct: Int { raw.isNull.reduce(0) { $0 + ($1 ? 0 : 1) } }

  /// Whether no two rows share a value, nulls aside.
  var isAllDistinct: Bool {
    values > 1 && (raw.words?.isAllDistinct ?? (distinct == values))
  }

  /// Whether the name is one that keys bear: `id`, `patient_id`, `userId`, `uuid`, `key`.
  var hasKeyName: Bool {
    let name = raw.name
    let lower = name.lowercased()
    if ["id", "uuid", "guid", "key", "index", "rowid"].contains(lower) { return true }
    return ["_id", "-id", " id", ".id", "_key", "_uuid", "uuid"].contains(where: lower.hasSuffix)
      || name.hasSuffix("Id") || name.hasSuffix("ID")
  }

  /// The column as a guess.
  func guess(
    _ kind: ColumnKind, _ domain: Domain, digits: Int = 0, role: ColumnRole = .none,
    _ reason: String
  ) -> ColumnSchema {
    ColumnSchema(
      name: raw.name, kind: kind, domain: domain, source: .inferred, fractionDigits: digits,
      nullable: nulls > 0, role: role, reason: reason)
  }

  /// `all 48,842 values`, or `its only value` where there is one row.
  var allValues: String {
    values == 1 ? "the only value" : "all \(ColumnFacts.grouped(values)) values"
  }

  /// `are` or `is`.
  var verb: String { values == 1 ? "is" : "are" }

  /// A count with commas between thousands.
  static func grouped(_ number: Int) -> String {
    let digits = Array(String(number.magnitude))
    var text = number < 0 ? "-" : ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { text.append(",") }
      text.append(digit)
    }
    return text
  }
}
