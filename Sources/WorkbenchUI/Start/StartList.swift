import Terminal

/// The start page's list as it is drawn: what is offered, under the heads of its sections.
struct StartList {
  /// A line of the list.
  enum Line: Hashable {
    case head(StartEntry.Section)
    case entry(Int)
    case blank
  }

  /// The lines from the top.
  let lines: [Line]

  init(_ entries: [StartEntry]) {
    var lines: [Line] = []
    for (place, entry) in entries.enumerated() {
      if place == 0 || entries[place - 1].section != entry.section {
        if place > 0 { lines.append(.blank) }
        lines.append(.head(entry.section))
      }
      lines.append(.entry(place))
    }
    self.lines = lines
  }

  /// The first line in view so that entry `chosen` is among `height` lines, and its head where there is room.
  func first(chosen: Int, height: Int) -> Int {
    guard lines.count > height, let line = lines.firstIndex(of: .entry(chosen)) else { return 0 }
    let head = lines[..<line].lastIndex { if case .head = $0 { true } else { false } } ?? line
    let wanted = line - head < height ? head : line
    return max(0, min(wanted, lines.count - max(1, height)))
  }

  /// The entry at a row of the list's place, if there is one.
  func entry(row: Int, chosen: Int, height: Int) -> Int? {
    guard row >= 0, row < height,
      let line = lines[safe: first(chosen: chosen, height: height) + row],
      case .entry(let place) = line
    else { return nil }
    return place
  }
}
