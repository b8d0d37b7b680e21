import Engine
import Plots
import Tables
import Terminal

extension Painter {
  /// The chosen column drawn large, with its moments.
  mutating func drawHistogram(_ frame: Rect) {
    guard let column = state.chosenColumn(in: snapshot) else {
      title([("histogram", .title)], on: frame)
      say(snapshot.isBusy || state.isOpening ? "loading…" : "no column chosen", in: frame)
      return
    }
    let view = HistogramView(state, snapshot, in: frame)
    let isStale = view.map {
      $0.plot.hasSynthetic && state.isStale($0.histogram.generation, in: snapshot)
    }
    let distance = distanceWords(column, isLong: true)
    let notes = view.map(histogramNotes) ?? []
    // That numbers are stale matters more than the domain.
    let isCut =
      isStale == true
      && fitting([staleMark], beside: histogramTitle(column), on: frame).isEmpty
    let full = histogramTitle(column)
    // What was promised matters more than the domain, which stands beside the list as well.
    let name =
      isCut
      ? Array(full.prefix(1))
      : [full, full.dropLast()].map { Array($0) }.first {
        !fitting([notes + distance], beside: $0, on: frame).isEmpty
      } ?? full
    let mark = isStale == true ? staleMark : distance
    title(
      name,
      trailing: fitting(
        isStale == true
          ? [notes + mark, mark]
          : [notes + mark, notes + distanceWords(column, isLong: false), notes, mark],
        beside: name,
        on: frame), on: frame)
    guard let view else {
      say(
        column.isModelled
          ? nothingYet("counting…", "nothing counted yet")
          : column.reason ?? "left out of the model", in: frame)
      return
    }
    if view.isAllNull {
      let count = NumberText.grouped(view.histogram.realMoments.nulls)
      canvas.text(
        "all \(count) real values are null", x: view.plotArea.x,
        y: view.plotArea.y + view.plotArea.height / 2, width: view.plotArea.width, align: .center,
        style: theme[.muted])
    } else {
      drawPlot(view, isStale: isStale == true)
    }
    if let area = view.momentsArea { drawMoments(view, area, isStale: isStale == true) }
    if let area = view.momentsLines { drawMomentsLines(view, area) }
  }

  /// The measured distance, and the one that the plan has promised.
  private func distanceWords(_ column: ColumnSummary, isLong: Bool) -> [(String, ThemeRole)] {
    let expected = snapshot.prediction?.columns[state.columns.selected]
    var parts: [(String, ThemeRole)] = []
    if let distance = column.distance {
      parts = [("distance ", .muted), (NumberText.fixed(distance, digits: 3), .text)]
    }
    guard let expected, isLong || parts.isEmpty else { return parts }
    return parts + [
      (parts.isEmpty ? "expected " : " · expected ", .muted), (expected.text, .text),
    ]
  }

  private mutating func drawPlot(_ view: HistogramView, isStale: Bool) {
    let look = PlotLook(theme, isStale: isStale)
    if let distribution = view.distribution {
      canvas.distribution(
        distribution, in: view.plotArea, cursor: view.cursorPlace(on: distribution), look: look)
    } else {
      canvas.histogram(
        view.plot, in: view.plotArea, look: look, first: state.firstCategory,
        cursor: view.barsUnderCursor)
    }
    drawBarReadout(view)
  }

  private func histogramTitle(_ column: ColumnSummary) -> [(String, ThemeRole)] {
    let schema = column.schema
    let unit = schema.unit.map { " " + $0 } ?? ""
    return [
      (schema.name, .title),
      ("  \(schema.kind.rawValue) · ", .muted),
      (schema.source.rawValue, schema.source == .inferred ? .warn : .muted),
      (column.domainText.isEmpty ? "" : " · \(column.domainText)\(unit)", .muted),
    ]
  }

