import Engine
import Plots
import Tables
import Terminal

/// The heatmap, laid out in its frame.
struct HeatmapPane {
  let association: Association
  /// The columns' names, as positions among those shown go.
  let names: [String]
  /// The rows and columns as drawn, as positions among those shown.
  let order: [Int]
  let plot: HeatmapPlot
  let frame: HeatmapFrame
  /// Where the pair under the cursor is read out: a block beside the map, or one to three lines below it.
  let readout: Rect
  /// Whether ``readout`` is a block.
  let isBeside: Bool
  let row: Int
  let column: Int

  /// The expected distance of the pair under the cursor, told before anything is spent.
  let expected: ExpectedDistance?
  /// The pin that the view is against, and why it cannot be; `nil` for the other views.
  let pin: Pin?
  let view: HeatmapView
  /// What the real side is called.
  private let realWord: String

  /// `nil` while there is no association to show.
  init?(
    _ state: WorkbenchState, _ snapshot: Snapshot, view: HeatmapView? = nil, in outer: Rect,
    allowsHalves: Bool = true
  ) {
    guard let association = snapshot.association, !association.columns.isEmpty else { return nil }
    self.association = association
    let names = association.columns.map { place in
      snapshot.columns.indices.contains(place) ? snapshot.columns[place].schema.name : ""
    }
    self.names = names
    row = max(0, min(state.heatRow, names.count - 1))
    column = max(0, min(state.heatColumn, names.count - 1))
    let pin = state.comparedPin(in: snapshot)
    let wanted = view ?? state.view
    self.view = wanted == .pin && pin == nil ? .difference : wanted
    self.pin = self.view == .pin ? pin : nil
    realWord = snapshot.mode.realWord
    expected = HeatmapPane.expected(association, snapshot.prediction, row, column)
    let order = state.heatOrder(of: names.count)
    self.order = order
    plot = HeatmapPane.plot(association, names, order, self.view, self.pin)
    let drawn = (order.firstIndex(of: row) ?? row, order.firstIndex(of: column) ?? column)
    let cells: HeatmapCells =
      switch state.heatStyle {
      case .fitting: .fitting
      case .halfBlocks: .halves
      case .numbers: .numbers
      }
    let inner = Rect(
      x: outer.x + 2, y: outer.y + 1, width: outer.width - 4, height: outer.height - 2)
    let longest = min(16, names.map { CellWidth.of($0) }.max() ?? 0)
    let side = 30
    isBeside = inner.width - side - 2 >= longest + 1 + 3 * names.count && inner.height >= 9
    let map: Rect
    if isBeside {
      map = Rect(
        x: inner.x, y: inner.y, width: inner.width - side - 3, height: inner.height)
      frame = HeatmapFrame(
        plot, in: map, cursor: drawn, cells: cells, allowsHalves: allowsHalves)
      let used = frame.nameWidth + frame.cellWidth * frame.columns.count
      let height = 1 + frame.lines
      readout = Rect(
        x: inner.x + used + 3, y: inner.y + 1, width: inner.width - used - 3,
        height: max(8, min(inner.height - 1, height - 1)))
      return
    }
    do {
      // The legend, then a blank line, where every row of the map still fits.
      let spare = inner.height - names.count - 1
      let lines = inner.height < 4 ? 0 : max(1, min(3, spare))
      let below = min(inner.height, max(names.count + 1, inner.height - lines))
      let top = spare >= 3 ? below : inner.height - lines
      readout = Rect(x: inner.x, y: inner.y + top, width: inner.width, height: lines)
      map = Rect(x: inner.x, y: inner.y, width: inner.width, height: top)
    }
    frame = HeatmapFrame(plot, in: map, cursor: drawn, cells: cells, allowsHalves: allowsHalves)
  }

  /// The cursor's cell as it is drawn.
  var drawnCursor: (row: Int, column: Int) {
    (order.firstIndex(of: row) ?? row, order.firstIndex(of: column) ?? column)
  }

  /// The pair drawn at a cell of the screen, as positions among the columns shown.
  func cell(at position: Position) -> (row: Int, column: Int)? {
    guard let cell = frame.cell(at: position), order.indices.contains(cell.row),
      order.indices.contains(cell.column)
    else { return nil }
    return (order[cell.row], order[cell.column])
  }

  /// A value of the pair under the cursor; `nil` where it is undefined or not there yet.
  func value(_ matrix: [Double]) -> Double? {
    let place = row * names.count + column
    guard matrix.indices.contains(place), !matrix[place].isNaN else { return nil }
    return matrix[place]
  }

