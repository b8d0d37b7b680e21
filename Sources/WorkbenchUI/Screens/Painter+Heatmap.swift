import Engine
import Plots
import Terminal

extension Painter {
  /// Association of every two columns, and the pair under the cursor read out.
  mutating func drawHeatmap(_ frame: Rect) {
    let pane = HeatmapPane(state, snapshot, in: frame)
    let needsDraft = state.view != .real && pane?.association.synthetic.isEmpty != false
    let isStale =
      state.view != .real
      && pane.map { state.isStale($0.association.generation, in: snapshot) } == true
    title(
      [("association", .title)],
      trailing: isStale ? staleMark : [(snapshot.choices.associationMeasure.title, .muted)],
      taken: HeatmapTabs.spans(in: frame).reduce(0) { $0 + $1.width }, on: frame)
    drawTabs(frame)
    guard let pane else {
      say(snapshot.isBusy || state.isOpening ? "counting…" : "no pairs to show", in: frame)
      return
    }
    if needsDraft {
      say("no draft yet", in: frame)
      return
    }
    let look = PlotLook(theme)
    canvas.heatmap(
      pane.plot, pane.frame, cursor: (pane.row, pane.column), isFocused: state.pane == .heatmap,
      look: look)
    if pane.isBeside {
      drawReadoutBlock(pane, look)
    } else if pane.readout.height > 0 {
      drawReadoutLine(pane, look)
    }
  }

  private mutating func drawTabs(_ frame: Rect) {
    for span in HeatmapTabs.spans(in: frame) {
      let isChosen = span.view == state.view
      let text = isChosen ? "[\(span.view.rawValue)]" : " \(span.view.rawValue) "
      canvas.text(text, x: span.x, y: frame.y, style: theme[isChosen ? .accent : .muted])
    }
  }

  private mutating func drawReadoutBlock(_ pane: HeatmapPane, _ look: PlotLook) {
    let area = pane.readout
    let names = "\(pane.names[pane.row]) × \(pane.names[pane.column])"
    canvas.text(
      names, x: area.x, y: area.y, style: theme[.title], maxWidth: area.width, ellipsis: true)
    for (row, reading) in pane.readings.enumerated() where row + 2 < area.height - 2 {
      let y = area.y + 2 + row
      canvas.text(reading.name, x: area.x, y: y, style: theme[.muted])
      canvas.text(
        reading.value, x: area.x + 14, y: y, width: 8, align: .right,
        style: theme[Painter.role(reading.name)])
    }
    canvas.heatmapLegend(
      pane.plot, x: area.x, y: area.y + area.height - 1, width: area.width, look: look)
  }

  private mutating func drawReadoutLine(_ pane: HeatmapPane, _ look: PlotLook) {
    let area = pane.readout
    var parts: [(String, ThemeRole)] = [
      ("\(pane.names[pane.row]) × \(pane.names[pane.column])", .title)
    ]
    var used = CellWidth.of(parts[0].0)
    let readings = pane.readings
    let needed = readings.prefix(3).reduce(used) { $0 + 3 + $1.name.count + $1.value.count }
    if needed > area.width, readings.count >= 3 {
      parts += [
        ("  ", .muted), (readings[0].value, .real), (" | ", .muted),
        (readings[1].value, .synthetic), ("  ", .muted), (readings[2].value, .text),
      ]
    } else {
      for reading in readings {
        let width = 3 + reading.name.count + reading.value.count
        guard used + width <= area.width else { break }
        parts += [("  \(reading.name) ", .muted), (reading.value, Painter.role(reading.name))]
        used += width
      }
    }
    let lines = area.height
    run(parts, x: area.x, y: area.y + (lines > 2 ? 1 : 0), maxWidth: area.width)
    if lines > 1 {
      canvas.heatmapLegend(
        pane.plot, x: area.x, y: area.y + lines - 1, width: area.width, look: look)
    }
  }

  private static func role(_ reading: String) -> ThemeRole {
    switch reading {
    case "real": .real
    case "synthetic": .synthetic
    default: .text
    }
  }
}