  /// What must be known to read the picture: its scale, what is in view, what is not there.
  private func histogramNotes(_ view: HistogramView) -> [(String, ThemeRole)] {
    var notes: [(String, ThemeRole)] = []
    if state.isLogScale { notes.append(("log scale  ", .accent)) }
    switch view.order {
    case .own: break
    case .count: notes.append(("by count  ", .muted))
    case .difference: notes.append(("by diff  ", .muted))
    }
    if let distribution = view.distribution {
      if let distance = distribution.distance {
        notes.append(("KS \(NumberText.fixed(distance, digits: 3))  ", .accent))
      }
      return notes
    }
    if view.plot.bars.count < view.barCount {
      notes.append(("\(view.plot.bars.count) of \(view.barCount) cells  ", .muted))
    }
    if let scrolling = view.form.scrolling {
      let first = max(0, min(state.firstCategory, scrolling.count - scrolling.visible))
      notes.append(("\(first + 1)–\(first + scrolling.visible) of \(scrolling.count)  ", .muted))
    }
    if case .oneCell(let label) = view.plot.content {
      notes.append(("all rows: \(label)  ", .muted))
    }
    if view.plot.hasCompared, let pin = state.comparedPin(in: snapshot) {
      notes.append(("◆ pin \(pin.letter)  ", .pin))
    }
    if !view.plot.hasSynthetic, view.histogram.syntheticMoments == nil {
      notes.append(("no draft yet  ", .muted))
    }
    return notes
  }

  private mutating func drawMoments(_ view: HistogramView, _ area: Rect, isStale: Bool) {
    let widths = HistogramView.momentsWidths(view.histogram)
    let real = area.x + widths.name + 2
    let synthetic = real + widths.real + 2
    canvas.text(
      "\(snapshot.mode.realWord) ▁", x: real, y: area.y, width: widths.real, align: .right,
      style: theme[.real])
    canvas.text(
      "synthetic █", x: synthetic, y: area.y, width: widths.synthetic, align: .right,
      style: theme[isStale ? .stale : .synthetic])
    for (row, moment) in HistogramView.moments(view.histogram).prefix(area.height - 1).enumerated()
    {
      let y = area.y + 1 + row
      canvas.text(
        moment.name, x: area.x, y: y, width: widths.name, align: .left, style: theme[.muted])
      canvas.text(
        moment.real, x: real, y: y, width: widths.real, align: .right, style: theme[.text])
      canvas.text(
        moment.synthetic, x: synthetic, y: y, width: widths.synthetic, align: .right,
        style: theme[isStale ? .stale : .text])
    }
    let y = area.y + 2 + HistogramView.moments(view.histogram).count
    if let band = bandWords(view), y < area.y + area.height {
      run([band], x: area.x, y: y, maxWidth: area.width)
    }
  }

  /// The legend of the bands, and what to think where they are too narrow to be drawn.
  private func bandWords(_ view: HistogramView) -> (String, ThemeRole)? {
    guard view.plot.hasBand else { return nil }
    let side = view.plot.bandSide == .real ? " of what was measured" : ""
    return view.showsBand
      ? ("95% band ░\(side)", .band) : ("95% band: under half a cell", .muted)
  }

  /// The moments in one or two lines; what does not fit whole is left out, the rarest read first.
  private mutating func drawMomentsLines(_ view: HistogramView, _ area: Rect) {
    let real = view.histogram.realMoments
    let synthetic = view.histogram.syntheticMoments
    var groups: [[(String, ThemeRole)]] = [
      [("\(snapshot.mode.realWord) ▁", .real), ("  synthetic █", .synthetic)]
    ]
    func pair(_ name: String, _ value: (Moments) -> String) {
      groups.append([
        ("\(name) ", .muted), (value(real), .text), (" | ", .muted),
        (synthetic.map(value) ?? NumberText.undefined, .text),
      ])
    }
    if !real.mean.isEmpty, real.mean != NumberText.undefined { pair("mean") { $0.mean } }
    if view.plot.hasBand, view.showsBand {
      groups.append([(area.height > 1 ? "95% band ░" : "band ░", .band)])
    }
    if HistogramView.hasQuartiles(real) {
      pair("quartiles") { $0.quartiles.joined(separator: " ") }
    } else if !real.mode.isEmpty, real.mode != NumberText.undefined {
      pair("most frequent") { $0.mode }
    }
    pair("nulls") { NumberText.grouped($0.nulls) }
    pair("count") { NumberText.grouped($0.count) }
    var (x, y) = (area.x, area.y)
    for group in groups {
      let width = group.reduce(0) { $0 + CellWidth.of($1.0) }
      if x + width > area.x + area.width, y + 1 < area.y + area.height {
        (x, y) = (area.x, y + 1)
      }
      guard x + width <= area.x + area.width else { continue }
      x = run(group, x: x, y: y, maxWidth: width) + 2
    }
  }
}
