import Engine
import Plots

extension WorkbenchState {
  /// Moves the heatmap's cursor as its rows and columns are drawn.
  mutating func moveHeatmap(_ id: ActionID, _ snapshot: Snapshot) {
    let count = snapshot.association?.columns.count ?? 0
    let order = heatOrder(of: count)
    guard count > 0, order.indices.contains(heatRow), order.indices.contains(heatColumn),
      var row = order.firstIndex(of: heatRow), var column = order.firstIndex(of: heatColumn)
    else { return }
    switch id {
    case .up: row -= 1
    case .down: row += 1
    case .left: column -= 1
    case .right: column += 1
    case .pageUp: row -= 8
    case .pageDown: row += 8
    case .first: (row, column) = (0, 0)
    case .last: (row, column) = (count - 1, count - 1)
    default: break
    }
    heatRow = order[max(0, min(row, count - 1))]
    heatColumn = order[max(0, min(column, count - 1))]
  }

  /// The heatmap's rows and columns as drawn, as positions among the `count` that are shown.
  func heatOrder(of count: Int) -> [Int] {
    heatOrder.count == count ? heatOrder : Array(0..<count)
  }

  /// Goes to the next order of the heatmap's rows and columns. It then stays while values change.
  mutating func changeHeatOrder(_ snapshot: Snapshot) {
    guard let association = snapshot.association, !association.columns.isEmpty else { return }
    let all = HeatSorting.allCases
    heatSorting = all[((all.firstIndex(of: heatSorting) ?? 0) + 1) % all.count]
    let count = association.columns.count
    // Released or drafted values, so that the order tells no more than they do.
    let values = association.synthetic.isEmpty ? association.real : association.synthetic
    switch heatSorting {
    case .file:
      heatOrder = []
      log.say(.info, "columns in the order of the file")
    case .clustered:
      heatOrder = SeriationOrder.order(values, count: count)
      log.say(.info, "columns that depend on each other side by side")
    case .focus:
      let row = max(0, min(count - 1, heatRow))
      func strength(_ column: Int) -> Double {
        guard column != row, values.indices.contains(row * count + column) else { return 2 }
        let value = abs(values[row * count + column])
        return value.isFinite ? value : -1
      }
      heatOrder = (0..<count).sorted { (strength($1), $0) < (strength($0), $1) }
      let name =
        snapshot.columns.indices.contains(association.columns[row])
        ? snapshot.columns[association.columns[row]].schema.name : ""
      log.say(.info, "columns by their association with \(name)")
    }
  }

  /// Goes to the next way of drawing the heatmap's cells.
  mutating func changeHeatStyle() {
    let all = HeatStyle.allCases
    heatStyle = all[((all.firstIndex(of: heatStyle) ?? 0) + 1) % all.count]
    switch heatStyle {
    case .fitting: log.say(.info, "heatmap cells as large as fits")
    case .halfBlocks: log.say(.info, "two heatmap rows to a line")
    case .numbers: log.say(.info, "heatmap cells with their values")
    }
  }
}
