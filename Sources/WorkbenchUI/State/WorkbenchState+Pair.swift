import Engine
import Tables
import Terminal

extension WorkbenchState {
  /// Opens the pair under the heatmap's cursor, or closes the page.
  mutating func openPair(_ snapshot: Snapshot) {
    guard page != .pair else {
      page = .main
      return
    }
    guard let association = snapshot.association, association.columns.count >= 2 else { return }
    let shown = association.columns
    let (row, column) = (min(heatRow, shown.count - 1), min(heatColumn, shown.count - 1))
    pair = PairPlace()
    pair.first = shown[max(0, row)]
    pair.second = shown[max(0, column)]
    if pair.first == pair.second {
      pair.second = partners(of: pair.first, in: snapshot).first?.position ?? pair.second
    }
    page = .pair
    settlePair(snapshot)
  }

  /// A column beside the pair page's first one.
  struct Partner: Hashable {
    /// Its position.
    var position: Int
    var real: Double?
    var synthetic: Double?
    var distance: Double?
    var isWithinNoise: Bool
  }

  /// Every other column of the heatmap, the one whose pair differs most first.
  func partners(of column: Int, in snapshot: Snapshot) -> [Partner] {
    guard let association = snapshot.association,
      let row = association.columns.firstIndex(of: column)
    else { return [] }
    let count = association.columns.count
    func value(_ values: [Double], _ other: Int) -> Double? {
      let place = row * count + other
      return values.indices.contains(place) && values[place].isFinite ? values[place] : nil
    }
    let all = association.columns.indices.filter { $0 != row }.map { other in
      let distance = value(association.pairDistance, other)
      let noise = value(association.noise, other)
      return Partner(
        position: association.columns[other], real: value(association.real, other),
        synthetic: value(association.synthetic, other), distance: distance,
        isWithinNoise: distance.flatMap { distance in noise.map { distance <= $0 } } ?? false)
    }
    return all.sorted {
      ($1.distance ?? -1, $0.position) < ($0.distance ?? -1, $1.position)
    }
  }

  /// The two columns of the page, where both are there.
  func pairInView(in snapshot: Snapshot) -> Clique? {
    guard page == .pair || isPairEvaluated(in: snapshot), snapshot.table != nil,
      pair.first != pair.second,
      snapshot.columns.indices.contains(pair.first), snapshot.columns.indices.contains(pair.second)
    else { return nil }
    return Clique(pair.first, pair.second)
  }

  /// Whether the chosen line of the evaluation is about the pair.
  private func isPairEvaluated(in snapshot: Snapshot) -> Bool {
    guard page == .evaluation else { return false }
    let line = Evaluation(snapshot).lines[safe: cursor(on: .evaluation).selected]
    return line.map { $0.item == .pair(Clique(pair.first, pair.second)) } ?? false
  }

  /// Opens what the chosen line of the evaluation is about on its own page.
  mutating func openEvaluated(_ snapshot: Snapshot) -> [Effect] {
    let line = Evaluation(snapshot).lines[safe: cursor(on: .evaluation).selected]
    switch line?.item {
    case .column(let place):
      page = .main
      pane = .histogram
      return chooseColumn(place, snapshot)
    case .pair:
      page = .pair
      settlePair(snapshot)
    case .table(let term): overlays.append(.explanation(term))
    case nil: break
    }
    return []
  }

