import Documents
import Tables

extension RuleChecker {
  /// `(a, b) in table FILE`.
  func tuples(
    _ left: SyntaxNode, file: String, at range: Range<Int>
  ) throws(TextProblem) -> (columns: [Int], list: TupleList) {
    let columns = try tupleColumns(left)
    guard let table = tables[file] else {
      let hint = Suggestion.nearest(to: file, among: Array(tables.keys))
        .map { "; did you mean “\($0)”?" }
      throw TextProblem(
        "there is no table “\(file)” at hand\(hint ?? "")", at: range,
        expected: tables.isEmpty ? ["a file's name"] : tables.keys.sorted())
    }
    let places = try places(of: columns, in: table, at: range)
    var rows: [[RuleValue]] = []
    var known: Set<[RuleValue]> = []
    for (number, row) in table.rows.enumerated() {
      var values: [RuleValue] = []
      for (column, place) in zip(columns, places) {
        guard place < row.count, let value = tupleValue(row[place], of: column) else {
          let found = place < row.count ? RuleChecker.described(row[place]) : "nothing"
          throw TextProblem(
            "row \(number + 1) of “\(file)” has \(found) for \(name(column)), where "
              + "\(ValueType(schema.columns[column]).example) is expected", at: range)
        }
        values.append(value)
      }
      if known.insert(values).inserted { rows.append(values) }
    }
    guard !rows.isEmpty else {
      throw TextProblem("the table “\(file)” has no rows", at: range)
    }
    let names = columns.map { schema.columns[$0].name }
    return (columns, TupleList(name: file, columns: names, rows: rows))
  }

  /// `(a, b) in (("x", 1), ("y", 2))`.
  func tuples(
    _ left: SyntaxNode, _ nodes: [SyntaxNode]
  ) throws(TextProblem) -> (columns: [Int], list: TupleList) {
    let columns = try tupleColumns(left)
    var rows: [[RuleValue]] = []
    for node in nodes {
      guard case .list(let parts) = node.kind, parts.count == columns.count else {
        throw TextProblem(
          "\(columns.count) values between parentheses are expected here, one a column",
          at: node.range, expected: ["a list"])
      }
      var values: [RuleValue] = []
      for (column, part) in zip(columns, parts) {
        let type = ValueType(schema.columns[column])
        let value = try resolved(try operand(part), as: type, for: column)
        guard case .literal(let literal) = value, literal != .null else {
          throw TextProblem(
            "\(type.example) is expected here", at: part.range, expected: ["a value"])
        }
        values.append(literal.value)
      }
      if !rows.contains(values) { rows.append(values) }
    }
    let names = columns.map { schema.columns[$0].name }
    return (columns, TupleList(name: "the list", columns: names, rows: rows))
  }

  private func tupleColumns(_ left: SyntaxNode) throws(TextProblem) -> [Int] {
    if case .list(let parts) = left.kind { return try requiredColumns(parts) }
    return [try requiredColumn(left)]
  }

  /// Where a table has the columns: by name, or by position where it has as many.
  private func places(
    of columns: [Int], in table: TupleList, at range: Range<Int>
  ) throws(TextProblem) -> [Int] {
    let names = columns.map { schema.columns[$0].name }
    let places = names.compactMap { table.columns.firstIndex(of: $0) }
    if places.count == names.count { return places }
    guard table.columns.count == names.count || table.columns.isEmpty else {
      throw TextProblem(
        "the table “\(table.name)” has the columns \(RuleChecker.list(table.columns)), not "
          + RuleChecker.list(names), at: range)
    }
    return Array(names.indices)
  }

  /// A cell of a table as a value of a column; `nil` where it is none.
  private func tupleValue(_ cell: RuleValue, of column: Int) -> RuleValue? {
    guard case .text(let text) = cell else { return cell }
    switch ValueType(schema.columns[column]) {
    case .number:
      return ValueFormat(schema.columns[column]).number(from: text)
        .map { .step($0, digits: schema.columns[column].gridDigits) }
    case .date: return RuleChecker.day(text).map { .step($0) }
    case .timestamp: return RuleChecker.moment(text).map { .step($0) }
    case .text, .days, .seconds: return cell
    }
  }

  private static func described(_ value: RuleValue) -> String {
    switch value {
    case .text(let text): "“\(text)”"
    case .number(let number): "\(number)"
    case .null: "nothing"
    }
  }
}
