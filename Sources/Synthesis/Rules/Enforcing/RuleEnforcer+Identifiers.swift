import Rules
import Tables

extension RuleEnforcer {
  /// Makes the texts of identifiers that have to match a pattern, no two alike.
  ///
  /// - Throws: ``RuleFailure`` where too few texts match.
  func makeIdentifiers(in table: inout SchemaTable) throws(RuleFailure) {
    for (position, pattern) in plan.patterns.sorted(by: { $0.key < $1.key }) {
      guard let column = table.column(position) else { continue }
      let known = PatternTexts(pattern)
      let count = min(UInt64(table.rowCount), known.count)
      let texts = (0..<count).compactMap { known.text(at: $0) }
      let isKey = plan.rules.contains { $0.checked.statement == .unique([position]) }
      guard texts.count == table.rowCount || !isKey && !texts.isEmpty else {
        throw RuleFailure(
          rules: [pattern.source],
          reason: "only \(texts.count) texts match this pattern, for \(table.rowCount) rows")
      }
      table.replace([
        position: Column(
          name: column.name, format: .text,
          storage: .categories(
            PackedIntegers(count: table.rowCount, in: 0...Int64(max(1, texts.count))) {
              Int64($0 % texts.count)
            },
            StringDictionary(texts)))
      ])
    }
  }
}
