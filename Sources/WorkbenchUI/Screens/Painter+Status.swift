import Engine
import Plots
import Terminal

extension Painter {
  /// The effect of the last edit or the newest notice, what the next edit would do, and the stages.
  mutating func drawStatus() {
    let area = state.layout.status
    guard area.height > 0 else {
      if let notice = state.log.current { drawNotice(notice, y: size.height - 2) }
      return
    }
    switch area.height {
    case 1:
      let left = isEffectKnown ? effectText : previewText
      let used = drawStages(y: area.y, room: stageRoom(beside: left))
      if isEffectKnown || previewText.isEmpty {
        drawEffect(y: area.y, room: size.width - (used > 0 ? 4 : 2) - used)
      } else {
        drawNext(y: area.y, room: size.width - 4 - used)
      }
    case 2 where size.width < 150:
      drawStages(y: area.y + 1, room: size.width - 2)
      if isEffectKnown || previewText.isEmpty {
        drawEffect(y: area.y, room: size.width - 2)
      } else {
        drawNext(y: area.y, room: size.width - 2)
      }
    case 2:
      let used = drawStages(y: area.y, room: stageRoom(beside: effectText))
      drawEffect(y: area.y, room: size.width - (used > 0 ? 4 : 2) - used)
      drawNext(y: area.y + 1, room: size.width - 2)
    default:
      drawEffect(y: area.y, room: size.width - 2)
      drawNext(y: area.y + 1, room: size.width - 2)
      drawStages(y: area.y + 2, room: size.width - 2)
    }
  }

  /// Whether something has just happened that is to be told.
  private var isEffectKnown: Bool {
    state.log.current != nil || state.record != nil || state.tour?.text != nil
  }

  private func stageRoom(beside text: String) -> Int {
    let used = text.isEmpty ? 0 : CellWidth.of(text) + 4
    return max(snapshot.isBusy ? 12 : 0, size.width - 2 - used)
  }

  private var effectText: String {
    state.log.current?.text ?? tourText ?? state.record?.effect(in: snapshot) ?? ""
  }

  /// The step of the tour that is due, with its number.
  private var tourText: String? {
    guard let tour = state.tour, let text = tour.text else { return nil }
    return "tour \(tour.done + 1)/\(Tour.steps.count)  \(text)"
  }

  /// What `+` would do to the chosen column.
  private var previewText: String {
    guard state.page == .main, state.overlays.isEmpty, let preview = state.preview(in: snapshot)
    else { return "" }
    return "+ " + PreviewText(preview).line
  }

  private mutating func drawNext(y: Int, room: Int) {
    let text = previewText
    guard !text.isEmpty else { return }
    run([("+ ", .hintKey), (String(text.dropFirst(2)), .muted)], x: 1, y: y, maxWidth: room)
  }

  private mutating func drawEffect(y: Int, room: Int) {
    if let notice = state.log.current {
      drawNotice(notice, y: y, room: room)
    } else if let tour = state.tour, let text = tour.text, let whole = tourText {
      let end = "  F5 ends it"
      let isRoomy = CellWidth.of(whole) + CellWidth.of(end) <= room
      run(
        [
          (String(whole.dropLast(text.count)), .accent), (text, .text),
          (isRoomy ? end : "", .muted),
        ], x: 1, y: y, maxWidth: room)
    } else if let record = state.record {
      var text = record.effect(in: snapshot)
      for (long, short) in [("· distance ", "· dist "), ("· ε unchanged ", "· ε same ")]
      where CellWidth.of(text) > room {
        text = text.replacing(long, with: short)
      }
      canvas.text(
        text, x: 1, y: y, style: theme[.accent], maxWidth: room,
        ellipsis: true)
    } else if let distance = snapshot.meanPairDistance {
      let expected = snapshot.prediction?.meanPair.map { " · expected \($0.text)" } ?? ""
      run(
        [
          ("mean pair distance ", .muted), (NumberText.fixed(distance, digits: 3), .text),
          (expected, .text), ("  drafts carry no guarantee and cost nothing", .muted),
        ], x: 1, y: y, maxWidth: room)
    }
  }

  private mutating func drawNotice(_ notice: NoticeLog.Entry, y: Int, room: Int? = nil) {
    let (mark, role) = Painter.look(notice.severity)
    let room = room ?? size.width - 2
    canvas.fill(Rect(x: 0, y: y, width: size.width, height: room == size.width - 2 ? 1 : 0))
    run([("\(mark) ", role), (notice.text, role)], x: 1, y: y, maxWidth: room)
  }

  /// The mark and the role of a severity: never colour alone.
  static func look(_ severity: Notice.Severity) -> (mark: String, role: ThemeRole) {
    switch severity {
    case .info: ("·", .text)
    case .good: ("✓", .good)
    case .warning: ("!", .warn)
    case .error: ("✗", .bad)
    }
  }

