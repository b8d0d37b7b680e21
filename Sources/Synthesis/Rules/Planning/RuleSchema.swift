import Rules
import Tables

/// The columns that rules may be enforced on, by position in the schema and by code.
struct RuleSchema: Sendable, Hashable {
  let encoding: TableEncoding
  /// The code of each modelled column, by position.
  let codes: [Int: Int]

  init(_ encoding: TableEncoding) {
    self.encoding = encoding
    codes = Dictionary(
      encoding.modelled.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
  }

  var schema: Schema { encoding.schema }

  /// The column at a position.
  func column(_ position: Int) -> ColumnSchema { schema.columns[position] }

  /// Its name.
  func name(_ position: Int) -> String { column(position).name }

  /// Names of modelled columns by code.
  func names(_ codes: [Int]) -> [String] { codes.map { encoding.columns[$0].schema.name } }

  /// The encoding of the column at a position, if it is modelled.
  func cells(_ position: Int) -> ColumnEncoding? { codes[position].map { encoding.columns[$0] } }

  /// How the column at a position is written.
  func format(_ position: Int) -> ValueFormat { encoding.formats[position] }

  /// Digits after the point that a grid step of a decoded column stands for.
  func digits(_ position: Int) -> Int {
    if case .number(let digits, _) = format(position) { return digits }
    return 0
  }

  /// The least and greatest value of a range, in the column's units.
  func bounds(_ position: Int) -> (lower: Rational, upper: Rational)? {
    guard case .grid(let lower, let upper) = column(position).domain else { return nil }
    let digits = column(position).stepDigits
    return (Rational(steps: lower, digits: digits), Rational(steps: upper, digits: digits))
  }

  /// Whether the column is written at all: modelled, or an identifier that is made anew.
  func isWritten(_ position: Int) -> Bool {
    column(position).isModelled || column(position).kind == .identifier
  }

  /// What a code of a modelled column stands for; `nil` for a bin of several values.
  func value(_ position: Int, code: Int) -> RuleValue? {
    guard let cells = cells(position) else { return nil }
    if cells.isNull(code) { return .null }
    guard let bins = cells.bins else { return .text(cells.label(code)) }
    let steps = bins.steps(of: code)
    return steps.lowerBound == steps.upperBound
      ? .step(steps.lowerBound, digits: digits(position)) : nil
  }

  /// A value as a grid step or a category's code in decoded tables; `nil` where the column cannot hold it.
  func stored(_ value: RuleValue, _ position: Int) -> Int64? {
    switch value {
    case .null: return PackedIntegers.null
    case .number(let number): return number.steps(digits: digits(position))
    case .text(let text):
      guard let cells = cells(position), cells.bins == nil else { return nil }
      return (0..<cells.valueCount).first { cells.label($0) == text }.map(Int64.init)
    }
  }
}
