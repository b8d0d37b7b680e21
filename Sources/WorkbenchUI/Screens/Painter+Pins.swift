import Engine
import Plots
import Terminal

extension Painter {
  /// The pins, and the chosen one beside the present state.
  mutating func drawPins() {
    let layout = PinsLayout(body: state.layout.body)
    for frame in layout.frames.dropFirst() {
      canvas.box(frame, style: theme[snapshot.mode.borderRole])
    }
    canvas.box(layout.list, style: theme[.borderFocused])
    drawPinList(layout.list)
    guard let pin = state.chosenPin(in: snapshot) else {
      for frame in layout.frames.dropFirst() { say("no pin to compare with", in: frame) }
      return
    }
    if let frame = layout.present { drawPinHistogram(pin, isPinned: false, frame) }
    if let frame = layout.pinned { drawPinHistogram(pin, isPinned: true, frame) }
    if let frame = layout.heatmap { drawHeatmap(frame, view: .pin) }
  }

  private mutating func drawPinList(_ frame: Rect) {
    let pins = snapshot.pins
    title(
      [("pins", .title)], trailing: pins.isEmpty ? [] : [("\(pins.count)", .muted)], on: frame)
    guard !pins.isEmpty else {
      let key = state.keys.word(for: .pin)
      say(
        "Nothing is pinned. \(key) pins the present state, to come back to and to compare.",
        in: frame)
      return
    }
    let width = frame.width - 4
    drawPinLine(
      "  ", "ε".padded(to: 8, align: .right), "expected".padded(to: 16, align: .right),
      "measured".padded(to: 9, align: .right), x: frame.x + 2, y: frame.y + 1, width: width,
      role: .muted)
    let height = PinsLayout.visiblePins(in: frame)
    let first = state.pins.firstLine(height: height, of: pins.count)
    let shown = pins.indices.dropFirst(first).prefix(height)
    for (row, place) in shown.enumerated() {
      let pin = pins[place]
      let y = frame.y + 2 + row
      drawPinLine(
        "\(pin.letter) ", NumberText.plain(pin.choices.epsilon).padded(to: 8, align: .right),
        (pin.expected?.text ?? NumberText.undefined).padded(to: 16, align: .right),
        (pin.meanPairDistance.map { NumberText.fixed($0, digits: 3) } ?? NumberText.undefined)
          .padded(to: 9, align: .right), x: frame.x + 2, y: y, width: width, role: .text)
      if place == state.pins.selected {
        highlight(Rect(x: frame.x + 1, y: y, width: frame.width - 2, height: 1), .selection)
      }
    }
    drawPinDetails(below: frame.y + 3 + shown.count, frame)
  }

  private mutating func drawPinLine(
    _ letter: String, _ epsilon: String, _ expected: String, _ measured: String, x: Int, y: Int,
    width: Int, role: ThemeRole
  ) {
    run(
      [
        (letter, .pin), (epsilon, role), (width >= 36 ? expected : "", role), (measured, role),
      ], x: x, y: y, maxWidth: width)
  }

  /// The chosen column: the present state filled and the pin as marks, or the other way round.
  private mutating func drawPinHistogram(_ pin: Pin, isPinned: Bool, _ frame: Rect) {
    let name = state.chosenColumn(in: snapshot)?.schema.name ?? ""
    title(
      isPinned
        ? [("pin \(pin.letter) ", .pin), ("█", .pin), (" · now ◆", .synthetic)]
        : [(name, .title), ("  now █", .synthetic), (" · pin \(pin.letter) ◆", .pin)], on: frame)
    guard let view = HistogramView(state, snapshot, in: frame) else {
      say("no counts of this column", in: frame)
      return
    }
    guard view.plot.hasCompared else {
      say("pin \(pin.letter) has no counts of this column's present cells", in: frame)
      return
    }
    let look = PlotLook(theme, isStale: state.isStale(view.histogram.generation, in: snapshot))
    let area = Rect(
      x: frame.x + 2, y: frame.y + 1, width: frame.width - 4, height: frame.height - 2)
    canvas.histogram(
      isPinned ? view.plot.exchanged : view.plot, in: area, look: isPinned ? look.exchanged : look,
      first: state.firstCategory)
  }
}
