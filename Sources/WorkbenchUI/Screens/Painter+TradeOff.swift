import Engine
import Plots
import Terminal

extension Painter {
  /// Distance against ε: the predicted curve, what was measured, what is asked for.
  mutating func drawTradeOff() {
    let layout = TradeOffLayout(body: state.layout.body)
    if let readout = layout.readout {
      canvas.box(readout, style: theme[snapshot.mode.borderRole])
    }
    canvas.box(layout.curve, style: theme[.borderFocused])
    let tradeOff = state.tradeOff(in: snapshot)
    let isStale = tradeOff?.isStale == true
    title(
      [("trade-off", .title), ("  distance against ε · ", .muted)]
        + scoreTabs, trailing: isStale ? [("◌ stale", .warn)] : [], on: layout.curve)
    guard let tradeOff, !tradeOff.curve.isEmpty || !tradeOff.marks.isEmpty else {
      say(tradeOffObstacle(tradeOff), in: layout.curve)
      return
    }
    let plot = CurvePlot(tradeOff, present: snapshot.choices.epsilon)
    let point = state.tradeOffPoint(in: snapshot)
    canvas.curve(
      plot, in: layout.plot, cursor: point?.epsilon, look: PlotLook(theme, isStale: isStale))
    drawCurveLegend(tradeOff, layout)
    if let readout = layout.readout {
      drawTradeOffReadout(tradeOff, point, readout)
    } else if layout.lines == 2 {
      run(
        readoutLine(point), x: layout.plot.x, y: layout.plot.y + layout.plot.height,
        maxWidth: layout.plot.width)
    }
  }

  /// The scores to choose from, the chosen one in brackets.
  private var scoreTabs: [(String, ThemeRole)] {
    TradeOffView.allCases.map { view in
      let score = state.score(view, in: snapshot)
      let name: String
      switch (view, score) {
      case (.meanPair, _): name = "mean pair"
      case (.column, .column), (.pair, .pair): name = score.name
      case (.column, _): name = "column"
      case (.pair, _): name = "pair"
      }
      return view == state.tradeView ? ("[\(name)]", .accent) : (" \(name) ", .muted)
    }
  }

  private func tradeOffObstacle(_ tradeOff: TradeOff?) -> String {
    if snapshot.columns.allSatisfy({ !$0.isModelled || state.share(of: $0) == 0 }) {
      return "Nothing is measured: give a column a share on the main page (s), then come back."
    }
    guard tradeOff == nil || snapshot.isBusy else {
      return "There is nothing to predict from yet. "
        + (snapshot.mode == .blind
          ? "\(state.keys.word(for: .pilot)) charges a pilot; its measurements carry the curve."
          : "\(state.keys.word(for: .reroll)) draws a draft.")
    }
    return "tracing the curve…"
  }

  private mutating func drawCurveLegend(_ tradeOff: TradeOff, _ layout: TradeOffLayout) {
    var parts: [(String, ThemeRole)] = [
      ("⠒ expected ", .synthetic), ("░ four in five ", .band), ("┊ ε now ", .accent),
    ]
    if tradeOff.target != nil { parts.append(("╌ target ", .good)) }
    if tradeOff.marks.contains(where: { $0.pin == nil }) { parts.append(("● drafts ", .real)) }
    if tradeOff.marks.contains(where: { $0.pin != nil }) { parts.append(("A pins ", .pin)) }
    guard layout.lines > 0 else { return }
    run(
      parts, x: layout.plot.x, y: layout.plot.y + layout.plot.height + layout.lines - 1,
      maxWidth: layout.plot.width)
  }

  private func readoutLine(_ point: TradeOff.Point?) -> [(String, ThemeRole)] {
    guard let point else { return [] }
    return [
      ("ε ", .muted), (NumberText.plain(point.epsilon.rounded(toDigits: 3)), .accent),
      ("  expected ", .muted), (point.expected.text, .text),
    ]
  }

  private mutating func drawTradeOffReadout(
    _ tradeOff: TradeOff, _ point: TradeOff.Point?, _ frame: Rect
  ) {
    title([("ε under the cursor", .title)], on: frame)
    let width = frame.width - 4
    var lines: [[(String, ThemeRole)]] = []
    if let point {
      lines.append(readoutLine(point))
      lines.append([
        ("four in five between ", .muted),
        (
          NumberText.fixed(point.expected.lower, digits: 3) + " and "
            + NumberText.fixed(point.expected.upper, digits: 3), .text
        ),
      ])
    }
    if let target = tradeOff.target { lines.append(verdict(target, point)) }
    lines.append([])
    if let preview = state.preview(in: snapshot) {
      lines.append([("Enter", .hintKey), (" makes it the total:", .muted)])
      lines += PreviewText(preview).lines(width: width)
    } else if state.epsilonToTake(in: snapshot) != nil {
      lines.append([("reckoning…", .muted)])
    } else {
      lines.append([("← →", .hintKey), (" move along ε", .muted)])
    }
    lines.append([])
    lines += measuredLines(tradeOff)
    var shown: [[(String, ThemeRole)]] = []
    // Short read-outs have no room for blank lines.
    let isTight = lines.count > frame.height - 2
    for line in lines where !(isTight && line.isEmpty) { shown.append(line) }
    for (row, line) in shown.prefix(max(0, frame.height - 2)).enumerated() {
      run(line, x: frame.x + 2, y: frame.y + 1 + row, maxWidth: width)
    }
  }

  private func verdict(_ target: Double, _ point: TradeOff.Point?) -> [(String, ThemeRole)] {
    let head: [(String, ThemeRole)] = [("target ", .muted), (NumberText.plain(target), .good)]
    guard let point else { return head }
    if point.expected.upper <= target {
      return head + [("  ", .muted), ("✓ reached, band and all", .good)]
    }
    if point.expected.value <= target { return head + [("  reached more often than not", .text)] }
    return head + [("  ", .muted), ("✗ not expected here", .bad)]
  }

  private func measuredLines(_ tradeOff: TradeOff) -> [[(String, ThemeRole)]] {
    guard !tradeOff.marks.isEmpty else {
      return [
        [("nothing measured yet: ", .muted), ("p", .hintKey), (" pins this draft", .muted)]
      ]
    }
    return [[("measured, newest first", .muted)]]
      + tradeOff.marks.reversed().map { mark in
        let sign = mark.pin.map(String.init) ?? (mark.isPresent ? "●" : "•")
        let expected = tradeOff.curve.min {
          abs($0.epsilon / mark.epsilon - 1) < abs($1.epsilon / mark.epsilon - 1)
        }
        return [
          (sign + " ", mark.pin == nil ? .real : .pin),
          ("ε \(NumberText.plain(mark.epsilon))".padded(to: 10), .text),
          (NumberText.fixed(mark.distance, digits: 3), .text),
          (
            expected.map { "  expected \(NumberText.fixed($0.expected.value, digits: 3))" } ?? "",
            .muted
          ),
        ]
      }
  }
}

extension CurvePlot {
  /// The plot of a traced curve.
  init(_ tradeOff: TradeOff, present: Double) {
    self.init(
      points: tradeOff.curve.map {
        Point(
          place: $0.epsilon, value: $0.expected.value, lower: $0.expected.lower,
          upper: $0.expected.upper)
      },
      marks: tradeOff.marks.map {
        Mark(
          place: $0.epsilon, value: $0.distance, letter: $0.pin, isPresent: $0.isPresent)
      }, target: tradeOff.target, present: present)
  }
}
