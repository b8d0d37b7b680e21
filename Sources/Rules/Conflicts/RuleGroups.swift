/// Rules that have columns in common, directly or through others.
enum RuleGroups {
  /// The groups of rules that speak of single rows, in order of their first.
  static func connected(_ active: [Int], _ rules: [CheckedRule]) -> [[Int]] {
    var groups: [(rules: [Int], columns: Set<Int>)] = []
    for index in active where rules[index].statement.isOfSingleRows {
      var joined = (rules: [index], columns: Set(rules[index].columns))
      groups.removeAll { group in
        guard !group.columns.isDisjoint(with: joined.columns) else { return false }
        joined.rules = group.rules + joined.rules
        joined.columns.formUnion(group.columns)
        return true
      }
      groups.append(joined)
    }
    return groups.map { $0.rules.sorted() }.sorted { $0[0] < $1[0] }
  }
}

extension RuleStatement {
  /// Whether it says something of each row by itself.
  var isOfSingleRows: Bool {
    switch self {
    case .condition, .formula, .balance, .tuples, .pattern: true
    case .determines, .unique, .total: false
    }
  }
}
