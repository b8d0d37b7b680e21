import Rules
import Tables

extension RuleEnforcer {
  /// Makes the texts of identifiers that have to match a pattern, no two alike.
  ///
  /// - Throws: ``RuleFailure`` where too few texts match.
  func makeIdentifiers(in table: inout SchemaTable) throws(RuleFailure) {
    for (position, pattern) in plan.patterns.sorted(by: { $0.key < $1.key }) {
      guard let column = table.column(position) else { continue }
      let texts = PatternTexts(pattern).first(table.rowCount)
      let count = texts.ends.count
      let isKey = plan.rules.contains { $0.checked.statement == .unique([position]) }
      guard count == table.rowCount || !isKey && count > 0 else {
        throw RuleFailure(
          rules: [pattern.source],
          reason: "only \(count) texts match this pattern, for \(table.rowCount) rows")
      }
      table.replace([
        position: Column(
          name: column.name, format: .text,
          storage: .categories(
            PackedIntegers(count: table.rowCount, in: 0...Int64(max(1, count))) {
              Int64($0 % count)
            },
            StringDictionary(bytes: texts.bytes, ends: texts.ends)))
      ])
    }
  }
}
