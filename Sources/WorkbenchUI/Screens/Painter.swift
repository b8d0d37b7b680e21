import Engine
import Terminal

/// Draws the workbench: state and snapshot in, canvas out.
public struct Painter: Sendable {
  /// The picture so far.
  public internal(set) var canvas: Canvas
  /// Where the terminal's cursor belongs; `nil` hides it.
  public internal(set) var cursor: Position?
  let state: WorkbenchState
  let snapshot: Snapshot
  let theme: Theme

  /// Draws everything. Total: any size, any state, any snapshot. Complexity: O(cells + columns).
  public init(_ state: WorkbenchState, _ snapshot: Snapshot, theme: Theme) {
    self.state = state
    self.snapshot = snapshot
    self.theme = theme
    canvas = Canvas(width: state.size.width, height: state.size.height, style: theme[.text])
    if state.layout.isTooSmall {
      drawTooSmall()
    } else {
      switch state.page {
      case .start: drawStart()
      case .main: drawMain()
      case .rows: drawRows()
      case .pair: drawPair()
      case .column: drawColumnPage()
      case .evaluation: drawEvaluation()
      case .checklist: drawChecklist()
      case .ledger: drawLedger()
      case .glossary: drawGlossary()
      case .rules: drawRules()
      case .scenario:
        drawLinesPage(
          "scenario", statement: snapshot.scenario.isActive ? snapshot.scenario.statement : "",
          empty: "No scenario: rows are drawn from the model as it was fitted. A step changes that "
            + "on purpose, at no privacy cost.", examples: examples.scenario)
      case .postProcessing:
        drawLinesPage(
          "post-processing",
          empty: "Rows are written as they are drawn. A step here changes every row before it is "
            + "written, at no privacy cost.", examples: examples.postProcessing)
      case .notices: drawNotices()
      case .tradeOff: drawTradeOff()
      case .pins: drawPins()
      case .journal: drawJournal()
      case .settings: drawSettings()
      case .diagnostics: drawDiagnostics()
      }
      drawTopLine()
      drawStatus()
      drawHints()
    }
    drawDialog()
  }

  var context: ActionContext { ActionContext(state: state, snapshot: snapshot) }
  var size: Size { state.size }

  /// Draws texts one after another and returns the cell after the last.
  @discardableResult
  mutating func run(
    _ parts: [(String, ThemeRole)], x: Int, y: Int, maxWidth: Int
  ) -> Int {
    var used = 0
    for (text, role) in parts {
      guard used < maxWidth else { break }
      used += canvas.text(
        text, x: x + used, y: y, style: theme[role], maxWidth: maxWidth - used, ellipsis: true)
    }
    return x + used
  }

  /// Draws a frame's title on its top border, and at its right end a trailing text that is left out
  /// where the two do not fit beside `taken` cells that something else needs.
  mutating func title(
    _ parts: [(String, ThemeRole)], trailing: [(String, ThemeRole)] = [], taken: Int = 0,
    on frame: Rect
  ) {
    guard frame.width >= 8 else { return }
    let room = frame.width - 4
    let width = min(room - 2, parts.reduce(0) { $0 + CellWidth.of($1.0) })
    canvas.text(" ", x: frame.x + 2, y: frame.y)
    run(parts, x: frame.x + 3, y: frame.y, maxWidth: width)
    canvas.text(" ", x: frame.x + 3 + width, y: frame.y)
    let rest = trailing.reduce(0) { $0 + CellWidth.of($1.0) }
    guard rest > 0, width + taken + rest + 5 <= room else { return }
    let x = frame.x + frame.width - 3 - rest
    canvas.text(" ", x: x - 1, y: frame.y)
    run(trailing, x: x, y: frame.y, maxWidth: rest)
    canvas.text(" ", x: x + rest, y: frame.y)
  }

  /// The first of some trailing texts that fits beside a frame's title; none when none does.
  func fitting(
    _ trailing: [[(String, ThemeRole)]], beside parts: [(String, ThemeRole)], on frame: Rect
  ) -> [(String, ThemeRole)] {
    func width(_ parts: [(String, ThemeRole)]) -> Int {
      parts.reduce(0) { $0 + CellWidth.of($1.0) }
    }
    return trailing.first { width(parts) + width($0) + 9 <= frame.width } ?? []
  }

  /// Marks a line as chosen: texts keep their colours where they can be read on the mark.
  mutating func highlight(_ line: Rect, _ role: ThemeRole) {
    let theme = theme
    canvas.restyle(line) { $0 = theme.marked($0, by: role) }
  }

  private mutating func drawTooSmall() {
    let need = MainLayout.least
    let lines = [
      "too small", "have \(size.width)×\(size.height)", "need \(need.width)×\(need.height)",
      "\(state.keys.text(together: [.quit])) quits",
    ]
    for (row, line) in lines.enumerated() {
      canvas.text(line, x: 0, y: row, style: theme[row == 0 ? .warn : .text])
    }
  }
}
