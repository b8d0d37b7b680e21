import Rules
import Tables

/// Makes a plan of rules that must hold.
struct RulePlanner {
  /// The most cells of a table of zeros, over the most coarse cells that its columns can have.
  static let mostMaskCells = 1 << 22
  /// The most columns of a table of zeros.
  static let mostMaskColumns = 3
  /// The most classes of cells told apart in one column.
  static let mostClasses = 96

  let schema: RuleSchema
  var plan = RulePlan()
  /// Clauses that rows have to keep, with the rule each comes from.
  var clauses: [(condition: Condition, rule: Int)] = []

  init(_ schema: RuleSchema) {
    self.schema = schema
    plan.schema = schema
  }

  /// Plans rules in order.
  ///
  /// - Throws: ``RulePlanProblem`` at the first rule that cannot be enforced at all.
  mutating func add(_ rules: [(place: Int, checked: CheckedRule)]) throws(RulePlanProblem) {
    plan.rules = rules.map { RulePlan.PlannedRule(checked: $0.checked, place: $0.place) }
    for rule in rules.indices { try checkColumns(rule) }
    for rule in rules.indices { compute(rule) }
    plan.derived = ordered(plan.derived)
    for rule in rules.indices { try read(rule) }
    boundComputed()
    computeNulls()
    for (condition, rule) in clauses { enforce(condition, rule) }
    tellApart()
    for rule in plan.rules.indices where plan.rules[rule].kinds.isEmpty {
      plan.rules[rule].note(
        .implied, "true already: of the columns' domains, or of what other rules compute")
    }
  }

  /// Refuses what cannot be asked of columns that are not modelled.
  private func checkColumns(_ rule: Int) throws(RulePlanProblem) {
    let checked = plan.rules[rule].checked
    let others = checked.columns.filter { schema.cells($0) == nil }
    guard let other = others.first else { return }
    let isIdentifier = schema.column(other).kind == .identifier
    switch checked.statement {
    case .unique where others.allSatisfy({ schema.column($0).kind == .identifier }): return
    case .pattern where isIdentifier: return
    default: break
    }
    throw RulePlanProblem(
      place: plan.rules[rule].place,
      message: isIdentifier
        ? "“\(schema.name(other))” is an identifier, which is made anew: only unique(…) and matches "
          + "can be asked of it"
        : "“\(schema.name(other))” is free text, which is not written: a rule about it cannot hold")
  }

  /// Finds what is computed of others.
  private mutating func compute(_ rule: Int) {
    let choice = DerivedChoice(schema, taken: plan.definitions)
    let best: (position: Int, expression: Expression)?
    switch plan.rules[rule].checked.statement {
    case .formula(let column, let expression):
      best = choice.best(column: column, expression)
      if let best, choice.isBlurred(best.position, best.expression),
        let aligned = alignment(column, expression, rule)
      {
        plan.aligned.append(aligned)
        plan.rules[rule].note(
          .withinCell,
          "\(schema.name(aligned.position)) is drawn within its cells with the "
            + "\(aligned.function.name) that \(schema.name(aligned.source)) says")
        return
      }
    case .balance(let balance): best = choice.best(balance)
    default: return
    }
    guard let best else { return }
    plan.derived.append(
      DerivedColumn(position: best.position, expression: best.expression, rule: rule))
    let sources = DerivedChoice.roots(best.expression, plan.definitions).map(schema.name)
    plan.rules[rule].note(
      .derived,
      "\(schema.name(best.position)) is computed of \(sources.joined(separator: ", ")) and not "
        + "measured")
  }

  /// `hour = hour(moment)`, both drawn: the moment's hour is set within its cell.
  private func alignment(
    _ column: Int, _ expression: Expression, _ rule: Int
  ) -> AlignedColumn? {
    guard case .call(let function, let arguments) = expression,
      [.hour, .minute, .second, .weekday].contains(function), arguments.count == 1,
      schema.cells(column) != nil
    else { return nil }
    var inner = arguments[0]
    var ofMoment = function != .weekday
    if function == .weekday, case .call(.date, let parts) = inner, parts.count == 1 {
      inner = parts[0]
      ofMoment = true
    }
    guard case .column(let position) = inner, schema.cells(position)?.bins != nil,
      plan.definitions[position] == nil,
      !plan.aligned.contains(where: { $0.position == position }),
      schema.column(position).kind == (ofMoment ? .timestamp : .date)
    else { return nil }
    return AlignedColumn(position: position, source: column, function: function, rule: rule)
  }

  /// Computed columns, each after those it rests on.
  private func ordered(_ columns: [DerivedColumn]) -> [DerivedColumn] {
    var open = columns
    var done: [DerivedColumn] = []
    while !open.isEmpty {
      let waiting = Set(open.map(\.position))
      let next = open.firstIndex { $0.expression.columns.isDisjoint(with: waiting) } ?? 0
      done.append(open.remove(at: next))
    }
    return done
  }

  /// A computed column stays within its own domain, and is null only where it may be.
  private mutating func boundComputed() {
    for column in plan.derived {
      if let bounds = schema.bounds(column.position) {
        let own = Expression.column(column.position)
        clauses.append(
          (.compare(own, .atLeast, .literal(.number(bounds.lower))), column.rule))
        clauses.append((.compare(own, .atMost, .literal(.number(bounds.upper))), column.rule))
      }
      if schema.cells(column.position)?.nullCode == nil {
        clauses.append((.not(.isNull(.column(column.position))), column.rule))
      }
    }
  }
}

/// A rule that cannot be enforced, found before anything is charged.
public struct RulePlanProblem: Error, Sendable, Hashable {
  /// The rule's place in the list that was planned.
  public let place: Int
  /// Why, and what to do.
  public let message: String

  /// A problem of the rule in a place.
  public init(place: Int, message: String) {
    self.place = place
    self.message = message
  }
}

extension RuleFunction {
  /// A part of the calendar in words.
  fileprivate var name: String {
    switch self {
    case .hour: "hour"
    case .minute: "minute"
    case .second: "second"
    case .weekday: "weekday"
    default: "value"
    }
  }
}
