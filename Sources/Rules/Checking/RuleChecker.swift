import Documents
import Tables

extension CheckedRule {
  /// Checks a rule against a schema.
  ///
  /// - Parameters:
  ///   - rule: The rule.
  ///   - schema: The columns it may read.
  ///   - tables: The public tables it may name, by name as the rule writes it.
  ///   - formats: How each column's file writes its values, where that is known: dates between quotes
  ///     are then read in their column's own style.
  /// - Throws: ``TextProblem`` at the first part that does not fit, with what was expected.
  /// - Complexity: O(characters · columns).
  public init(
    _ rule: Rule, schema: Schema, tables: [String: TupleList] = [:], formats: [ValueFormat] = []
  ) throws(TextProblem) {
    let syntax = try RuleParser.parse(rule.text)
    let checker = RuleChecker(schema: schema, tables: tables, formats: formats)
    self.init(rule: rule, statement: try checker.statement(syntax.root))
  }
}

/// Looks up a rule's columns and fits its types and values to their schema.
struct RuleChecker {
  let schema: Schema
  let tables: [String: TupleList]
  let formats: [ValueFormat]

  /// The position of the column a name stands for, where there is one.
  func column(_ node: SyntaxNode) -> Int? {
    if case .name(let name, _) = node.kind { schema.index(of: name) } else { nil }
  }

  /// The position of the column a name must stand for.
  func requiredColumn(_ node: SyntaxNode) throws(TextProblem) -> Int {
    guard case .name(let name, _) = node.kind else {
      throw TextProblem("a column's name is expected here", at: node.range, expected: ["a column"])
    }
    guard let index = schema.index(of: name) else { throw unknownColumn(name, node) }
    return index
  }

  /// The positions of columns, none twice.
  func requiredColumns(_ nodes: [SyntaxNode]) throws(TextProblem) -> [Int] {
    var found: [Int] = []
    for node in nodes {
      let index = try requiredColumn(node)
      guard !found.contains(index) else {
        throw TextProblem("“\(schema.columns[index].name)” stands here twice", at: node.range)
      }
      found.append(index)
    }
    return found
  }

  /// A name no column has, with the nearest that one has.
  func unknownColumn(_ name: String, _ node: SyntaxNode) -> TextProblem {
    let names = schema.columns.map(\.name)
    let hint: String
    if let nearest = Suggestion.nearest(to: name, among: names) {
      hint = "; did you mean “\(nearest)”?"
    } else if let holder = holder(of: name) {
      hint = "; as a value of “\(holder)” it stands between quotes, \"\(name)\""
    } else {
      hint = ". Columns: \(RuleChecker.list(names))"
    }
    return TextProblem("“\(name)” is no column\(hint)", at: node.range, expected: ["a column"])
  }

  /// The column of which a word is a value.
  private func holder(of word: String) -> String? {
    schema.columns.first { $0.listedTexts?.contains(word) == true }?.name
  }

  /// Some of many words in a sentence.
  static func list(_ words: [String]) -> String {
    words.prefix(12).joined(separator: ", ") + (words.count > 12 ? ", …" : "")
  }

  /// The place for a sentence about a column.
  func name(_ column: Int) -> String { "“\(schema.columns[column].name)”" }
}
