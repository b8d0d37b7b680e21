import Rules
import Tables

/// A formula over unpacked rows: in whole steps where it is a weighted sum of them, else in exact fractions.
struct FormulaProgram: Sendable {
  /// The computed column's position.
  let position: Int
  private let expression: Expression
  private let schema: RuleSchema
  /// Factors of steps, and a constant in steps; `nil` where steps do not come out whole.
  private let sum: (terms: [(position: Int, factor: Int64)], constant: Int64)?
  private let texts: [String: Int64]

  init(_ column: DerivedColumn, _ schema: RuleSchema) {
    position = column.position
    expression = column.expression
    self.schema = schema
    sum = FormulaProgram.steps(column, schema)
    var texts: [String: Int64] = [:]
    if let cells = schema.cells(position), cells.bins == nil {
      for code in 0..<cells.valueCount { texts[cells.label(code)] = Int64(code) }
    }
    self.texts = texts
  }

  private static func steps(
    _ column: DerivedColumn, _ schema: RuleSchema
  ) -> (terms: [(position: Int, factor: Int64)], constant: Int64)? {
    guard schema.cells(column.position)?.bins != nil, let form = LinearForm(column.expression),
      let unit = Rational.one.divided(
        by: Rational(steps: 1, digits: schema.digits(column.position))),
      let constant = form.constant.multiplied(by: unit).flatMap(FormulaProgram.whole)
    else { return nil }
    var terms: [(Int, Int64)] = []
    for (source, weight) in form.weights.sorted(by: { $0.key < $1.key }) {
      let step = Rational(steps: 1, digits: schema.digits(source))
      guard
        let factor = weight.multiplied(by: step)?.multiplied(by: unit).flatMap(FormulaProgram.whole)
      else { return nil }
      terms.append((source, factor))
    }
    return (terms, constant)
  }

  private static func whole(_ number: Rational) -> Int64? {
    number.isWhole ? Int64(exactly: number.numerator) : nil
  }

  /// Computes the column in every row.
  func fill(_ rows: inout LooseRows) {
    let count = rows.count
    guard let sum else {
      let source = rows
      return rows.change(position) { values in
        for place in 0..<count { values[place] = computed(source, place) }
      }
    }
    let columns = sum.terms.map { rows.values[$0.position] ?? [] }
    guard columns.allSatisfy({ $0.count == count }) else { return }
    rows.change(position) { values in
      for place in 0..<count { values[place] = sum.constant }
      for (term, column) in zip(sum.terms, columns) {
        for place in 0..<count where values[place] != PackedIntegers.null {
          values[place] = FormulaProgram.adding(
            column[place], times: term.factor, to: values[place])
        }
      }
    }
  }

  /// A sum; null where a part is null or it passes 64 bits.
  @inline(__always)
  private static func adding(_ number: Int64, times factor: Int64, to total: Int64) -> Int64 {
    if number == PackedIntegers.null { return PackedIntegers.null }
    let (product, first) = number.multipliedReportingOverflow(by: factor)
    let (sum, second) = total.addingReportingOverflow(product)
    return first || second ? PackedIntegers.null : sum
  }

  private func computed(_ rows: LooseRows, _ place: Int) -> Int64 {
    switch expression.value({ schema.read(rows[$0, place], $0) }) {
    case .null: return PackedIntegers.null
    case .number(let number):
      return number.steps(digits: schema.digits(position)) ?? PackedIntegers.null
    case .text(let text): return texts[text] ?? PackedIntegers.null
    }
  }
}

extension RuleSchema {
  /// A grid step or category code of a decoded column as a value.
  func read(_ number: Int64, _ position: Int) -> RuleValue {
    if number == PackedIntegers.null { return .null }
    guard let cells = cells(position) else { return .null }
    if cells.bins != nil { return .step(number, digits: digits(position)) }
    return .text(cells.label(Int(number)))
  }
}
