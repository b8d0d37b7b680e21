import Engine
import Terminal

/// A place that a letter stands for.
struct MarkedPlace: Hashable, Sendable {
  var page: Page
  var pane: Pane
  /// The chosen column, by name: the list may change.
  var column: String?
  var view: HeatmapView
  var heatRow: Int
  var heatColumn: Int
  var isMaximised: Bool
}

extension WorkbenchState {
  /// What the next key is for.
  enum Awaited: Hashable, Sendable {
    /// The letter of a mark to set.
    case mark
    /// The letter of a mark to go to.
    case place
  }

  /// Takes the letter that was waited for; any other key gives up.
  mutating func take(_ stroke: KeyStroke, for awaited: Awaited, _ snapshot: Snapshot) -> [Effect] {
    self.awaited = nil
    guard case .character(let letter) = stroke.key, stroke.modifiers.isEmpty, letter.isLetter else {
      return []
    }
    switch awaited {
    case .mark:
      marks[letter] = MarkedPlace(
        page: page, pane: pane, column: chosenColumn(in: snapshot)?.schema.name, view: view,
        heatRow: heatRow, heatColumn: heatColumn, isMaximised: isMaximised)
      log.say(.info, "this place is \(letter) now")
    case .place:
      guard let place = marks[letter] else {
        let known = marks.keys.sorted().map(String.init).joined(separator: " ")
        log.say(.warning, "no place is marked \(letter); marked are \(known)")
        return []
      }
      return go(to: place, snapshot)
    }
    return []
  }

  private mutating func go(to place: MarkedPlace, _ snapshot: Snapshot) -> [Effect] {
    (page, pane, isMaximised) = (place.page, place.pane, place.isMaximised)
    var effects: [Effect] = []
    if let column = place.column,
      let position = snapshot.columns.firstIndex(where: { $0.schema.name == column })
    {
      effects = chooseColumn(position, snapshot)
    }
    view = place.view == .pin && comparedPin(in: snapshot) == nil ? .difference : place.view
    (heatRow, heatColumn) = (place.heatRow, place.heatColumn)
    return effects
  }
}
