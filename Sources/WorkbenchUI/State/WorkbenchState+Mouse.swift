import Engine
import Plots
import Terminal

extension WorkbenchState {
  /// Clicks focus and choose, the wheel scrolls what is under the pointer.
  mutating func handle(_ mouse: MouseEvent, _ snapshot: Snapshot) -> [Effect] {
    switch mouse.action {
    case .press(.left):
      log.dismiss()
      return click(mouse.position, snapshot)
    case .wheelUp, .wheelDown:
      wheel(mouse.action == .wheelUp ? -1 : 1, at: mouse.position, snapshot)
      return wheelEffects(mouse, snapshot)
    case .press, .release, .drag: return []
    }
  }

  private mutating func click(_ position: Position, _ snapshot: Snapshot) -> [Effect] {
    if let overlay = overlays.last { return click(position, on: overlay, snapshot) }
    let context = ActionContext(state: self, snapshot: snapshot)
    if position.y == layout.hints.y {
      guard let id = HintsLine(context, width: size.width).action(at: position.x) else { return [] }
      return perform(id, snapshot)
    }
    switch page {
    case .tradeOff: return clickTradeOff(position, snapshot)
    case .pins, .journal: return clickList(position, snapshot)
    default: break
    }
    guard page == .main, let pane = layout.pane(at: position), let frame = layout.frame(of: pane)
    else { return [] }
    self.pane = pane
    switch pane {
    case .columns:
      let fields = ColumnListFrame(in: frame, longestName: 0)
      let count = snapshot.columns.count
      let first = columns.firstLine(height: fields.lines.height, of: count)
      guard let place = fields.column(at: position, first: first, count: count) else { return [] }
      return chooseColumn(place, snapshot)
    case .heatmap:
      if position.y == frame.y {
        let tab = HeatmapTabs(self, snapshot, in: frame).spans.first {
          position.x >= $0.x && position.x < $0.x + $0.width
        }
        if let tab { view = tab.view }
      } else if let cell = HeatmapPane(self, snapshot, in: frame)?.frame.cell(at: position) {
        heatRow = cell.row
        heatColumn = cell.column
      }
    case .histogram: break
    }
    return []
  }

  private mutating func click(
    _ position: Position, on overlay: Overlay, _ snapshot: Snapshot
  ) -> [Effect] {
    switch overlay {
    case .menu(let menu):
      let place = MenuFrame(size: size)
      let entries = menu.entries(in: ActionContext(state: self, snapshot: snapshot))
      if place.list.contains(x: position.x, y: position.y) {
        let first = menu.cursor.firstLine(height: place.rows, of: entries.count)
        return run(first + position.y - place.list.y, of: entries, snapshot)
      }
      if !place.frame.contains(x: position.x, y: position.y) { overlays.removeLast() }
    case .prompt(let prompt):
      let frame = PromptFrame(prompt, size: size).frame
      if !frame.contains(x: position.x, y: position.y) { overlays.removeLast() }
    case .confirmation(let confirmation):
      let lines = ConfirmationText(confirmation, snapshot, width: min(size.width, 84) - 4).lines
      let place = ConfirmationFrame(confirmation, lines: lines.count, size: size)
      let hit = place.buttons.firstIndex { $0.contains(x: position.x, y: position.y) }
      if let hit, confirmation.buttons.indices.contains(hit) {
        return press(confirmation.buttons[hit], confirmation.matter, snapshot)
      }
      if !place.frame.contains(x: position.x, y: position.y) { overlays.removeLast() }
    case .answers(var list):
      let place = AnswersFrame(size: size)
      let count = list.solution(in: snapshot)?.edits.count ?? 0
      if place.list.contains(x: position.x, y: position.y) {
        let line = position.y - place.list.y
        let chosen = list.cursor.firstLine(height: place.list.height, of: count) + line
        guard chosen < count else { return [] }
        if chosen == list.cursor.selected { return handle(KeyStroke(.enter), in: list, snapshot) }
        list.cursor.select(chosen, of: count)
        replaceTop(.answers(list))
      } else if !place.frame.contains(x: position.x, y: position.y) {
        overlays.removeLast()
      }
    }
    return []
  }

  /// Moves the trade-off's cursor to the point of the curve below the pointer.
  private mutating func clickTradeOff(_ position: Position, _ snapshot: Snapshot) -> [Effect] {
    let layout = TradeOffLayout(body: self.layout.body)
    guard layout.plot.contains(x: position.x, y: position.y),
      let tradeOff = tradeOff(in: snapshot), !tradeOff.curve.isEmpty
    else {
      // A click on the border's tabs goes on to the next.
      if position.y == layout.curve.y { changeView(by: 1, snapshot) }
      return []
    }
    let plot = CurvePlot(tradeOff, present: snapshot.choices.epsilon)
    let places = tradeOff.curve.map(\.epsilon)
    let frame = CurveFrame(plot, in: layout.plot)
    if let nearest = frame.nearest(places, to: position.x, plot) { tradeEpsilon = places[nearest] }
    return []
  }

  /// Chooses a line of the pins or the journal.
  private mutating func clickList(_ position: Position, _ snapshot: Snapshot) -> [Effect] {
    if page == .pins {
      let frame = PinsLayout(body: layout.body).list
      let height = PinsLayout.visiblePins(in: frame)
      let line = position.y - frame.y - 2
      guard frame.contains(x: position.x, y: position.y), line >= 0, line < height else {
        return []
      }
      let first = pins.firstLine(height: height, of: snapshot.pins.count)
      guard first + line < snapshot.pins.count else { return [] }
      pins.select(first + line, of: snapshot.pins.count)
      return []
    }
    let frame = layout.body
    let count = WorkbenchState.journalLines(snapshot.journal)
    let line = position.y - frame.y - 1
    guard line >= 0, line < frame.height - 2 else { return [] }
    let first = journal.firstLine(height: max(1, frame.height - 2), of: count)
    guard first + line < count else { return [] }
    journal.select(first + line, of: count)
    return []
  }

  private mutating func wheel(_ step: Int, at position: Position, _ snapshot: Snapshot) {
    if case .menu(var menu) = overlays.last {
      let count = menu.entries(in: ActionContext(state: self, snapshot: snapshot)).count
      menu.cursor.move(by: step, of: count)
      menu.cursor.settle(height: max(1, MenuFrame(size: size).rows), of: count)
      replaceTop(.menu(menu))
    }
  }

  /// Scrolls the pane under the pointer without giving it the focus.
  private mutating func wheelEffects(_ mouse: MouseEvent, _ snapshot: Snapshot) -> [Effect] {
    guard overlays.isEmpty else { return [] }
    let focused = pane
    if page == .main {
      guard let under = layout.pane(at: mouse.position) else { return [] }
      pane = under
    }
    let isUp = mouse.action == .wheelUp
    let direction: ActionID =
      page == .tradeOff ? (isUp ? .left : .right) : (isUp ? .up : .down)
    let effects = move(direction, snapshot)
    if page == .main, layout.frame(of: focused) != nil { pane = focused }
    return effects
  }
}