  mutating func movePair(_ id: ActionID, _ snapshot: Snapshot) {
    if pair.isTableFocused { return movePairCell(id, snapshot) }
    switch id {
    case .left, .right:
      let shown = snapshot.association?.columns ?? []
      guard shown.count > 2, let place = shown.firstIndex(of: pair.first) else { return }
      let next = shown[(place + (id == .left ? shown.count - 1 : 1)) % shown.count]
      pair.first = next
      if pair.second == next || !shown.contains(pair.second) {
        pair.second = partners(of: next, in: snapshot).first?.position ?? pair.second
      }
      (pair.row, pair.column) = (0, 0)
    default:
      let all = partners(of: pair.first, in: snapshot)
      guard !all.isEmpty else { return }
      var cursor = pair.partners
      cursor.select(all.firstIndex { $0.position == pair.second } ?? 0, of: all.count)
      WorkbenchState.move(&cursor, id, page: max(1, size.height - 8), of: all.count)
      pair.second = all[cursor.selected].position
      (pair.row, pair.column) = (0, 0)
    }
    settlePair(snapshot)
  }

  /// Moves over the cells of the table as it is drawn.
  private mutating func movePairCell(_ id: ActionID, _ snapshot: Snapshot) {
    guard let pane = PairPane(self, snapshot, layout: PairLayout(body: layout.body)),
      let frame = pane.cursorFrame
    else { return }
    let up = frame.isUpward ? 1 : -1
    let (rows, columns) = (pane.table.rows.labels.count, pane.table.columns.labels.count)
    switch id {
    case .up: pair.row += up * frame.mergedRows
    case .down: pair.row -= up * frame.mergedRows
    case .left: pair.column -= frame.mergedColumns
    case .right: pair.column += frame.mergedColumns
    case .pageUp: pair.row += 8 * up * frame.mergedRows
    case .pageDown: pair.row -= 8 * up * frame.mergedRows
    case .first: (pair.row, pair.column) = (0, 0)
    case .last: (pair.row, pair.column) = (rows - 1, columns - 1)
    default: break
    }
    pair.row = max(0, min(rows - 1, pair.row))
    pair.column = max(0, min(columns - 1, pair.column))
  }

  mutating func changePairView(by step: Int, _ snapshot: Snapshot) {
    let pane = PairPane(self, snapshot, layout: PairLayout(body: layout.body))
    let all = pane?.views ?? PairPlace.View.allCases
    let place = all.firstIndex(of: pair.view) ?? (step > 0 ? -1 : 0)
    guard !all.isEmpty else { return }
    pair.view = all[(place + step + all.count) % all.count]
  }

  /// Keeps the page's columns among those that are there, and its list scrolled to the chosen one.
  mutating func settlePair(_ snapshot: Snapshot) {
    guard page == .pair else { return }
    let all = partners(of: pair.first, in: snapshot)
    guard !all.isEmpty else { return }
    pair.partners.select(all.firstIndex { $0.position == pair.second } ?? 0, of: all.count)
    pair.partners.settle(
      height: PairLayout.visiblePartners(in: PairLayout(body: layout.body).list), of: all.count)
  }

  /// Chooses a line of the list, a tab, or a cell of a table.
  mutating func clickPair(_ position: Position, _ snapshot: Snapshot) {
    let layout = PairLayout(body: self.layout.body)
    if let list = layout.list, list.contains(x: position.x, y: position.y) {
      pair.isTableFocused = false
      let all = partners(of: pair.first, in: snapshot)
      let height = PairLayout.visiblePartners(in: list)
      let line = position.y - list.y - 2
      guard line >= 0, line < height else { return }
      let chosen = pair.partners.firstLine(height: height, of: all.count) + line
      guard all.indices.contains(chosen) else { return }
      pair.second = all[chosen].position
      (pair.row, pair.column) = (0, 0)
      return settlePair(snapshot)
    }
    guard let pane = PairPane(self, snapshot, layout: layout) else { return }
    if position.y == layout.main.y { return changePairView(by: 1, snapshot) }
    for part in pane.parts {
      guard let cell = part.frame.cell(at: position) else { continue }
      pair.isTableFocused = true
      pair.row = min(cell.row * part.frame.mergedRows, pane.table.rows.labels.count - 1)
      pair.column = min(
        cell.column * part.frame.mergedColumns, pane.table.columns.labels.count - 1)
    }
  }
}
