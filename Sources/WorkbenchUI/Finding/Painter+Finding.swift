import Plots
import Terminal

extension Painter {
  /// The bar in which a text to look for is typed, on the line above the hints, with what was found so far.
  mutating func drawFind(_ bar: FindBar) {
    let status = state.layout.status
    let y = status.height > 0 ? status.y : max(0, size.height - 2)
    canvas.fill(Rect(x: 0, y: y, width: size.width, height: 1), Cell(" ", theme[.text]))
    let width = max(8, min(40, size.width / 3))
    drawField(bar.field, in: Rect(x: 1, y: y, width: width, height: 1), mark: "/")
    let (text, role) = findWords(bar)
    let used = run(
      [("  " + text, role)], x: 1 + width, y: y, maxWidth: max(0, size.width - width - 2))
    let keys: [(String, ThemeRole)] = [
      ("↑↓", .hintKey), (" next  ", .hint), ("Enter", .hintKey), (" stay  ", .hint),
      ("Esc", .hintKey), (" go back", .hint),
    ]
    let room = keys.reduce(0) { $0 + CellWidth.of($1.0) }
    guard used + 3 + room < size.width else { return }
    run(keys, x: size.width - 1 - room, y: y, maxWidth: room)
  }

  /// How much was found, in words.
  private func findWords(_ bar: FindBar) -> (String, ThemeRole) {
    guard !bar.field.text.isEmpty else {
      return (state.page == .rows ? "a text in any cell" : "a column's name", .muted)
    }
    guard state.page == .rows else {
      let places = state.columnsCalled(bar.field.text, snapshot)
      return places.isEmpty
        ? ("no column is called so", .warn)
        : ("\(places.count) of \(snapshot.columns.count) columns", .text)
    }
    return searchWords ?? ("", .muted)
  }

  /// How many rows hold what is sought, and which of them the chosen one is; `nil` while nothing is sought.
  var searchWords: (String, ThemeRole)? {
    guard let search = state.search else { return nil }
    let found = NumberText.grouped(search.found)
    guard search.isComplete else {
      let percent = 100 * search.checked / max(1, search.count)
      return ("\(found) rows so far, \(percent) % looked through", .muted)
    }
    guard search.found > 0 else { return ("no row holds it", .warn) }
    let rank = search.rank(of: state.rows.selected).map { "\(NumberText.grouped($0)) of " } ?? ""
    return ("\(rank)\(found) \(search.found == 1 ? "row" : "rows")", .text)
  }
}
