import Engine
import Plots
import Tables
import Terminal

/// The chosen column's histogram, laid out in its frame.
struct HistogramView {
  let column: ColumnSummary
  let histogram: ColumnHistogram
  /// The bars in view.
  let plot: HistogramPlot
  /// How categories are ordered.
  let order: HistogramPlace.Order
  /// The shares of rows up to each value, where they are wanted and there is an axis.
  let distribution: DistributionPlot?
  /// How many bars the column has.
  let barCount: Int
  /// The first bar in view of those of the column.
  let firstBar: Int
  /// The bar under the cursor, counted from the first in view; `nil` without one.
  let bar: Int?
  /// Where the plot goes.
  let plotArea: Rect
  /// The line for the bar under the cursor, above the plot.
  let readout: Rect?
  /// Where the table of moments goes, beside the plot.
  let momentsArea: Rect?
  /// Where one or two lines of moments go, above the plot.
  let momentsLines: Rect?

  /// `nil` while there is no histogram of the chosen column.
  init?(_ state: WorkbenchState, _ snapshot: Snapshot, in frame: Rect) {
    guard let column = state.chosenColumn(in: snapshot),
      let histogram = snapshot.histograms[state.columns.selected]
    else { return nil }
    self.column = column
    self.histogram = histogram
    order = HistogramView.order(column, histogram, state)
    let places = histogram.places(in: order)
    let pinned = state.comparedPin(in: snapshot)?.histograms[state.columns.selected] ?? []
    let fits = pinned.count == histogram.labels.count
    let whole = HistogramView.plot(
      column.schema, places.map(histogram.ordered(by:)) ?? histogram,
      compared: fits ? places.map { places in places.map { pinned[$0] } } ?? pinned : [],
      isSorted: order != .own, isLogScale: state.isLogScale)
    let zoom = whole.axis == nil ? nil : state.histogram.zoom
    plot = zoom.map(whole.window) ?? whole
    barCount = whole.bars.count
    let first = plot.bars.count < whole.bars.count ? zoom?.lowerBound ?? 0 : 0
    firstBar = first
    let shown = plot.bars.count
    bar = state.histogram.bar.flatMap { $0 >= first && $0 - first < shown ? $0 - first : nil }
    distribution =
      state.histogram.isCumulative
      ? HistogramView.distribution(column.schema, histogram) : nil
    let inner = Rect(
      x: frame.x + 2, y: frame.y + 1, width: frame.width - 4, height: frame.height - 2)
    let table = HistogramView.momentsWidth(histogram)
    let hasReadout = bar != nil && inner.height >= 5
    var area: Rect
    if inner.width >= 36 + table, inner.height >= 7 {
      area = Rect(
        x: inner.x, y: inner.y, width: inner.width - table - 3, height: inner.height)
      momentsArea = Rect(
        x: inner.x + inner.width - table, y: inner.y, width: table, height: inner.height)
      momentsLines = nil
    } else {
      momentsArea = nil
      let lines = inner.height >= 9 ? 2 : (inner.height >= 6 ? 1 : 0)
      momentsLines =
        lines > 0 ? Rect(x: inner.x, y: inner.y, width: inner.width, height: lines) : nil
      area = Rect(
        x: inner.x, y: inner.y + lines, width: inner.width, height: inner.height - lines)
    }
    readout = hasReadout ? Rect(x: area.x, y: area.y, width: area.width, height: 1) : nil
    if hasReadout {
      area = Rect(x: area.x, y: area.y + 1, width: area.width, height: area.height - 1)
    }
    plotArea = area
  }

  /// Whether there is nothing to draw because every real value is null.
  var isAllNull: Bool {
    guard histogram.realMoments.count == 0, histogram.realMoments.nulls > 0 else { return false }
    return plot.content == .noCells || plot.content == .noRows
  }

  /// Whether bands are wide enough to be seen where the plot goes.
  var showsBand: Bool {
    switch form {
    case .upright(let frame):
      plot.merged(toAtMost: frame.bars.width).showsBand(cells: frame.bars.height)
    case .lying(let frame): plot.showsBand(cells: frame.barWidth)
    case .nothing: false
    }
  }

  /// How the plot is drawn where it goes.
  var form: HistogramForm { HistogramForm(plot, in: plotArea) }

  /// Whether quartiles are defined: there are none of categories.
  static func hasQuartiles(_ moments: Moments) -> Bool {
    moments.quartiles.count == 3 && moments.quartiles.contains { $0 != NumberText.undefined }
  }

