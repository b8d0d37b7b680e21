import Engine
import Plots
import Terminal

extension Painter {
  /// What the chosen pin has otherwise than the present state, what came of both, and what taking it up costs.
  mutating func drawPinDetails(below top: Int, _ frame: Rect) {
    guard let pin = state.chosenPin(in: snapshot) else { return }
    let width = frame.width - 4
    var lines = comparison(with: pin, width)
    lines.append([])
    if let preview = state.preview(in: snapshot) {
      lines.append([(context.key(.takeUpPin), .hintKey), (" takes it up:", .muted)])
      lines += PreviewText(preview).lines(width: width)
    }
    canvas.horizontalLine(
      x: frame.x, y: top - 1, length: frame.width, style: theme[.borderFocused])
    let room = frame.y + frame.height - 1 - top
    for (row, line) in lines.prefix(max(0, room)).enumerated() {
      run(line, x: frame.x + 2, y: top + row, maxWidth: width)
    }
  }

  /// A table of two columns: the pin, and now.
  private func comparison(with pin: Pin, _ width: Int) -> [[(String, ThemeRole)]] {
    let cells = 9
    let names = max(0, width - 2 * cells)
    func line(_ name: String, _ pinned: String, _ now: String) -> [[(String, ThemeRole)]] {
      guard max(CellWidth.of(pinned), CellWidth.of(now)) < cells else {
        // What is long stands below its name.
        let texts = [("  \(pin.letter)  ", pinned), ("  now ", now)]
        return [[(name, .text)]]
          + texts.flatMap { mark, text in
            ConfirmationText.wrapped(text, max(8, width - 6)).enumerated().map { row, words in
              [((row == 0 ? mark : "").padded(to: 6), .muted), (words, .text)]
            }
          }
      }
      return [
        [
          (name.padded(to: names), .text), (pinned.padded(to: cells, align: .right), .pin),
          (now.padded(to: cells, align: .right), .synthetic),
        ]
      ]
    }
    func number(_ value: Double?) -> String {
      value.map { NumberText.fixed($0, digits: 3) } ?? NumberText.undefined
    }
    var lines: [[(String, ThemeRole)]] = [
      [
        ("".padded(to: names), .muted),
        ("pin \(pin.letter)".padded(to: cells, align: .right), .pin),
        ("now".padded(to: cells, align: .right), .synthetic),
      ]
    ]
    if pin.differences.isEmpty { lines.append([("the same choices", .muted)]) }
    lines += pin.differences.flatMap { line($0.name, $0.pinned, $0.now) }
    if pin.meanPairDistance != nil || snapshot.meanPairDistance != nil {
      lines += line(
        "mean pair distance", number(pin.meanPairDistance), number(snapshot.meanPairDistance))
    }
    let moved = movedColumns(pin)
    guard !moved.isEmpty else { return lines }
    lines += [[], [("distances of columns that differ most", .muted)]]
    return lines + moved.flatMap { line($0.name, number($0.pinned), number($0.now)) }
  }

  /// The chosen column, then those whose distances differ most, each by 0.001 at least.
  private func movedColumns(_ pin: Pin) -> [(name: String, pinned: Double, now: Double)] {
    let most = 6
    let all = snapshot.columns.enumerated().compactMap {
      place, column -> (place: Int, name: String, pinned: Double, now: Double)? in
      guard column.isModelled, let then = pin.columnDistances[place], let now = column.distance
      else { return nil }
      return (place, column.schema.name, then, now)
    }
    let chosen = state.columns.selected
    return
      all
      .filter { $0.place == chosen || abs($0.pinned - $0.now) >= 0.001 }
      .sorted {
        ($0.place == chosen ? 2 : abs($0.pinned - $0.now))
          > ($1.place == chosen ? 2 : abs($1.pinned - $1.now))
      }
      .prefix(most).map { ($0.name, $0.pinned, $0.now) }
  }
}
