import Tables

/// What a row in a cell may hold in one column: null, a number of a range, or one of some texts.
struct CellValues: Sendable, Hashable {
  /// Whether it may be null.
  var isNull = false
  /// The range of its numbers, in the column's own units: days, seconds, or numbers as they are written.
  var numbers: ClosedRange<Double>?
  /// Its texts.
  var texts: Set<String> = []

  /// The values of each fine cell of a column.
  ///
  /// - Complexity: O(cells).
  static func of(_ encoding: ColumnEncoding, format: ValueFormat) -> [CellValues] {
    (0..<encoding.size).map { cell in
      var values = CellValues()
      if encoding.isNull(cell) {
        values.isNull = true
      } else if let bins = encoding.bins {
        let steps = bins.steps(of: cell)
        values.numbers = range(steps, digits: encoding.schema.stepDigits)
      } else {
        values.texts = [encoding.label(cell, format: format)]
      }
      return values
    }
  }

  private static func range(_ steps: ClosedRange<Int64>, digits: Int) -> ClosedRange<Double> {
    var scale = 1.0
    for _ in 0..<digits { scale *= 10 }
    let (low, high) = (Double(steps.lowerBound) / scale, Double(steps.upperBound) / scale)
    // Decimals have no exact doubles: the range may be too wide, never too narrow.
    return digits == 0 ? low...high : low.nextDown...high.nextUp
  }

  /// The values of several cells of one column in few pieces: neighbouring ranges become one.
  static func joined(_ cells: [(cell: Int, values: CellValues)]) -> [CellValues] {
    var pieces: [CellValues] = []
    var rest = CellValues()
    var last: Int?
    for (cell, values) in cells {
      if let numbers = values.numbers, values.texts.isEmpty {
        if let before = last, before + 1 == cell, let present = pieces.last?.numbers {
          pieces[pieces.count - 1].numbers = present.lowerBound...numbers.upperBound
        } else {
          pieces.append(values)
        }
        last = cell
      } else {
        rest.isNull = rest.isNull || values.isNull
        rest.texts.formUnion(values.texts)
      }
    }
    if rest.isNull || !rest.texts.isEmpty { pieces.append(rest) }
    return pieces
  }
}

extension ColumnSchema {
  /// Digits after the point that a grid step stands for.
  var stepDigits: Int { kind == .decimal ? fractionDigits : 0 }
}
