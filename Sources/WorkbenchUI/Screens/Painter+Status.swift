import Engine
import Plots
import Terminal

extension Painter {
  /// The effect of the last edit, or the newest notice, and the stages.
  mutating func drawStatus() {
    let area = state.layout.status
    guard area.height > 0 else {
      if let notice = state.log.current { drawNotice(notice, y: size.height - 2) }
      return
    }
    if area.height == 2 {
      drawStages(y: area.y + 1, room: size.width - 2)
      drawEffect(y: area.y, room: size.width - 2)
      return
    }
    let effect = effectText.isEmpty ? 0 : CellWidth.of(effectText) + 4
    let used = drawStages(y: area.y, room: max(snapshot.isBusy ? 12 : 0, size.width - 2 - effect))
    drawEffect(y: area.y, room: size.width - 4 - used)
  }

  private var effectText: String {
    state.log.current?.text ?? state.record?.effect(in: snapshot) ?? ""
  }

  private mutating func drawEffect(y: Int, room: Int) {
    if let notice = state.log.current {
      drawNotice(notice, y: y, room: room)
    } else if let record = state.record {
      canvas.text(
        record.effect(in: snapshot), x: 1, y: y, style: theme[.accent], maxWidth: room,
        ellipsis: true)
    } else if let distance = snapshot.meanPairDistance {
      run(
        [
          ("mean pair distance ", .muted), (NumberText.fixed(distance, digits: 3), .text),
          ("  drafts carry no guarantee and cost nothing", .muted),
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
      let x = state.layout.status.height == 2 ? 1 : size.width - 1 - width
      run(parts, x: x, y: y, maxWidth: width)
      return width
    }
    return 0
  }

  /// How much is said of the stages, most first.
  private enum StageDetail: CaseIterable { case times, shortTimes, marks, newest }

  private func stageParts(_ detail: StageDetail) -> [(String, ThemeRole)] {
    let stages = snapshot.stages
    guard !stages.isEmpty else { return [] }
    let total = stages.filter { $0.state == .done }.reduce(0) { $0 + $1.milliseconds }
    let sum = NumberText.duration(milliseconds: total)
    if detail == .newest {
      if let running = stages.first(where: { $0.state == .running }) {
        return [("\(running.name) ", .text), ("●", .warn)]
      }
      if let failed = stages.first(where: { $0.state == .failed }) {
        return [("\(failed.name) ✗", .bad)]
      }
      return [("✓ ", .good), (sum, .muted)]
    }
    let each = stages.flatMap { stage -> [(String, ThemeRole)] in
      let (mark, role) = Painter.look(stage.state)
      if detail == .shortTimes, stage.state == .done {
        let time = NumberText.fixed(
          stage.milliseconds, digits: stage.milliseconds < 9.95 ? 1 : 0)
        return [("\(stage.name) ", .muted), ("\(time)  ", .good)]
      }
      let time = NumberText.duration(milliseconds: stage.milliseconds)
      let isTimed = detail == .times && stage.state == .done && stage.milliseconds >= 0.05
      return [("\(stage.name) ", .muted), (mark, role), (isTimed ? " \(time)  " : "  ", .text)]
    }
    return each + [("= ", .muted), (sum, .text)]
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
    for span in HintsLine(context, width: size.width).spans {
      let used = canvas.text(
        span.keys, x: span.x, y: y, style: theme[span.isPossible ? .hintKey : .muted])
      canvas.text(
        span.label, x: span.x + used + 1, y: y, style: theme[span.isPossible ? .hint : .stale])
    }
  }
}
