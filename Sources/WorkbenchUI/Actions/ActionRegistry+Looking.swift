import Terminal

extension ActionRegistry {
  /// Moving about and changing what is shown.
  static let looking: [Action] = [
    make(
      .up, [KeyStroke(.up), .char("k")], "Move up",
      hint: Action.Hint(keys: "↑↓", label: "move", rank: 2)),
    make(.down, [KeyStroke(.down), .char("j")], "Move down"),
    make(
      .left, [KeyStroke(.left), .char("h")], "Move left",
      hint: Action.Hint(keys: "←→", label: "move", rank: 2, pages: [.tradeOff, .pins])),
    make(.right, [KeyStroke(.right), .char("l")], "Move right"),
    make(.pageUp, [KeyStroke(.pageUp), .control("b")], "Move up by a page"),
    make(.pageDown, [KeyStroke(.pageDown), .control("f")], "Move down by a page"),
    make(.first, [.char("g"), KeyStroke(.home)], "Move to the first entry"),
    make(.last, [.char("G"), KeyStroke(.end)], "Move to the last entry"),
    make(
      .nextPane, [KeyStroke(.tab)], "Go to the next pane", pages: [.main],
      hint: Action.Hint(keys: "Tab", label: "pane", rank: 3)),
    make(.previousPane, [KeyStroke(.backTab)], "Go to the pane before", pages: [.main]),
    make(
      .choose, [KeyStroke(.enter)],
      "Open the chosen sample, or choose the column under the heatmap's cursor",
      pages: [.start, .main]),
    make(
      .maximise, [.char("m")], "Let the pane fill the page, or shrink it again",
      pages: [.main], hint: Action.Hint(keys: "m", label: "maximise", rank: 12)),
    make(
      .nextView, [.char("v"), .char("]")], "Show the next view: real, synthetic, difference, a pin",
      pages: [.main, .rows, .tradeOff], hint: Action.Hint(keys: "v", label: "view", rank: 6)),
    make(
      .previousView, [.char("[")], "Show the view before", pages: [.main, .rows, .tradeOff]),
    make(
      .association, [.char("a")], "Change how association is measured", pages: [.main, .pins],
      hint: Action.Hint(keys: "a", label: "measure", rank: 8, panes: [.heatmap]),
      unless: Obstacle.noTable),
    make(
      .logScale, [.char("L")], "Show counts on a logarithmic scale, or a plain one",
      pages: [.main, .pins],
      hint: Action.Hint(keys: "L", label: "log scale", rank: 8, panes: [.histogram])),
    make(
      .sortCategories, [.char("f")], "Show the most frequent categories first, or their own order",
      pages: [.main],
      hint: Action.Hint(keys: "f", label: "sort", rank: 8, panes: [.histogram]),
      unless: Obstacle.noCategories),
    make(
      .rows, [.char("r")], "Page through real and synthetic rows", pages: [.main, .rows],
      hint: Action.Hint(keys: "r", label: "rows", rank: 7), unless: Obstacle.noRows),
    make(.notices, [.char("N")], "Show every notice so far"),
    make(.theme, [.char("T")], "Change the theme"),
    make(
      .mouse, [KeyStroke(.function(2))], "Leave the mouse to the terminal, or take it again"),
  ]
}