  /// Draws the stages as fully as `room` allows and returns the cells used.
  @discardableResult
  private mutating func drawStages(y: Int, room: Int) -> Int {
    for detail in StageDetail.allCases {
      let parts = stageParts(detail)
      let width = parts.reduce(0) { $0 + CellWidth.of($1.0) }
      guard width > 0, width <= room else { continue }
      let status = state.layout.status
      let isOwnLine = status.height > 1 && y == status.y + status.height - 1
      let x = isOwnLine ? 1 : size.width - 1 - width
      run(parts, x: x, y: y, maxWidth: width)
      return width
    }
    return 0
  }

  /// How much is said of the stages, most first.
  private enum StageDetail: CaseIterable { case times, shortTimes, marks, newest }

  private func stageParts(_ detail: StageDetail) -> [(String, ThemeRole)] {
    let stages = snapshot.stages
    guard !stages.isEmpty else { return writingParts }
    let total = stages.filter { $0.state == .done }.reduce(0) { $0 + $1.milliseconds }
    let sum = NumberText.duration(milliseconds: total)
    // How long something took tells of the real rows, so only the curator is told.
    let isTimed = snapshot.mode == .curator && state.settings.showsTimes
    if detail == .newest {
      let writing = writingParts
      if !writing.isEmpty { return writing }
      if let running = stages.first(where: { $0.state == .running }) {
        return [("\(running.name) ", .text), ("●", .warn)] + Painter.progress(running)
      }
      if let failed = stages.first(where: { $0.state == .failed }) {
        return [("\(failed.name) ✗", .bad)]
      }
      return [("✓ ", .good), (isTimed ? sum : "", .muted)]
    }
    let each =
      writingParts
      + stages.flatMap { stage -> [(String, ThemeRole)] in
        let (mark, role) = Painter.look(stage.state)
        let progress = stage.state == .running ? Painter.progress(stage) : []
        if !progress.isEmpty {
          return [("\(stage.name) ", .muted), (mark, role)] + progress + [("  ", .text)]
        }
        guard isTimed else { return [("\(stage.name) ", .muted), (mark, role), ("  ", .text)] }
        if detail == .shortTimes, stage.state == .done {
          let time = NumberText.fixed(
            stage.milliseconds, digits: stage.milliseconds < 9.95 ? 1 : 0)
          return [("\(stage.name) ", .muted), ("\(time)  ", .good)]
        }
        let time = NumberText.duration(milliseconds: stage.milliseconds)
        let showsTime = detail == .times && stage.state == .done && stage.milliseconds >= 0.05
        return [("\(stage.name) ", .muted), (mark, role), (showsTime ? " \(time)  " : "  ", .text)]
      }
    return isTimed ? each + [("= ", .muted), (sum, .text)] : each
  }

  /// How far a stage is and how long it will take, where it takes over a second.
  static func progress(_ stage: StageStatus) -> [(String, ThemeRole)] {
    guard stage.milliseconds >= 1000 || (stage.secondsLeft ?? 0) >= 1 else { return [] }
    var parts: [(String, ThemeRole)] = []
    if let percent = stage.percentDone {
      let bar = BlockBar.rule(Double(percent) / 100, width: 6)
      parts += [
        (" " + bar.rule, .accent), (bar.track, .grid), (" \(percent) %", .text),
      ]
    }
    if let left = stage.timeLeft { parts.append((" · \(left)", .muted)) }
    return parts
  }

  /// The stage of the file that is being written.
  private var writingParts: [(String, ThemeRole)] {
    guard let writing = snapshot.writing else { return [] }
    return [("writing: \(writing.name) ", .text), ("●", .warn)] + Painter.progress(writing)
      + [("  ", .text)]
  }

  /// The mark of a stage's state; `=` means that its earlier result was used again.
  private static func look(_ state: StageStatus.State) -> (mark: String, role: ThemeRole) {
    switch state {
    case .waiting: ("·", .muted)
    case .running: ("●", .warn)
    case .done: ("✓", .good)
    case .kept: ("=", .muted)
    case .failed: ("✗", .bad)
    }
  }

  /// The keys that can be used now.
  mutating func drawHints() {
    let y = state.layout.hints.y
    let pending = HintsLine.pending(state)
    if !pending.isEmpty {
      let width = CellWidth.of(pending)
      canvas.text(pending, x: max(0, size.width - width - 1), y: y, style: theme[.accent])
    }
    for span in HintsLine(context, width: size.width).spans {
      let used = canvas.text(
        span.keys, x: span.x, y: y, style: theme[span.isPossible ? .hintKey : .muted])
      canvas.text(
        span.label, x: span.x + used + 1, y: y, style: theme[span.isPossible ? .hint : .stale])
    }
  }
}
