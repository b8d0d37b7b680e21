import Engine
import Plots
import Terminal

extension Painter {
  /// Association of every two columns, and the pair under the cursor read out.
  mutating func drawHeatmap(_ frame: Rect, view fixed: HeatmapView? = nil) {
    let look = PlotLook(theme)
    let pane = HeatmapPane(
      state, snapshot, view: fixed, in: frame, allowsHalves: !look.needsGlyphs)
    let view = pane?.view ?? fixed ?? state.view
    let needsDraft = view != .real && pane?.association.synthetic.isEmpty != false
    let isStale =
      view != .real
      && pane.map { state.isStale($0.association.generation, in: snapshot) } == true
    title(
      [("association", .title)],
      trailing: isStale ? staleMark : [(snapshot.choices.associationMeasure.title, .muted)],
      taken: fixed == nil
        ? HeatmapTabs(state, snapshot, in: frame).spans.reduce(0) { $0 + $1.width } : 11,
      on: frame)
    drawTabs(frame, chosen: view, isFixed: fixed != nil)
    guard let pane else {
      say(nothingYet("counting…", "no pairs to show"), in: frame)
      return
    }
    if let obstacle = pane.pinObstacle {
      say(obstacle, in: frame)
      return
    }
    if needsDraft {
      say("no draft yet", in: frame)
      return
    }
    canvas.heatmap(
      pane.plot, pane.frame, cursor: pane.drawnCursor,
      isFocused: fixed != nil || state.pane == .heatmap,
      look: look)
    if pane.isBeside {
      drawReadoutBlock(pane, look)
    } else if pane.readout.height > 0 {
      drawReadoutLine(pane, look)
    }
  }

  private mutating func drawTabs(_ frame: Rect, chosen: HeatmapView, isFixed: Bool) {
    if isFixed {
      let letter = state.comparedPin(in: snapshot).map { "[against \($0.letter)]" } ?? ""
      canvas.text(
        letter, x: frame.x + 16, y: frame.y, style: theme[.accent], maxWidth: frame.width - 18)
      return
    }
    for span in HeatmapTabs(state, snapshot, in: frame).spans {
      let isChosen = span.view == chosen
      let text = isChosen ? "[\(span.text)]" : " \(span.text) "
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
        reading.value, x: area.x + 14, y: y, width: max(8, CellWidth.of(reading.value)),
        align: .right, style: theme[Painter.role(reading.name)])
    }
    let y = area.y + 3 + pane.readings.count
    if pane.view != .pin, pane.isWithinNoise != nil, y < area.y + area.height - 2 {
      run(noiseWords(pane, isShort: false), x: area.x, y: y, maxWidth: area.width)
    }
    drawHeatmapLegend(pane, y: area.y + area.height - 1, look)
  }

  private mutating func drawHeatmapLegend(_ pane: HeatmapPane, y: Int, _ look: PlotLook) {
    let area = pane.readout
    let used = canvas.heatmapLegend(pane.plot, x: area.x, y: y, width: area.width, look: look)
    let note = "  ≈ within noise"
    guard pane.plot.hasNoiseMarks, used + CellWidth.of(note) <= area.width else { return }
    canvas.text(note, x: area.x + used, y: y, style: theme[.muted])
  }

  private mutating func drawReadoutLine(_ pane: HeatmapPane, _ look: PlotLook) {
    let area = pane.readout
    var parts: [(String, ThemeRole)] = [
      ("\(pane.names[pane.row]) × \(pane.names[pane.column])", .title)
    ]
    var used = CellWidth.of(parts[0].0)
    let readings = pane.readings
    let words = noiseWords(pane, isShort: true)
    let room = area.width - words.reduce(0) { $0 + CellWidth.of($1.0) }
    let needed = readings.prefix(3).reduce(used) { $0 + 3 + $1.name.count + $1.value.count }
    if needed > room, readings.count >= 3 {
      parts += [
        ("  ", .muted), (readings[0].value, .real), (" | ", .muted),
        (readings[1].value, pane.pin == nil ? .synthetic : .pin), ("  ", .muted),
        (readings[2].value, .text),
      ]
      used = parts.reduce(0) { $0 + CellWidth.of($1.0) }
      if used <= room { parts += words }
    } else {
      for reading in readings {
        let width = 3 + reading.name.count + reading.value.count
        guard used + width <= room else { break }
        parts += [("  \(reading.name) ", .muted), (reading.value, Painter.role(reading.name))]
        used += width
      }
      parts += words
    }
    let lines = area.height
    run(parts, x: area.x, y: area.y + (lines > 2 ? 1 : 0), maxWidth: area.width)
    if lines > 1 { drawHeatmapLegend(pane, y: area.y + lines - 1, look) }
  }

  /// Whether the pair differs by more than noise, in words.
  private func noiseWords(_ pane: HeatmapPane, isShort: Bool) -> [(String, ThemeRole)] {
    guard pane.view != .pin, let isWithin = pane.isWithinNoise else { return [] }
    let noise = pane.value(pane.association.noise).map { NumberText.fixed($0, digits: 3) } ?? ""
    let lead = isShort ? "  " : ""
    let tail = isShort ? " \(noise)" : ""
    return isWithin
      ? [(lead + "≈ within noise" + tail, .muted)]
      : [(lead + "beyond noise" + tail, .warn)]
  }

  private static func role(_ reading: String) -> ThemeRole {
    switch reading {
    case "real", "measured": .real
    case "synthetic": .synthetic
    case _ where reading.hasPrefix("pin "): .pin
    default: .text
    }
  }
}
