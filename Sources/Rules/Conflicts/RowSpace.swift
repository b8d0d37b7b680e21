import Tables

/// The columns that some rules read, and the values each may hold.
struct RowSpace: Sendable {
  /// The values of one column.
  enum Values: Sendable {
    /// Texts; each may stand for others that no rule tells from it.
    case texts([String])
    /// `origin` + number · `unit` for the numbers of a range.
    case numbers(ClosedRange<Int64>, origin: Rational, unit: Rational)
  }

  /// A column and its values.
  struct Axis: Sendable {
    let column: Int
    let values: Values
    /// The listed texts that each text stands for, itself included.
    let members: [[String]]
    /// Whether the texts are all there can be, as far as the rules can tell.
    let isComplete: Bool
    /// Whether each way to pass the rules' tests is among the texts.
    var hasAllWays = false
    /// Whether null counts as one of its values: where rules ask for it.
    let canBeNull: Bool
    /// What it stands for, where it is no column but the value of a call of whole numbers.
    var call: Expression?
  }

  let axes: [Axis]
  /// The axis of each column, and of each number that stands for a call.
  let axisOf: [Int: Int]
  /// The numbers that stand for calls in place of columns'.
  let stands: [Expression: Int]

  /// The space of the columns of some rules; null is a value of the columns `asksForNull`.
  init(_ statements: [RuleStatement], schema: Schema, asksForNull: Set<Int>) {
    var uses = ColumnUses(statements)
    uses.asksForNull = asksForNull
    var axes: [Axis] = []
    for column in uses.columns.sorted() {
      axes.append(RowSpace.axis(column, schema: schema, uses: uses))
    }
    var stands: [Expression: Int] = [:]
    for call in uses.calls {
      let number = RowSpace.firstStand + stands.count
      stands[call] = number
      axes.append(
        Axis(
          column: number, values: .numbers(-(1 << 50)...(1 << 50), origin: .zero, unit: .one),
          members: [], isComplete: true,
          canBeNull: true, call: call))
    }
    self.axes = axes
    self.stands = stands
    axisOf = Dictionary(uniqueKeysWithValues: axes.enumerated().map { ($1.column, $0) })
  }

  /// The least number that stands for a call; no schema has as many columns.
  private static let firstStand = 1 << 40

  private static func axis(_ index: Int, schema: Schema, uses: ColumnUses) -> Axis {
    let column = schema.columns[index]
    let canBeNull = column.nullable && uses.asksForNull.contains(index)
    if ValueType(column) != .text, case .grid(let lower, let upper) = column.domain {
      let power = Rational.power(column.gridDigits)
      let unit = Rational(1, over: power) ?? .one
      guard let step = column.step, step > 1,
        let origin = Rational(lower).multiplied(by: unit),
        let stride = Rational(step).multiplied(by: unit)
      else {
        return Axis(
          column: index,
          values: .numbers(lower...max(lower, upper), origin: .zero, unit: unit),
          members: [], isComplete: true, canBeNull: canBeNull)
      }
      let (span, overflow) = upper.subtractingReportingOverflow(lower)
      return Axis(
        column: index,
        values: .numbers(0...(overflow ? .max / step : span / step), origin: origin, unit: stride),
        members: [], isComplete: true, canBeNull: canBeNull)
    }
    if ValueType(column) != .text {
      return Axis(
        column: index, values: .numbers(-(1 << 50)...(1 << 50), origin: .zero, unit: .one),
        members: [], isComplete: false, canBeNull: canBeNull)
    }
    return texts(index, column, uses: uses, canBeNull: canBeNull)
  }

  private static func texts(
    _ index: Int, _ column: ColumnSchema, uses: ColumnUses, canBeNull: Bool
  ) -> Axis {
    let tests = Array(uses.tests[index] ?? [])
    let isCompared = uses.compared.contains(index)
    let isMeasured = uses.measured.contains(index)
    var listed = column.listedTexts
    if case .codes(let size) = column.domain { listed = (0..<max(0, size)).map(String.init) }
    guard let listed else {
      let witnesses = TextWitnesses(tests)?.texts
      var texts = Set(witnesses ?? [])
      if isCompared { texts.formUnion(uses.texts.union(["other"])) }
      if isMeasured { texts.formUnion((0...64).map { String(repeating: "x", count: $0) }) }
      return Axis(
        column: index, values: .texts(texts.sorted()), members: [],
        isComplete: witnesses != nil && !isCompared && !isMeasured,
        hasAllWays: witnesses != nil && !isCompared, canBeNull: canBeNull)
    }
    guard !isCompared, !isMeasured else {
      return Axis(
        column: index, values: .texts(listed), members: listed.map { [$0] }, isComplete: true,
        canBeNull: canBeNull)
    }
    var groups: [[Bool]: Int] = [:]
    var members: [[String]] = []
    for text in listed {
      let way = tests.map { $0.passes(text) }
      if let group = groups[way] {
        members[group].append(text)
      } else {
        groups[way] = members.count
        members.append([text])
      }
    }
    return Axis(
      column: index, values: .texts(members.compactMap(\.first)), members: members,
      isComplete: true, canBeNull: canBeNull)
  }

  /// The value of an axis with a number.
  func value(_ axis: Int, _ number: Int64) -> RuleValue {
    switch axes[axis].values {
    case .texts(let texts): return .text(texts[Int(number)])
    case .numbers(_, let origin, let unit):
      return Rational(number).multiplied(by: unit).flatMap(origin.adding)
        .map(RuleValue.number) ?? .null
    }
  }
}
