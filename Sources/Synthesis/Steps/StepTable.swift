import Documents
import Tables

/// A table on its way through steps, with what is known of its columns by then.
public struct StepTable: Sendable {
  /// The rows.
  public var table: Table
  /// The columns; those that the table lacks (free text) are in it too.
  public var schema: Schema
  /// Public tables by the name that steps give them.
  public var publicTables: [String: Table] = [:]
  /// Counts rules again after every step; `nil` where there are none.
  public var watch: RuleWatch?

  /// A table as it was made under a schema.
  public init(_ table: Table, schema: Schema) {
    self.table = table
    self.schema = schema
  }

  /// What the last step did to rules, in sentences.
  mutating func brokenRules() -> [String] {
    guard var watch else { return [] }
    self.watch = nil
    let warnings = watch.warnings(after: self)
    self.watch = watch
    return warnings
  }

  /// The column a step works on.
  ///
  /// - Throws: ``TextProblem`` where the table lacks it.
  func column(_ mention: StepColumn) throws(TextProblem) -> Column {
    guard let column = table.column(named: mention.name) else {
      throw TextProblem("“\(mention.name)” is not among the columns written", at: mention.range)
    }
    return column
  }

  /// Puts a column in the place of the one of its name, or last where there is none.
  mutating func replace(_ column: Column) {
    var columns = table.columns
    if let index = table.index(of: column.name) {
      columns[index] = column
    } else {
      columns.append(column)
    }
    table = Table(columns: columns, rowCount: table.rowCount)
  }

  /// Takes the rows of these numbers, in this order, some perhaps twice.
  mutating func take(_ rows: [Int]) {
    let columns = Parallel.map(table.columns.count) { [table] in table.columns[$0].taking(rows) }
    table = Table(columns: columns, rowCount: rows.count)
  }

  /// Leaves a column out.
  mutating func remove(_ name: String) {
    table = Table(
      columns: table.columns.filter { $0.name != name }, rowCount: table.rowCount)
    schema.columns.removeAll { $0.name == name }
  }

  /// Makes the schema's column one of text, as which it is written from here on.
  mutating func makeText(_ name: String) { schema.makeText(name) }

  /// The rows of a condition; all where there is none.
  func rows(where condition: StepCondition?) throws(TextProblem) -> [Int] {
    guard let condition else { return Array(0..<table.rowCount) }
    return try condition.rows(of: table, schema: schema)
  }
}

extension Schema {
  /// Makes a column one of text without a known domain.
  mutating func makeText(_ name: String) {
    guard let index = index(of: name) else { return }
    let role = columns[index].role
    columns[index] = ColumnSchema(
      name: name, kind: .text, domain: .open, role: role, reason: Schema.writtenText)
  }

  /// Tells a column that a step writes as text from free text of the input.
  static let writtenText = "written as text by a step"
}

extension Column {
  /// The values of these rows, in their order.
  func taking(_ rows: [Int]) -> Column {
    let values = values
    let taken = PackedIntegers(unpacked: rows.map { values[$0] })
    return with(taken)
  }

  /// Grid steps or dictionary codes by row, `PackedIntegers.null` for null.
  var values: [Int64] {
    [Int64](unsafeUninitializedCapacity: count) { buffer, filled in
      rows.copy(0..<count, into: buffer)
      filled = count
    }
  }

  /// The same column with other steps or codes.
  func with(_ rows: PackedIntegers) -> Column {
    switch storage {
    case .numbers: Column(name: name, format: format, storage: .numbers(rows))
    case .categories(_, let dictionary):
      Column(name: name, format: format, storage: .categories(rows, dictionary))
    }
  }

  /// The same column with other steps or codes, `PackedIntegers.null` for null.
  func with(_ values: [Int64]) -> Column { with(PackedIntegers(unpacked: values)) }

  /// The same column with its numbers changed; null stays null.
  func mappingNumbers(_ change: (Int64) -> Int64) -> Column {
    with(values.map { $0 == PackedIntegers.null ? $0 : max(-Int64.max, change($0)) })
  }

  /// The same column with null in these rows.
  func blanking(_ rows: [Int]) -> Column {
    var values = values
    for row in rows { values[row] = PackedIntegers.null }
    return with(values)
  }

  /// The text of each distinct value's number, in the order of `distinct`.
  func texts(of distinct: [Int64]) -> [String] {
    switch storage {
    case .numbers: distinct.map { format.text(of: $0) }
    case .categories(_, let dictionary): distinct.map { dictionary[Int($0)] }
    }
  }

  /// A column of text in which every value became what `text` says of it; null stays null.
  ///
  /// - Parameter text: asked once for each distinct value, in ascending order.
  /// - Complexity: O(rows + distinct values log distinct values).
  func mapped(_ text: (Int64) -> String?) -> Column {
    let values = values
    var codes: [Int64: Int64] = [:]
    var texts: [String] = []
    var found: [String: Int64] = [:]
    for value in Set(values).sorted() where value != PackedIntegers.null {
      guard let label = text(value) else { continue }
      if let code = found[label] {
        codes[value] = code
      } else {
        found[label] = Int64(texts.count)
        codes[value] = Int64(texts.count)
        texts.append(label)
      }
    }
    let mapped = values.map { codes[$0] ?? PackedIntegers.null }
    return Column(
      name: name, format: .text,
      storage: .categories(PackedIntegers(unpacked: mapped), StringDictionary(texts)))
  }
}