  /// What the moments are called, with their real and synthetic values.
  static func moments(_ histogram: ColumnHistogram) -> [(
    name: String, real: String, synthetic: String
  )] {
    let real = histogram.realMoments
    let synthetic = histogram.syntheticMoments
    func row(_ name: String, _ value: (Moments) -> String) -> (String, String, String) {
      (name, value(real), synthetic.map(value) ?? NumberText.undefined)
    }
    var rows = [
      row("count") { NumberText.grouped($0.count) }, row("nulls") { NumberText.grouped($0.nulls) },
    ]
    if !real.mean.isEmpty, real.mean != NumberText.undefined {
      rows.append(row("mean") { $0.mean })
    }
    if hasQuartiles(real) {
      for (place, name) in ["lower quartile", "median", "upper quartile"].enumerated() {
        rows.append(row(name) { $0.quartiles.count == 3 ? $0.quartiles[place] : "" })
      }
    } else if !real.mode.isEmpty, real.mode != NumberText.undefined {
      rows.append(row("most frequent") { $0.mode })
    }
    return rows
  }

  /// The cells of the three columns of the table of moments.
  static func momentsWidths(_ histogram: ColumnHistogram) -> (name: Int, real: Int, synthetic: Int)
  {
    let rows = moments(histogram)
    let isMeasured = !histogram.realBand.isEmpty
    func widest(_ texts: [String], _ least: Int) -> Int {
      min(16, texts.reduce(least) { max($0, CellWidth.of($1)) })
    }
    return (
      widest(rows.map(\.name), 6), widest(rows.map(\.real), isMeasured ? 10 : 6),
      widest(rows.map(\.synthetic), 11)
    )
  }

  private static func momentsWidth(_ histogram: ColumnHistogram) -> Int {
    let widths = momentsWidths(histogram)
    return widths.name + widths.real + widths.synthetic + 4
  }

  /// The order of a column's categories: as the person has said, otherwise by count where there are
  /// more than a person looks up by name. Integer codes stand on an axis.
  static func order(
    _ column: ColumnSummary, _ histogram: ColumnHistogram?, _ state: WorkbenchState
  ) -> HistogramPlace.Order {
    let isCodes = column.schema.domain.isCodes
    guard let histogram, histogram.edges.isEmpty || isCodes else { return .own }
    return state.histogram.order ?? (!isCodes && histogram.labels.count > 16 ? .count : .own)
  }

  /// The axis measure of a column's values.
  static func measure(_ schema: ColumnSchema) -> Axis.Measure {
    switch schema.kind {
    case .date: .date
    case .timestamp: .timestamp
    default: .number
    }
  }

  private static func distribution(
    _ schema: ColumnSchema, _ histogram: ColumnHistogram
  ) -> DistributionPlot? {
    var edges = histogram.edges
    if edges.isEmpty, schema.domain.isCodes, schema.kind == .integer {
      edges = (0...histogram.labels.count).map(Double.init)
    }
    return DistributionPlot(
      edges: edges, real: histogram.real, synthetic: histogram.synthetic,
      measure: measure(schema))
  }

  private static func plot(
    _ schema: ColumnSchema, _ histogram: ColumnHistogram, compared: [Double], isSorted: Bool,
    isLogScale: Bool
  ) -> HistogramPlot {
    var axis: Axis?
    if schema.domain.isCodes, !isSorted, histogram.labels.count > 16 {
      axis = Axis(.number, from: 0, to: Double(histogram.labels.count))
    }
    if let first = histogram.edges.first, let last = histogram.edges.last,
      histogram.edges.count == histogram.labels.count + 1
    {
      switch schema.kind {
      case .category, .boolean, .text, .identifier: break
      default: axis = Axis(measure(schema), from: first, to: last)
      }
    }
    let isMeasured = !histogram.realBand.isEmpty
    return HistogramPlot(
      labels: histogram.labels, real: histogram.real, synthetic: histogram.synthetic,
      compared: compared, band: isMeasured ? histogram.realBand : histogram.band,
      bandSide: isMeasured ? .real : .synthetic, axis: axis,
      scale: isLogScale ? .logarithmic : .linear)
  }
}

extension ColumnHistogram {
  /// The cells in an order, equal ones as they are; `nil` for their own.
  fileprivate func places(in order: HistogramPlace.Order) -> [Int]? {
    let cells = labels.indices.filter(real.indices.contains)
    switch order {
    case .own: return nil
    case .count: return cells.sorted { (real[$1], $0) < (real[$0], $1) }
    case .difference:
      func size(_ cell: Int) -> Double {
        synthetic.indices.contains(cell) ? abs(synthetic[cell] - real[cell]) : 0
      }
      return cells.sorted { (size($1), $0) < (size($0), $1) }
    }
  }

  /// The same with its cells in another order.
  fileprivate func ordered(by order: [Int]) -> ColumnHistogram {
    func ordered(_ counts: [Double]) -> [Double] {
      counts.count == labels.count ? order.map { counts[$0] } : counts
    }
    var result = self
    result.labels = order.map { labels[$0] }
    result.edges = []
    result.real = ordered(real)
    result.synthetic = ordered(synthetic)
    result.band = ordered(band)
    result.realBand = ordered(realBand)
    return result
  }
}
