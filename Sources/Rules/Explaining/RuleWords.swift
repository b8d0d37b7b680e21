import Tables

/// Rules in plain words.
struct RuleWords {
  let schema: Schema

  init(_ schema: Schema) { self.schema = schema }

  func name(_ column: Int) -> String { schema.columns[column].name }

  /// Words with commas and a last joining one.
  static func list(_ words: [String], _ last: String) -> String {
    guard words.count > 1, let end = words.last else { return words.joined() }
    return words.dropLast().joined(separator: ", ") + " \(last) " + end
  }

  /// A value as its column writes it.
  func written(_ value: RuleValue, _ column: Int) -> String {
    switch value {
    case .null: return "null"
    case .text(let text): return text
    case .number(let number):
      let schema = schema.columns[column]
      guard let step = number.exactSteps(digits: schema.gridDigits) else { return "\(number)" }
      return ValueFormat(schema).text(of: step)
    }
  }

  /// A condition as a whole sentence would have it.
  func sentence(_ condition: Condition) -> String {
    switch condition {
    case .implies(let test, let then): return "if \(phrase(test)), then \(phrase(then))"
    case .and(let parts):
      if parts.count == 2, case .implies(let test, let yes) = parts[0],
        case .implies(.not(test), let no) = parts[1]
      {
        return "if \(phrase(test)), then \(phrase(yes)), and otherwise \(phrase(no))"
      }
      return RuleWords.list(parts.map(phrase), "and")
    default: return phrase(condition)
    }
  }

  /// A condition within a sentence.
  func phrase(_ condition: Condition) -> String {
    switch condition {
    case .always(let truth): return truth ? "anything" : "nothing"
    case .compare(let left, let comparison, let right):
      let isTime = isTime(left) || isTime(right)
      return "\(phrase(left)) \(relation(comparison, isTime: isTime)) \(phrase(right))"
    case .near(let left, let right, let tolerance):
      return "\(phrase(left)) is \(phrase(right)), give or take \(tolerance)"
    case .text(let column, let test): return "\(name(column)) \(phrase(test, isNot: false))"
    case .sameText(let left, let right): return "\(phrase(left)) is the same as \(phrase(right))"
    case .isNull(let expression): return "\(phrase(expression)) is null"
    case .tuple(let columns, let list):
      return "\(RuleWords.list(columns.map(name), "and")) are a combination of \(list.name)"
    case .not(.text(let column, let test)):
      return "\(name(column)) \(phrase(test, isNot: true))"
    case .not(.isNull(let expression)): return "\(phrase(expression)) is not null"
    case .not(.sameText(let left, let right)):
      return "\(phrase(left)) is not the same as \(phrase(right))"
    case .not(.compare(let left, let comparison, let right)):
      return phrase(.compare(left, comparison.opposite, right))
    case .not(let inner): return "not (\(phrase(inner)))"
    case .and(let parts): return RuleWords.list(parts.map(inner), "and")
    case .or(let parts): return "either " + RuleWords.list(parts.map(inner), "or")
    case .implies(let left, let right):
      return "\(inner(right)) where \(inner(left))"
    case .iff(let left, let right): return "\(inner(left)) exactly where \(inner(right))"
    }
  }

  /// A part of a condition, in parentheses where it has parts itself.
  private func inner(_ condition: Condition) -> String {
    switch condition {
    case .and, .or, .implies, .iff: "(\(phrase(condition)))"
    default: phrase(condition)
    }
  }

  private func phrase(_ test: TextTest, isNot: Bool) -> String {
    let not = isNot ? "not " : ""
    return switch test {
    case .oneOf(let texts): "is \(not)\(RuleWords.list(texts, "or"))"
    case .startsWith(let part): isNot ? "does not start with \(part)" : "starts with \(part)"
    case .endsWith(let part): isNot ? "does not end with \(part)" : "ends with \(part)"
    case .contains(let part): isNot ? "does not contain \(part)" : "contains \(part)"
    case .matches(let pattern):
      isNot ? "does not match \(pattern.source)" : "matches \(pattern.source)"
    }
  }

  private func relation(_ comparison: Comparison, isTime: Bool) -> String {
    switch comparison {
    case .equal: "is"
    case .unequal: "is not"
    case .less: isTime ? "is before" : "is below"
    case .atMost: isTime ? "is not after" : "is at most"
    case .greater: isTime ? "is after" : "is above"
    case .atLeast: isTime ? "is not before" : "is at least"
    }
  }

  private func isTime(_ expression: Expression) -> Bool {
    switch expression {
    case .column(let column):
      [.date, .timestamp].contains(schema.columns[column].kind)
    case .literal(.date), .literal(.timestamp): true
    default: false
    }
  }
}
