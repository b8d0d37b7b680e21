import Engine
import Plots
import Tables
import Terminal

/// The tables of two columns, laid out in their frame.
struct PairPane {
  /// One of the tables in its place, with a line for its name above.
  struct Part {
    let view: PairTable.View
    let name: Rect
    let frame: PairTableFrame
  }

  let picture: PairPicture
  /// All of the counts: the page's first column down the side.
  let table: PairTable
  /// The tables that are drawn.
  let parts: [Part]
  /// The boxes of a number by the other column's cells, and where they go.
  let boxes: BoxPlot?
  let boxArea: Rect?
  /// The group of the boxes that the cursor is in.
  let chosenGroup: Int
  /// The columns of the boxes: the number, and what makes the groups.
  let spread: PairPicture.Spread?
  /// Where the cell under the cursor is read out.
  let readout: Rect
  /// What `v` goes through.
  let views: [PairPlace.View]

  /// `nil` while the engine has no picture of the pair.
  init?(_ state: WorkbenchState, _ snapshot: Snapshot, layout: PairLayout, look: PlotLook? = nil) {
    guard let picture = snapshot.pair, picture.clique == state.pairInView(in: snapshot) else {
      return nil
    }
    self.picture = picture
    let table = PairPane.table(picture, snapshot, first: state.pair.first)
    self.table = table
    let look = look ?? PlotLook(.dark)
    let inner = Rect(
      x: layout.main.x + 2, y: layout.main.y + 1, width: layout.main.width - 4,
      height: layout.main.height - 2)
    readout = Rect(
      x: inner.x, y: inner.y + max(0, inner.height - 2), width: inner.width,
      height: min(2, inner.height))
    var area = Rect(x: inner.x, y: inner.y, width: inner.width, height: inner.height - 3)
    let spread =
      picture.spreads.first { $0.groupColumn == state.pair.first } ?? picture.spreads.first
    self.spread = spread
    let all: [PairTable.View] = table.hasSynthetic ? [.real, .synthetic, .difference] : [.real]
    // Tall screens have the boxes below the tables.
    let isTall = spread != nil && area.height >= 30
    let isSpread = spread != nil && state.pair.view == .spread && !isTall
    var below: Rect?
    if isTall {
      let lower = min(area.height * 2 / 5, 2 * (spread?.groups.count ?? 0) + 4)
      below = Rect(
        x: area.x, y: area.y + area.height - lower + 1, width: area.width, height: lower - 1)
      area = Rect(x: area.x, y: area.y, width: area.width, height: area.height - lower)
    } else if isSpread {
      below = Rect(x: area.x, y: area.y + 1, width: area.width, height: area.height - 1)
    }
    boxArea = below
    let places = isSpread ? [] : PairLayout.tables(all.count, in: area)
    let several = places != nil
    parts = (places ?? [area]).enumerated().map { index, place in
      let view = several ? all[index] : PairPane.single(state.pair.view, of: all)
      return PairPane.part(table, view, in: place, look)
    }
    views =
      (several && !isSpread ? [.difference] : all.map(PairPane.place(of:)))
      + (spread != nil && !isTall ? [.spread] : [])
    let isByRow = spread?.groupColumn == state.pair.first
    let groups = isByRow ? table.rows : table.columns
    // Groups that are stretches of a number are put together until each has two lines.
    let factor =
      groups.axis == nil
      ? 1 : max(1, (2 * groups.labels.count + 9) / max(10, (below?.height ?? 0) - 2))
    boxes = spread.flatMap { spread in
      below == nil
        ? nil : PairPane.boxes(spread.merged(by: factor, isNumber: groups.axis != nil), snapshot)
    }
    chosenGroup = (isByRow ? state.pair.row : state.pair.column) / factor
  }

  /// The frame in which the cursor moves.
  var cursorFrame: PairTableFrame? { parts.first?.frame }

  private static func part(
    _ table: PairTable, _ view: PairTable.View, in place: Rect, _ look: PlotLook
  ) -> Part {
    let body = Rect(x: place.x, y: place.y + 1, width: place.width, height: place.height - 1)
    return Part(
      view: view, name: Rect(x: place.x, y: place.y, width: place.width, height: 1),
      frame: PairTableFrame(table, in: body, look: look))
  }

  private static func single(
    _ view: PairPlace.View, of all: [PairTable.View]
  ) -> PairTable.View {
    all.first { place(of: $0) == view } ?? all.last ?? .real
  }

  private static func place(of view: PairTable.View) -> PairPlace.View {
    switch view {
    case .real: .real
    case .synthetic: .synthetic
    case .difference: .difference
    }
  }

  private static func side(_ side: PairPicture.Side, _ snapshot: Snapshot) -> PairTable.Side {
    let schema =
      snapshot.columns.indices.contains(side.column)
      ? snapshot.columns[side.column].schema : nil
    var axis: Axis?
    if let schema, let first = side.edges.first, let last = side.edges.last {
      axis = Axis(HistogramView.measure(schema), from: first, to: last)
    }
    return PairTable.Side(name: schema?.name ?? "", labels: side.labels, axis: axis)
  }

  /// The picture as a table with the page's first column down the side.
  private static func table(
    _ picture: PairPicture, _ snapshot: Snapshot, first: Int
  ) -> PairTable {
    let table = PairTable(
      rows: side(picture.rows, snapshot), columns: side(picture.columns, snapshot),
      real: picture.real, synthetic: picture.synthetic, noise: picture.noise)
    return picture.rows.column == first ? table : table.transposed
  }

  private static func boxes(_ spread: PairPicture.Spread, _ snapshot: Snapshot) -> BoxPlot {
    let schema =
      snapshot.columns.indices.contains(spread.valueColumn)
      ? snapshot.columns[spread.valueColumn].schema : nil
    return BoxPlot(
      edges: spread.edges, groups: spread.groups, real: spread.real, synthetic: spread.synthetic,
      measure: schema.map(HistogramView.measure) ?? .number)
  }
}

extension PairPicture.Spread {
  /// Every `factor` groups together; those of a number are named by where they begin.
  fileprivate func merged(by factor: Int, isNumber: Bool) -> PairPicture.Spread {
    guard isNumber, factor >= 1 else { return self }
    let starts = stride(from: 0, to: groups.count, by: factor)
    func sums(_ counts: [[Double]]) -> [[Double]] {
      guard !counts.isEmpty else { return [] }
      return starts.map { start in
        let group = counts[start..<min(counts.count, start + factor)]
        return group.dropFirst().reduce(group.first ?? []) { zip($0, $1).map(+) }
      }
    }
    var result = self
    result.groups = starts.map { String(groups[$0].prefix { $0 != "…" }) + "…" }
    result.real = sums(real)
    result.synthetic = sums(synthetic)
    return result
  }
}
