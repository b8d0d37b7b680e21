import Tables

/// Finds the rows that break any of several rules, in one pass over the rows where the rules are about columns of
/// few values.
///
/// The combinations of values that break such a rule are boxes (``CodedBoxes``). Each box is a bit; each value of a
/// column has the bits of all boxes that it lies in, and what a row's values have in common are the boxes it is in.
public struct RuleGroup: Sendable {
  private let evaluators: [RuleEvaluator]
  private let schema: Schema
  /// Whether rules are asked together where that is quicker than one after another.
  private let asksTogether: Bool?

  /// The most boxes of one rule; one of more is asked by itself.
  private static let mostBoxes = 16

  /// Makes a group of rules for tables of a schema.
  public init(_ rules: [CheckedRule], schema: Schema) {
    self.init(rules, schema: schema, asksTogether: nil)
  }

  init(_ rules: [CheckedRule], schema: Schema, asksTogether: Bool?) {
    evaluators = rules.map { RuleEvaluator($0, schema: schema) }
    self.schema = schema
    self.asksTogether = asksTogether
  }

  /// For each rule the rows that break it, as ``RuleEvaluator/broken(in:)`` has them; `nil` where there are none.
  ///
  /// - Complexity: O(rows · columns) and, for rules about columns of many values, O(rows · parts).
  public func broken(in table: Table) -> [RowMask?] {
    let rowCount = table.rowCount
    guard asksTogether ?? (rowCount >= CodedCondition.fewestRows) else {
      return evaluators.map { $0.broken(in: table) }.map { $0.isEmpty ? nil : $0 }
    }
    let binding = TableBinding(schema: schema, table: table, codes: true, ranges: ranges(table))
    let nodes = Parallel.map(evaluators.count) { place -> Prepared in
      let statement = evaluators[place].rule.statement
      switch statement {
      case .determines, .unique, .total: return .alone
      default: break
      }
      let node = binding.truth(statement)
      guard case .coded(let parts, let truths) = node,
        let found = CodedBoxes(parts, truths: truths, where: Truth.no, most: RuleGroup.mostBoxes)
      else { return .node(node) }
      return .boxes(parts, found.boxes)
    }
    var masks = [RowMask?](repeating: nil, count: nodes.count)
    var pass = BoxPass()
    for (place, node) in nodes.enumerated() {
      switch node {
      case .alone: masks[place] = evaluators[place].broken(in: table)
      case .node(let node):
        masks[place] = BlockRunner.mask(node, rowCount: rowCount, where: .no)
      case .boxes(let parts, let boxes):
        if !pass.hasRoom(for: boxes.count) {
          pass.run(rowCount, &masks)
          pass = BoxPass()
        }
        pass.add(parts, boxes, of: place)
      }
    }
    pass.run(rowCount, &masks)
    return masks.map { $0?.isEmpty == true ? nil : $0 }
  }

  /// How a rule is asked of rows.
  private enum Prepared: Sendable {
    case boxes([CodedPart], [CodedBoxes.Box])
    case node(TruthNode)
    /// By its evaluator, because it compares rows with one another.
    case alone
  }

  /// The bounds of all columns that rules read, each looked for once.
  private func ranges(_ table: Table) -> [Int: ClosedRange<Int64>?] {
    let binding = TableBinding(schema: schema, table: table)
    let columns = Set(evaluators.flatMap(\.rule.columns)).sorted().filter { position in
      guard let column = binding.column(position), case .numbers = column.storage else {
        return false
      }
      return column.rows.entryCount != nil
    }
    let found = Parallel.map(columns.count) { binding.column(columns[$0])?.rows.bounds }
    return Dictionary(zip(columns, found), uniquingKeysWith: { $1 })
  }
}
