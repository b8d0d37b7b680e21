import Rules
import Tables

/// Moves days or moments, within their cells, to the part of the calendar that another column says.
struct AlignmentProgram: Sendable {
  private let column: AlignedColumn
  private let cells: CellFinder
  private let isMoment: Bool

  init?(_ column: AlignedColumn, _ schema: RuleSchema) {
    guard let bins = schema.cells(column.position)?.bins else { return nil }
    self.column = column
    cells = CellFinder(bins)
    isMoment = schema.column(column.position).kind == .timestamp
  }

  /// Moves every row that can be moved without leaving its cell or the values that may occur.
  func fill(_ rows: inout LooseRows) {
    let count = rows.count
    guard let source = rows.values[column.source], source.count == count else { return }
    rows.change(column.position) { values in
      // Numbers that are known here divide quickly. 1970-01-01 was a Thursday, the fourth day of its week.
      switch column.function {
      case .hour: move(&values, to: source, unit: 3600, period: 86_400)
      case .minute: move(&values, to: source, unit: 60, period: 3600)
      case .second: move(&values, to: source, unit: 1, period: 60)
      default:
        if isMoment {
          move(&values, to: source, unit: 86_400, period: 604_800, origin: 259_200, from: 1)
        } else {
          move(&values, to: source, unit: 1, period: 7, origin: 3, from: 1)
        }
      }
    }
  }

  /// - Parameters:
  ///   - unit: of how many steps the part counts one.
  ///   - period: after how many it begins anew.
  ///   - origin: the step that begins a period.
  ///   - least: what the first unit of a period is called.
  @inline(__always)
  private func move(
    _ values: inout [Int64], to source: [Int64], unit: Int64, period: Int64, origin: Int64 = 0,
    from least: Int64 = 0
  ) {
    for place in values.indices {
      let (value, wanted) = (values[place], source[place])
      guard wanted != PackedIntegers.null, value != PackedIntegers.null else { continue }
      let target = wanted &- least
      guard target >= 0, target < period / unit else { continue }
      let (shifted, overflow) = value.addingReportingOverflow(origin)
      if overflow { continue }
      let rest = shifted % period
      let within = rest < 0 ? rest &+ period : rest
      if within / unit == target { continue }
      let moved = value &- within &+ target &* unit &+ within % unit
      let cell = cells.cell(of: value)
      if cells.holds(moved, in: cell) {
        values[place] = moved
      } else if cells.holds(moved &- period, in: cell) {
        values[place] = moved &- period
      } else if cells.holds(moved &+ period, in: cell) {
        values[place] = moved &+ period
      }
    }
  }
}
