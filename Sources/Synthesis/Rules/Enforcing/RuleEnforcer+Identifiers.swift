import Rules
import Tables

extension RuleEnforcer {
  /// Makes the texts of identifiers that have to match a pattern, no two alike.
  ///
  /// - Throws: ``RuleFailure`` where too few texts match.
  /// - Complexity: O(rows), on all cores.
  func makeIdentifiers(in table: inout SchemaTable) throws(RuleFailure) {
    for (position, pattern) in plan.patterns.sorted(by: { $0.key < $1.key }) {
      guard let column = table.column(position) else { continue }
      let texts = PatternTexts(pattern).first(table.rowCount)
      let count = texts.ends.count
      guard count == table.rowCount else {
        let rules = plan.rules.indices.filter { index in
          if case .pattern(position, _) = plan.rules[index].checked.statement {
            true
          } else {
            false
          }
        }
        throw RuleFailure(
          plan, rules, "only \(count) texts match this pattern, for \(table.rowCount) rows")
      }
      table.replace([
        position: Column(
          name: column.name, format: .text,
          storage: .categories(
            PackedIntegers(count: table.rowCount, in: 0...Int64(max(1, count))) { Int64($0) },
            StringDictionary(bytes: texts.bytes, ends: texts.ends)))
      ])
    }
  }
}
