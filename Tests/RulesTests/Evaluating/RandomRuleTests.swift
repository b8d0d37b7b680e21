import Tables
import Testing

@testable import Rules

/// Random rules on random tables: blocks of rows against one row at a time.
@Suite struct RandomRuleTests {
  @Test func blocksAgreeWithSingleRows() throws {
    var random = SeededRandom(seed: 11)
    let table = RandomRuleTests.table(rows: 700, &random)
    var (checked, broken) = (0, 0)
    for _ in 0..<400 {
      let text = RuleWriter.rule(&random)
      guard let rule = try? CheckedRule(Rule(text), schema: Admissions.schema) else { continue }
      checked += 1
      let mask = RuleEvaluator(rule, schema: Admissions.schema).broken(in: table)
      let expected = (0..<table.rowCount).filter { row in
        rule.statement.holds(schema: Admissions.schema) {
          RandomRuleTests.value(table, row, $0)
        } == false
      }
      broken += expected.count
      #expect(mask.rows == expected, "\(text)")
      #expect(
        RuleEvaluator(rule, schema: Admissions.schema).brokenCount(in: table) == expected.count)
    }
    #expect(checked > 300 && broken > 10_000)
  }

  /// Conditions asked of combinations of values, against the same ones asked of every row.
  @Test func combinationsAgreeWithRows() throws {
    var random = SeededRandom(seed: 12)
    let table = RandomRuleTests.table(rows: 5000, &random)
    var coded = 0
    for _ in 0..<400 {
      let text = RuleWriter.rule(&random)
      guard let rule = try? CheckedRule(Rule(text), schema: Admissions.schema) else { continue }
      let quick = TableBinding(schema: Admissions.schema, table: table, codes: true)
        .truth(rule.statement)
      let plain = TableBinding(schema: Admissions.schema, table: table, codes: false)
        .truth(rule.statement)
      if case .coded = quick { coded += 1 }
      for wanted in [BlockRunner.Wanted.yes, .no] {
        #expect(
          BlockRunner.mask(quick, rowCount: 5000, where: wanted)
            == BlockRunner.mask(plain, rowCount: 5000, where: wanted), "\(text)")
      }
    }
    #expect(coded > 60)
  }

  /// A row's value, read by its text.
  static func value(_ table: Table, _ row: Int, _ column: Int) -> RuleValue {
    guard let text = table.text(row: row, column: column) else { return .null }
    let schema = Admissions.schema.columns[column]
    if ValueType(schema) == .text { return .text(text) }
    return ValueFormat(schema).number(from: text).map { .step($0, digits: schema.gridDigits) }
      ?? .null
  }

  /// Rows of random values of every column, a fifth of them null.
  static func table(rows: Int, _ random: inout SeededRandom) -> Table {
    let columns = Admissions.schema.columns.map { column -> Column in
      let format = ValueFormat(column)
      let texts = (0..<rows).map { _ -> String? in
        if column.nullable, random.next() % 5 == 0 { return nil }
        switch column.domain {
        case .grid(let lower, let upper):
          return format.text(of: lower + Int64(random.next() % UInt64(min(60, upper - lower) + 1)))
        case .categories(let texts): return texts[Int(random.next() % UInt64(texts.count))]
        case .codes(let size): return String(random.next() % UInt64(size))
        case .open: return ["A", "Az", "b", "0", "x1"][Int(random.next() % 5)]
        }
      }
      if case .text = format { return Column(name: column.name, texts: texts) }
      return Column(
        name: column.name, format: format,
        storage: .numbers(PackedIntegers(texts.map { $0.flatMap { format.number(from: $0) } })))
    }
    return Table(columns: columns, rowCount: rows)
  }
}

/// Writes random rules over the schema of admissions.
enum RuleWriter {
  static func rule(_ random: inout SeededRandom) -> String {
    switch random.next() % 8 {
    case 0: return "\(pick(numbers, &random)) = \(number(2, &random))"
    case 1: return "\(number(1, &random)) = \(number(1, &random)) ± 0.\(random.next() % 100)"
    default: return condition(3, &random)
    }
  }

  private static let numbers = ["age", "los", "net", "tax", "gross"]

  private static func pick(_ words: [String], _ random: inout SeededRandom) -> String {
    words[Int(random.next() % UInt64(words.count))]
  }

  private static func condition(_ depth: Int, _ random: inout SeededRandom) -> String {
    guard depth > 0, random.next() % 3 > 0 else { return atom(&random) }
    let left = condition(depth - 1, &random)
    let right = condition(depth - 1, &random)
    switch random.next() % 7 {
    case 0, 1: return "(\(left) and \(right))"
    case 2, 3: return "(\(left) or \(right))"
    case 4: return "(not (\(left)))"
    case 5: return "(if \(left) then \(right) else \(condition(depth - 1, &random)))"
    default: return "((\(left)) iff (\(right)))"
    }
  }

  private static func atom(_ random: inout SeededRandom) -> String {
    let relation = pick(["=", "!=", "<", "<=", ">", ">="], &random)
    switch random.next() % 12 {
    case 0: return "sex = \"F\""
    case 1: return "ward in (\"ICU\", \"maternity\")"
    case 2: return "pregnant"
    case 3: return "\(pick(["age", "note", "ward", "`paid at`"], &random)) is null"
    case 4: return "note matches \"[A-z]+\""
    case 5: return "admitted \(relation) discharged - \(random.next() % 9)"
    case 6: return "grade \(pick(["=", "!="], &random)) \(random.next() % 4)"
    case 7: return "(sex, age) in ((\"F\", 3), (\"M\", 4), (\"M\", \(random.next() % 60)))"
    case 8: return "hour(`paid at`) \(relation) \(random.next() % 24)"
    case 9: return "note \(pick(["starts with", "ends with", "contains"], &random)) \"A\""
    default: return "\(number(2, &random)) \(relation) \(number(2, &random))"
    }
  }

  private static func number(_ depth: Int, _ random: inout SeededRandom) -> String {
    guard depth > 0, random.next() % 3 > 0 else {
      return random.next() % 4 == 0
        ? "\(random.next() % 40).\(random.next() % 10)" : pick(numbers, &random)
    }
    let left = number(depth - 1, &random)
    let right = number(depth - 1, &random)
    switch random.next() % 12 {
    case 0, 1: return "(\(left) + \(right))"
    case 2, 3: return "(\(left) - \(right))"
    case 4: return "(\(left) * \(right))"
    case 5: return "(\(left) / \(right))"
    case 6: return "round(\(left), 1)"
    case 7: return "abs(\(left))"
    case 8: return "min(\(left), \(right))"
    case 9: return "days(discharged - admitted)"
    case 10: return "weekday(admitted)"
    default: return "(if \(atom(&random)) then \(left) else \(right))"
    }
  }
}
