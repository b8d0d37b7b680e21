import Tables

/// Binds rules to the columns of a table.
struct TableBinding: Sendable {
  let schema: Schema
  let table: Table
  /// Whether conditions are asked of combinations of values where that is quicker than of every row.
  let codes: Bool
  /// Where each column of the schema is in the table; `nil` where it lacks it.
  private let places: [Int?]
  /// Bounds that are known already, by the column's position in the schema.
  private let ranges: [Int: ClosedRange<Int64>?]

  init(
    schema: Schema, table: Table, codes: Bool? = nil, ranges: [Int: ClosedRange<Int64>?] = [:]
  ) {
    self.schema = schema
    self.ranges = ranges
    self.table = table
    self.codes = codes ?? (table.rowCount >= CodedCondition.fewestRows)
    places = schema.columns.enumerated().map { index, column in
      index < table.columns.count && table.columns[index].name == column.name
        ? index : table.index(of: column.name)
    }
  }

  /// The table's column at a schema position.
  func column(_ index: Int) -> Column? { places[index].map { table.columns[$0] } }

  /// The least and the greatest number of a column; `nil` where every row is null.
  func range(_ index: Int) -> ClosedRange<Int64>? { ranges[index] ?? column(index)?.rows.bounds }

  /// One value of a row.
  func value(_ index: Int, row: Int) -> RuleValue {
    guard let column = column(index), let number = column.rows[row] else { return .null }
    switch column.storage {
    case .categories(_, let dictionary): return .text(dictionary[Int(number)])
    case .numbers:
      return ValueType(schema.columns[index]) == .text
        ? .text(column.format.text(of: number)) : .step(number, digits: digits(index))
    }
  }

  /// Digits after the point of a column's steps, as the table has them.
  func digits(_ index: Int) -> Int {
    if case .number(let digits, _)? = column(index)?.format { return digits }
    return 0
  }

  /// A condition that no node holds, row by row.
  func byRow(_ condition: Condition) -> TruthNode {
    .rows { row in condition.holds { value($0, row: row) } }
  }

  /// The least and greatest number of a column; 0 … 0 where it has none.
  static func bounds(_ column: PackedIntegers) -> ClosedRange<Int64> {
    switch column.width {
    case 1: return Int64(Int8.min)...Int64(Int8.max)
    case 2: return Int64(Int16.min)...Int64(Int16.max)
    case 4: return Int64(Int32.min)...Int64(Int32.max)
    default:
      var (least, greatest): (Int64, Int64) = (0, 0)
      column.forEachBlock { _, numbers in
        for number in numbers where number != PackedIntegers.null {
          least = min(least, number)
          greatest = max(greatest, number)
        }
      }
      return least...greatest
    }
  }
}
