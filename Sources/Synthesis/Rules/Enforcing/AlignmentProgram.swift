import Rules
import Tables

/// Moves days or moments, within their cells, to the part of the calendar that another column says.
struct AlignmentProgram: Sendable {
  private let column: AlignedColumn
  private let bins: GridBins
  private let isMoment: Bool

  init?(_ column: AlignedColumn, _ schema: RuleSchema) {
    guard let bins = schema.cells(column.position)?.bins else { return nil }
    self.column = column
    self.bins = bins
    isMoment = schema.column(column.position).kind == .timestamp
  }

  /// Moves every row that can be moved without leaving its cell or the values that may occur.
  func fill(_ rows: inout LooseRows) {
    let count = rows.count
    guard let source = rows.values[column.source], source.count == count else { return }
    rows.change(column.position) { values in
      for place in 0..<count {
        let wanted = source[place]
        guard wanted != PackedIntegers.null, values[place] != PackedIntegers.null else { continue }
        values[place] = moved(values[place], to: wanted)
      }
    }
  }

  private func moved(_ value: Int64, to wanted: Int64) -> Int64 {
    // Of how many steps the part counts one, and after how many it begins anew.
    let (unit, period): (Int64, Int64) =
      switch column.function {
      case .hour: (3600, 86_400)
      case .minute: (60, 3600)
      case .second: (1, 60)
      default: isMoment ? (86_400, 7 * 86_400) : (1, 7)
      }
    // 1970-01-01 was a Thursday, the fourth day of its week.
    let origin: Int64 = column.function == .weekday ? 3 * unit : 0
    let target = column.function == .weekday ? wanted - 1 : wanted
    guard target >= 0, target < period / unit else { return value }
    let (shifted, overflow) = value.addingReportingOverflow(origin)
    if overflow { return value }
    let rest = shifted % period
    let within = rest < 0 ? rest + period : rest
    if within / unit == target { return value }
    let start = value - within
    let moved = start + target * unit + within % unit
    // Every value of a cell lies between its first and its last one.
    let cell = bins.steps(of: bins.bin(of: value))
    func isHere(_ candidate: Int64) -> Bool {
      cell.contains(candidate) && bins.holdsValue(candidate)
    }
    if isHere(moved) { return moved }
    if isHere(moved - period) { return moved - period }
    return isHere(moved + period) ? moved + period : value
  }
}
