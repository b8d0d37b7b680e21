import Rules
import Tables

/// A column that is computed of others when rows are drawn, and not modelled.
struct DerivedColumn: Sendable, Hashable {
  /// Its position in the schema.
  let position: Int
  /// What it is, rounded to the column's grid.
  let expression: Expression
  /// The rule's place among the planned ones.
  let rule: Int
}

/// A column that is null exactly where a condition on others holds, whatever was drawn for it.
struct DerivedNull: Sendable, Hashable {
  /// Its position in the schema.
  let position: Int
  /// Where it is null.
  let condition: Condition
  let rule: Int
}

/// A column of days or moments whose drawn value is moved, within its cell, to what another column says of it: the
/// hour of a moment, the weekday of a day.
struct AlignedColumn: Sendable, Hashable {
  /// The moved column's position.
  let position: Int
  /// The column that says where to.
  let source: Int
  /// What the source is of the moved column: hour, minute, second or weekday.
  let function: RuleFunction
  let rule: Int
}

/// Which column of an equation is computed.
struct DerivedChoice {
  private let schema: RuleSchema
  /// Positions computed already.
  private let taken: [Int: Expression]

  init(_ schema: RuleSchema, taken: [Int: Expression]) {
    self.schema = schema
    self.taken = taken
  }

  /// How much wider than a cell of its own a computed column may be spread for that to be worth it.
  private static let mostBlur = 4.0

  /// The column to compute of `column = expression`, with its formula; `nil` where none can be.
  ///
  /// A column computed of others is spread by what is not known of them within their cells. Where a weighted
  /// sum can be solved for several columns, the one whose spread is least beside its own cells is computed:
  /// the day of discharge of the day of admission and the length of stay, not the length of the two days.
  func best(column: Int, _ expression: Expression) -> (position: Int, expression: Expression)? {
    var candidates: [(position: Int, expression: Expression, blur: Double)] = []
    func add(_ position: Int, _ expression: Expression) {
      guard schema.cells(position) != nil, taken[position] == nil,
        expression.columns.allSatisfy({ schema.cells($0) != nil }),
        !depends(expression, on: position)
      else { return }
      candidates.append((position, expression, blur(position, expression)))
    }
    add(column, expression)
    if let sum = LinearForm(.arithmetic(.subtract, .column(column), expression)) {
      for position in sum.weights.keys.sorted() where position != column {
        if let solved = sum.solved(for: position), isOnGrid(solved, position) {
          add(position, solved.expression)
        }
      }
    }
    return choice(of: candidates)
  }

  /// The column to compute of a balance.
  func best(_ balance: LinearBalance) -> (position: Int, expression: Expression)? {
    let sum = LinearForm(balance)
    var candidates: [(position: Int, expression: Expression, blur: Double)] = []
    for position in sum.weights.keys.sorted() {
      guard let solved = sum.solved(for: position), schema.cells(position) != nil,
        taken[position] == nil, isOnGrid(solved, position),
        solved.weights.keys.allSatisfy({ schema.cells($0) != nil }),
        !depends(solved.expression, on: position)
      else { continue }
      candidates.append((position, solved.expression, blur(position, solved.expression)))
    }
    return choice(of: candidates)
  }

  private func choice(
    of candidates: [(position: Int, expression: Expression, blur: Double)]
  ) -> (position: Int, expression: Expression)? {
    candidates.min { left, right in
      let (a, b) = (left.blur.rounded(.up), right.blur.rounded(.up))
      return a == b
        ? (schema.cells(right.position)?.size ?? 0, left.position)
          < (schema.cells(left.position)?.size ?? 0, right.position) : a < b
    }.map { ($0.position, $0.expression) }
  }

  /// Whether a formula would spread its column so far that its own counts had better be kept.
  func isBlurred(_ position: Int, _ expression: Expression) -> Bool {
    blur(position, expression) > DerivedChoice.mostBlur
  }

  /// Whether a solved sum gives values that the column can hold: whole steps of whole steps.
  private func isOnGrid(_ sum: LinearForm, _ position: Int) -> Bool {
    let digits = schema.digits(position)
    return sum.constant.exactSteps(digits: digits) != nil
      && sum.weights.allSatisfy { column, weight in
        Rational(steps: 1, digits: schema.digits(column)).multiplied(by: weight)?
          .exactSteps(digits: digits) != nil
      }
  }

  private func depends(_ expression: Expression, on position: Int) -> Bool {
    expression.columns.contains { column in
      column == position || taken[column].map { depends($0, on: position) } ?? false
    }
  }

  /// The mean width of what the formula gives for one cell of each source, over the mean width of the
  /// column's own cells.
  private func blur(_ position: Int, _ expression: Expression) -> Double {
    guard let cells = schema.cells(position) else { return .infinity }
    let own = DerivedChoice.width(cells, schema.format(position), unit: schema.unit(position))
    var spread = 0.0
    let samples = 16
    let roots = DerivedChoice.roots(expression, taken)
    let values = Dictionary(
      uniqueKeysWithValues: roots.compactMap { root in
        schema.cells(root).map { (root, CellValues.of($0, format: schema.format(root))) }
      })
    for sample in 0..<samples {
      let reader = RangeReader(
        values: { root in
          guard let all = values[root], !all.isEmpty else { return CellValues() }
          return all[(sample * 7919 + root) % all.count]
        }, definitions: taken)
      let read = reader.read(expression)
      if let numbers = read.numbers {
        spread += numbers.upperBound - numbers.lowerBound + schema.unit(position)
      } else {
        spread += Double(max(1, read.texts.count))
      }
    }
    return spread / Double(samples) / max(own, schema.unit(position))
  }

  private static func width(
    _ cells: ColumnEncoding, _ format: ValueFormat, unit: Double
  ) -> Double {
    let widths = CellValues.of(cells, format: format).compactMap { values in
      values.numbers.map { $0.upperBound - $0.lowerBound + unit }
    }
    return widths.isEmpty ? 1 : widths.reduce(0, +) / Double(widths.count)
  }

  /// The columns drawn from the model that an expression rests on, ascending.
  static func roots(_ expression: Expression, _ definitions: [Int: Expression]) -> [Int] {
    var found: Set<Int> = []
    for column in expression.columns {
      if let definition = definitions[column] {
        found.formUnion(roots(definition, definitions))
      } else {
        found.insert(column)
      }
    }
    return found.sorted()
  }
}

extension RuleSchema {
  /// One grid step of a column, in its own units.
  func unit(_ position: Int) -> Double { Rational(steps: 1, digits: digits(position)).double }
}
