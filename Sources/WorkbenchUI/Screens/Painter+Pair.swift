import Engine
import Plots
import Terminal

extension Painter {
  /// Two columns together: the other columns on the left, the tables of the chosen pair on the right.
  mutating func drawPair() {
    let layout = PairLayout(body: state.layout.body)
    let isTable = state.pair.isTableFocused || layout.list == nil
    if let list = layout.list, isTable {
      canvas.box(list, style: theme[snapshot.mode.borderRole])
    }
    canvas.box(layout.main, style: theme[isTable ? .borderFocused : snapshot.mode.borderRole])
    if let list = layout.list {
      if !isTable { canvas.box(list, style: theme[.borderFocused]) }
      drawPartners(list)
    }
    let look = PlotLook(theme)
    let pane = PairPane(state, snapshot, layout: layout, look: look)
    drawPairTitle(pane, layout.main)
    guard let pane else {
      say(pairObstacle, in: layout.main)
      return
    }
    drawPairBody(pane, look)
  }

  /// The tables of a pair on another page than its own.
  mutating func drawPairMain(_ pane: PairPane, _ layout: PairLayout, _ look: PlotLook) {
    drawPairTitle(pane, layout.main)
    drawPairBody(pane, look)
  }

  private mutating func drawPairBody(_ pane: PairPane, _ look: PlotLook) {
    let cursor = (state.pair.row, state.pair.column)
    for part in pane.parts { drawPairPart(part, cursor: cursor, look) }
    if let boxes = pane.boxes, let area = pane.boxArea, let spread = pane.spread {
      drawSpread(boxes, spread, pane.chosenGroup, area, look)
    }
    drawPairReadout(pane, look)
  }

  private func name(of column: Int) -> String {
    snapshot.columns.indices.contains(column) ? snapshot.columns[column].schema.name : ""
  }

  private var pairObstacle: String {
    guard state.pairInView(in: snapshot) != nil else {
      return nothingYet("counting…", "there are no two columns to compare")
    }
    return nothingYet("counting…", "no counts of this pair; y draws a draft")
  }

  private mutating func drawPairTitle(_ pane: PairPane?, _ frame: Rect) {
    let isStale =
      pane.map {
        !$0.picture.synthetic.isEmpty && state.isStale($0.picture.generation, in: snapshot)
      }
      ?? false
    let head: [(String, ThemeRole)] = [
      (name(of: state.pair.first), .title), (" × ", .muted), (name(of: state.pair.second), .title),
    ]
    let tabs: [(String, ThemeRole)] =
      (pane?.views.count ?? 0) > 1
      ? (pane?.views ?? []).map { view in
        let isChosen = view == state.pair.view
        let word = frame.width < 64 ? view.shortWord : view.word
        return (isChosen ? "[\(word)]" : " \(word) ", isChosen ? .accent : .muted)
      } : []
    let measured: [(String, ThemeRole)] =
      pane.map { [($0.picture.isMeasured ? "measured together" : "not measured together", .muted)] }
      ?? []
    title(
      head + [("  ", .muted)] + tabs,
      trailing: isStale
        ? staleMark : fitting([measured], beside: head + [("  ", .muted)] + tabs, on: frame),
      on: frame)
  }

  private mutating func drawPartners(_ frame: Rect) {
    let all = state.partners(of: state.pair.first, in: snapshot)
    title(
      [(name(of: state.pair.first), .title), (" with", .muted)],
      trailing: all.isEmpty ? [] : [("\(all.count)", .muted)], on: frame)
    guard !all.isEmpty else { return say("no other columns", in: frame) }
    let width = frame.width - 4
    let x = frame.x + 2
    // Numbers on the right: distance always, association where there is room.
    let hasAssociation = width >= 34
    let numbers = hasAssociation ? 19 : 7
    let names = max(4, width - numbers - 1)
    canvas.text("column", x: x + 1, y: frame.y + 1, style: theme[.muted], maxWidth: names)
    let heads =
      (hasAssociation
        ? snapshot.mode.realWord.padded(to: 6, align: .right)
          + " synth" : "") + "   dist"
    canvas.text(heads, x: x + names + 1, y: frame.y + 1, style: theme[.muted], maxWidth: numbers)
    let height = PairLayout.visiblePartners(in: frame)
    let first = state.pair.partners.firstLine(height: height, of: all.count)
    for (row, partner) in all.dropFirst(first).prefix(height).enumerated() {
      let y = frame.y + 2 + row
      let isChosen = partner.position == state.pair.second
      canvas.text(
        name(of: partner.position), x: x + 1, y: y, style: theme[.text], maxWidth: names - 1,
        ellipsis: true)
      func number(_ value: Double?) -> String {
        (value.map { NumberText.proportion($0) } ?? NumberText.undefined)
          .padded(to: 6, align: .right)
      }
      let association: [(String, ThemeRole)] =
        hasAssociation
        ? [(number(partner.real), .real), (number(partner.synthetic), .synthetic)] : []
      run(
        association + [
          (number(partner.distance), partner.isWithinNoise ? .muted : .text),
          (partner.isWithinNoise ? "≈" : " ", .muted),
        ], x: x + names + 1, y: y, maxWidth: numbers)
      guard isChosen else { continue }
      let line = Rect(x: frame.x + 1, y: y, width: frame.width - 2, height: 1)
      highlight(line, state.pair.isTableFocused ? .selectionQuiet : .selection)
      canvas.text("▸", x: frame.x + 1, y: y, style: canvas[frame.x + 1, y].style)
    }
  }