  /// Whether the difference of the pair under the cursor is no more than noise; `nil` where that is
  /// not known.
  var isWithinNoise: Bool? {
    guard row != column, let noise = value(association.noise),
      let distance = value(association.pairDistance)
    else { return nil }
    return distance <= noise
  }

  /// Why there is no difference to the pin; `nil` where there is one.
  var pinObstacle: String? {
    guard let pin else { return nil }
    if pin.measure != association.measure {
      return "pin \(pin.letter) has \(pin.measure.title); a changes the measure"
    }
    return pin.association.count == association.synthetic.count
      ? nil : "pin \(pin.letter) has other columns"
  }

  /// What is read out of the pair under the cursor.
  var readings: [(name: String, value: String)] {
    if let pin { return pinReadings(pin) }
    let real = value(association.real)
    let synthetic = value(association.synthetic)
    let difference = real.flatMap { real in synthetic.map { $0 - real } }
    func text(_ value: Double?) -> String {
      value.map { NumberText.fixed($0, digits: 3) } ?? NumberText.undefined
    }
    var readings = [
      (realWord, text(real)), ("synthetic", text(synthetic)),
      (
        "difference",
        difference.map { NumberText.signed($0, digits: 3) } ?? NumberText.undefined
      ),
      ("pair distance", text(value(association.pairDistance))),
    ]
    if let expected, row != column { readings.append(("expected", expected.text)) }
    if row != column, let noise = value(association.noise) {
      readings.append(("noise alone", text(noise)))
    }
    return readings
  }

  private func pinReadings(_ pin: Pin) -> [(name: String, value: String)] {
    let now = value(association.synthetic)
    let then = value(pin.association)
    func text(_ value: Double?) -> String {
      value.map { NumberText.fixed($0, digits: 3) } ?? NumberText.undefined
    }
    let difference = now.flatMap { now in then.map { now - $0 } }
    return [
      ("synthetic", text(now)), ("pin \(pin.letter)", text(then)),
      (
        "difference",
        difference.map { NumberText.signed($0, digits: 3) } ?? NumberText.undefined
      ),
      (realWord, text(value(association.real))),
    ]
  }

  private static func expected(
    _ association: Association, _ prediction: Prediction?, _ row: Int, _ column: Int
  ) -> ExpectedDistance? {
    guard association.columns.indices.contains(row),
      association.columns.indices.contains(column), row != column
    else { return nil }
    return prediction?.pairs[Clique(association.columns[row], association.columns[column])]
  }

  private static func plot(
    _ association: Association, _ names: [String], _ order: [Int], _ view: HeatmapView,
    _ pin: Pin?
  ) -> HeatmapPlot {
    let size = names.count
    let labels = order.map { names[$0] }
    // Where the value of each drawn cell lies among those of the columns shown.
    let places = order.flatMap { row in order.map { row * size + $0 } }
    func value(_ matrix: [Double], _ place: Int) -> Double {
      matrix.indices.contains(place) ? matrix[place] : .nan
    }
    // A column beside itself says nothing and would set the scale.
    let values = places.map { place -> Double in
      if place / size == place % size { return .nan }
      switch view {
      case .real: return value(association.real, place)
      case .synthetic: return value(association.synthetic, place)
      case .difference:
        return value(association.synthetic, place) - value(association.real, place)
      case .pin:
        return value(association.synthetic, place) - value(pin?.association ?? [], place)
      }
    }
    if view == .difference {
      // A pair whose distance noise alone explains has no difference to be seen.
      let isWithin = places.map { place in
        value(association.pairDistance, place) <= value(association.noise, place)
          && place / size != place % size
      }
      return .differences(labels: labels, values: values, isWithinNoise: isWithin)
    }
    if view == .pin || association.measure != .cramersV {
      return .differences(labels: labels, values: values)
    }
    // Real and synthetic share one scale, so that going from one to the other shows change only.
    let both = association.real + association.synthetic
    let top = both.enumerated().reduce(0.1) { top, entry in
      let place = entry.offset % max(1, size * size)
      let isOwn = place / size == place % size
      return entry.element.isFinite && !isOwn ? max(top, entry.element) : top
    }
    return HeatmapPlot(
      rowLabels: labels, columnLabels: labels, values: values,
      scale: .sequential(lower: 0, upper: min(1, (top * 10).rounded(.up) / 10)))
  }
}
