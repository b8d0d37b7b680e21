import Engine
import Plots
import Terminal

extension WorkbenchState {
  /// Clicks focus and choose, a second one opens, the wheel scrolls what is under the pointer, and the
  /// borders between panes can be dragged.
  mutating func handle(_ mouse: MouseEvent, _ snapshot: Snapshot) -> [Effect] {
    switch mouse.action {
    case .press(.left):
      log.dismiss()
      awaited = nil
      prefix = nil
      if overlays.isEmpty, page == .main, let kind = layout.divider(at: mouse.position) {
        dragged = kind
      }
      let effects = click(mouse.position, snapshot)
      return mouse.clicks > 1 ? effects + open(at: mouse.position, snapshot) : effects
    case .drag(.left):
      if let dragged { dividers = layout.moved(dividers, dragged, to: mouse.position) }
      return []
    case .release:
      dragged = nil
      return []
    case .wheelUp, .wheelDown:
      let step = mouse.action == .wheelUp ? -1 : 1
      if !overlays.isEmpty { return wheel(step, snapshot) }
      return wheelEffects(mouse, snapshot)
    case .press, .drag: return []
    }
  }

  /// Moves the border between the list and the pictures.
  mutating func moveDivider(by step: Int) {
    guard let columns = layout.columns, columns.width < size.width else { return }
    dividers.list = MainLayout.held(list: columns.width + step, size.width)
  }

  /// What a second click on the same cell does: what Enter does there.
  private mutating func open(at position: Position, _ snapshot: Snapshot) -> [Effect] {
    switch overlays.last {
    case .menu, .prompt, .confirmation: return []
    case .themes(let list):
      return ThemesFrame(themes.count, size: size).list.contains(x: position.x, y: position.y)
        ? keepTheme(list, snapshot) : []
    case .answers, .domains, .explanation, .line, .find: return []
    case nil: break
    }
    guard layout.body.contains(x: position.x, y: position.y) else { return [] }
    if page == .main, layout.divider(at: position) != nil { return [] }
    if page == .settings { return changeSetting(by: 1) }
    guard let action = keys.action(for: KeyStroke(.enter), on: page) else { return [] }
    return perform(action.id, snapshot)
  }

  private mutating func click(_ position: Position, _ snapshot: Snapshot) -> [Effect] {
    if let overlay = overlays.last { return click(position, on: overlay, snapshot) }
    let context = ActionContext(state: self, snapshot: snapshot)
    if position.y == layout.hints.y {
      guard let id = HintsLine(context, width: size.width).action(at: position.x) else { return [] }
      return perform(id, snapshot)
    }
    if position.y == layout.top.y {
      guard let id = TopLine(self, snapshot).action(at: position.x) else { return [] }
      return perform(id, snapshot)
    }
    switch page {
    case .tradeOff: return clickTradeOff(position, snapshot)
    case .pair:
      clickPair(position, snapshot)
      return []
    case .evaluation, .column, .rules, .scenario, .postProcessing, .checklist, .ledger, .glossary:
      return clickLine(position, snapshot)
    case .pins, .journal, .rows, .start, .settings, .diagnostics, .notices:
      return clickList(position, snapshot)
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
        if let tab {
          view = tab.view
          dragged = nil
        }
      } else if let cell = HeatmapPane(self, snapshot, in: frame)?.cell(at: position) {
        heatRow = cell.row
        heatColumn = cell.column
      }
    case .histogram: pointAtBar(position, snapshot)
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
      let place = PromptFrame(prompt, size: size)
      if let key = place.key(at: position, prompt) {
        return handle(KeyStroke(key), in: prompt, snapshot)
      }
      if !place.frame.contains(x: position.x, y: position.y) { overlays.removeLast() }
    case .themes(var list):
      let place = ThemesFrame(themes.count, size: size)
      if place.list.contains(x: position.x, y: position.y) {
        let first = list.cursor.firstLine(height: place.list.height, of: themes.count)
        list.cursor.select(first + position.y - place.list.y, of: themes.count)
        return preview(list)
      }
      if !place.frame.contains(x: position.x, y: position.y) {
        return handle(KeyStroke(.escape), in: list, snapshot)
      }
    case .confirmation(let confirmation):
      let lines = ConfirmationText(
        confirmation, snapshot, session: sessionPath, keys: keys, width: min(size.width, 84) - 4
      ).lines
      let place = ConfirmationFrame(confirmation, lines: lines.count, size: size)
      let hit = place.buttons.firstIndex { $0.contains(x: position.x, y: position.y) }
      if let hit, confirmation.buttons.indices.contains(hit) {
        return press(confirmation.buttons[hit], confirmation.matter, snapshot)
      }
      if !place.frame.contains(x: position.x, y: position.y) { overlays.removeLast() }
    case .domains(let list): return click(position, on: list, snapshot)
    case .explanation: overlays.removeLast()
    case .line: break
    case .find(let bar): return handle(KeyStroke(.enter), in: bar, snapshot)
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

  /// Scrolls the list of the topmost dialog.
  private mutating func wheel(_ step: Int, _ snapshot: Snapshot) -> [Effect] {
    switch overlays.last {
    case .menu(var menu):
      let count = menu.entries(in: ActionContext(state: self, snapshot: snapshot)).count
      menu.cursor.move(by: step, of: count)
      menu.cursor.settle(height: max(1, MenuFrame(size: size).rows), of: count)
      replaceTop(.menu(menu))
    case .answers(let list):
      return handle(KeyStroke(step < 0 ? .up : .down), in: list, snapshot)
    case .themes(let list):
      return handle(KeyStroke(step < 0 ? .up : .down), in: list, snapshot)
    case .domains(let list):
      return handle(KeyStroke(step < 0 ? .up : .down), in: list, snapshot)
    case .line(let editor):
      return handle(KeyStroke(step < 0 ? .up : .down), in: editor, snapshot)
    case .find(let bar): return handle(KeyStroke(step < 0 ? .up : .down), in: bar, snapshot)
    case .prompt, .confirmation, .explanation, nil: break
    }
    return []
  }

  /// Scrolls the pane under the pointer without giving it the focus.
  private mutating func wheelEffects(_ mouse: MouseEvent, _ snapshot: Snapshot) -> [Effect] {
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