  private mutating func drawPairPart(
    _ part: PairPane.Part, cursor: (row: Int, column: Int), _ look: PlotLook
  ) {
    let (word, role): (String, ThemeRole) =
      switch part.view {
      case .real: (snapshot.mode.realWord, .real)
      case .synthetic: ("synthetic", .synthetic)
      case .difference: ("difference", .accent)
      }
    let used = run([(word + "  ", role)], x: part.name.x, y: part.name.y, maxWidth: part.name.width)
    let plot = part.frame.table.plot(part.view)
    let room = part.name.x + part.name.width - used
    let legend = canvas.heatmapLegend(
      plot, x: used, y: part.name.y, width: min(room, 22), look: look)
    if part.view == .difference, plot.hasNoiseMarks, room - legend >= 9 {
      canvas.text(
        part.frame.hasRoomForMarks ? " ≈ noise" : " grey: noise", x: used + legend,
        y: part.name.y, style: theme[.muted], maxWidth: room - legend)
    }
    let frame = part.frame
    let inFrame = (cursor.row / frame.mergedRows, cursor.column / frame.mergedColumns)
    canvas.pairTable(
      frame, part.view, cursor: state.pair.isTableFocused ? inFrame : nil, look: look)
  }

  private mutating func drawSpread(
    _ boxes: BoxPlot, _ spread: PairPicture.Spread, _ chosen: Int, _ area: Rect, _ look: PlotLook
  ) {
    let (value, group) = (name(of: spread.valueColumn), name(of: spread.groupColumn))
    let unit = snapshot.columns[safe: spread.valueColumn]?.schema.unit.map { " (\($0))" } ?? ""
    func parts(_ unit: String) -> [(String, ThemeRole)] {
      [
        (value, .title), (unit + " by ", .muted), (group, .title), ("  ", .muted),
        ("\(snapshot.mode.realWord) ━ ", .real),
        (boxes.hasSynthetic ? "synthetic █ " : "", .synthetic),
        ("box 25–75, line 5–95 %, ┃ median", .muted),
      ]
    }
    let width = parts(unit).reduce(0) { $0 + CellWidth.of($1.0) }
    run(
      parts(width <= area.width ? unit : ""), x: area.x, y: area.y - 1, maxWidth: area.width)
    canvas.boxes(
      boxes, in: area, chosen: state.pair.isTableFocused ? chosen : -1, look: look)
  }

  /// The cell under the cursor, or how the two depend on each other.
  private mutating func drawPairReadout(_ pane: PairPane, _ look: PlotLook) {
    let area = pane.readout
    guard area.height > 0 else { return }
    let table = pane.table
    guard state.pair.isTableFocused,
      let place = table.place(row: state.pair.row, column: state.pair.column)
    else {
      let partner = state.partners(of: state.pair.first, in: snapshot).first {
        $0.position == state.pair.second
      }
      func number(_ value: Double?) -> String {
        value.map { NumberText.fixed($0, digits: 3) } ?? NumberText.undefined
      }
      run(
        [
          (snapshot.choices.associationMeasure.title + " ", .muted),
          (number(partner?.real), .real), (" | ", .muted), (number(partner?.synthetic), .synthetic),
          ("   distance ", .muted), (number(partner?.distance), .text),
          (partner?.isWithinNoise == true ? " ≈ within noise" : "", .muted),
        ], x: area.x, y: area.y + area.height - 1, maxWidth: area.width)
      return
    }
    run(
      [
        (table.rows.name + " ", .muted), (table.rows.labels[state.pair.row], .text),
        ("  ×  " + table.columns.name + " ", .muted),
        (table.columns.labels[state.pair.column], .text),
      ], x: area.x, y: area.y, maxWidth: area.width)
    guard area.height > 1 else { return }
    let total = max(1, table.total)
    func count(_ value: Double) -> String {
      let count = NumberText.fixed(value, digits: 0)
      return area.width < 72
        ? count : count + " (" + NumberText.fixed(100 * value / total, digits: 2) + " %)"
    }
    var parts: [(String, ThemeRole)] = [
      (snapshot.mode.realWord + " ", .muted), (count(table.real[place]), .real),
    ]
    if let difference = table.difference(row: state.pair.row, column: state.pair.column) {
      parts += [
        ("  synthetic ", .muted), (count(table.synthetic[place]), .synthetic),
        ("  difference ", .muted), (NumberText.signed(difference, digits: 0), .text),
      ]
      if table.noise.indices.contains(place) {
        let noise = NumberText.fixed(table.noise[place], digits: 0)
        parts.append(
          table.isWithinNoise(place)
            ? ("  ≈ within noise ±\(noise)", .muted) : ("  beyond noise ±\(noise)", .warn))
      }
    }
    run(parts, x: area.x, y: area.y + 1, maxWidth: area.width)
  }
}
