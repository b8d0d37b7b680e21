import Terminal

extension ActionRegistry {
  /// Moving about and changing what is shown.
  static let looking: [Action] =
    moving + drawing + reading + [
      make(
        .nextPane, [KeyStroke(.tab)], "Go to the next pane", pages: twoPanes,
        hint: Action.Hint(label: "pane", rank: 3), does: { state, _ in state.movePane(by: 1) }),
      make(
        .previousPane, [KeyStroke(.backTab)], "Go to the pane before", pages: twoPanes,
        does: { state, _ in state.movePane(by: -1) }),
      make(
        .choose, [KeyStroke(.enter)],
        "Open what is chosen: a file, or the pair under the heatmap's cursor",
        pages: [
          .start, .main, .column, .evaluation, .rules, .scenario, .postProcessing, .checklist,
        ],
        hint: Action.Hint(label: "open it", rank: 1, pages: [.start, .checklist]),
        sends: { $0.choose($1) }),
      make(
        .maximise, [.char("m")], "Let the pane fill the page, or shrink it again",
        pages: [.main], hint: Action.Hint(label: "maximise", rank: 12),
        does: { state, _ in state.isMaximised.toggle() }),
      make(
        .widenList, [.char(">")], "Widen the list of columns", pages: [.main],
        counting: .repeats, does: { state, _ in state.moveDivider(by: 1) }),
      make(
        .narrowList, [.char("<")], "Narrow the list of columns", pages: [.main],
        counting: .repeats, does: { state, _ in state.moveDivider(by: -1) }),
      make(
        .nextView, [.char("v"), .char("]")],
        "Show the next view: real, synthetic, difference, a pin",
        pages: [.main, .pair, .rows, .tradeOff], hint: Action.Hint(label: "view", rank: 6),
        does: { $0.changeView(by: 1, $1) }),
      make(
        .previousView, [.char("[")], "Show the view before",
        pages: [.main, .pair, .rows, .tradeOff],
        does: { $0.changeView(by: -1, $1) }),
      make(
        .association, [.char("a")], "Change how association is measured",
        pages: [.main, .pair, .pins],
        hint: Action.Hint(label: "measure", rank: 8, panes: [.heatmap]),
        unless: Obstacle.noTable, undo: "the measure", sends: { $0.changeMeasure($1) }),
      make(
        .logScale, [.char("L")], "Show counts on a logarithmic scale, or a plain one",
        pages: [.main, .pins],
        hint: Action.Hint(label: "log scale", rank: 8, panes: [.histogram]),
        does: { state, _ in state.isLogScale.toggle() }),
      make(
        .rows, [.char("r")], "Page through real and synthetic rows", pages: [.main, .rows],
        hint: Action.Hint(label: "rows", rank: 7), unless: Obstacle.noRows,
        does: { state, _ in state.page = state.page == .rows ? .main : .rows }),
      make(
        .mark, [.char("`")], "Mark this place under a letter", pages: working,
        unless: Obstacle.noTable, does: { state, _ in state.awaited = .mark }),
      make(
        .goToMark, [.char("'")], "Go to a marked place by its letter", pages: working,
        unless: Obstacle.noMarks, does: { state, _ in state.awaited = .place }),
      make(
        .notices, [.char("N")], "Show every notice so far", does: { $0.toggle(.notices, $1) }),
    ]

  /// The pages on which Tab goes from one part to another.
  private static let twoPanes: Set<Page> = [.main, .pair, .column]

  /// How the pictures are drawn.
  private static let drawing: [Action] = [
    make(
      .sort, [.char("f")],
      "Change the order: of categories by count or difference, of the heatmap by likeness",
      pages: [.main], hint: Action.Hint(label: "sort", rank: 8, panes: [.histogram, .heatmap]),
      unless: Obstacle.nothingToSort, does: { $0.changeOrder($1) }),
    make(
      .cumulative, [.char("F")], "Show shares of rows up to each value, or counts", pages: [.main],
      hint: Action.Hint(label: "distribution", rank: 9, panes: [.histogram]),
      unless: Obstacle.noTable, does: { $0.toggleCumulative($1) }),
    make(
      .zoomIn, [.char(")")], "Stretch the histogram's axis about the cursor", pages: [.main],
      hint: Action.Hint(
        label: "zoom", rank: 10, panes: [.histogram], together: [.zoomOut, .zoomIn]),
      unless: Obstacle.noTable, counting: .repeats, does: { $0.zoom(isIn: true, $1) }),
    make(
      .zoomOut, [.char("(")], "Show more of the histogram's axis", pages: [.main],
      unless: Obstacle.noTable, counting: .repeats, does: { $0.zoom(isIn: false, $1) }),
    make(
      .heatStyle, [.char("Z")], "Draw heatmap cells to fit, in half blocks, or with their values",
      pages: [.main], hint: Action.Hint(label: "cells", rank: 10, panes: [.heatmap]),
      unless: Obstacle.noAssociation, does: { state, _ in state.changeHeatStyle() }),
    make(
      .pair, [.char("*")], "Show two columns together: tables, their difference, boxes",
      pages: [.main, .pair], hint: Action.Hint(label: "pair", rank: 8, panes: [.heatmap]),
      unless: Obstacle.noAssociation, does: { $0.openPair($1) }),
  ]

  private static let moving: [Action] = [
    make(
      .up, [KeyStroke(.up), .char("k")], "Move up",
      hint: Action.Hint(label: "move", rank: 2, together: [.up, .down]), counting: .repeats,
      sends: { $0.move(.up, $1) }),
    make(
      .down, [KeyStroke(.down), .char("j")], "Move down", counting: .repeats,
      sends: { $0.move(.down, $1) }),
    make(
      .left, [KeyStroke(.left), .char("h")], "Move left",
      hint: Action.Hint(
        label: "move", rank: 2, pages: [.tradeOff, .pins, .settings], together: [.left, .right]),
      counting: .repeats, sends: { $0.move(.left, $1) }),
    make(
      .right, [KeyStroke(.right), .char("l")], "Move right", counting: .repeats,
      sends: { $0.move(.right, $1) }),
    make(
      .pageUp, [KeyStroke(.pageUp), .control("b")], "Move up by a page", counting: .repeats,
      sends: { $0.move(.pageUp, $1) }),
    make(
      .pageDown, [KeyStroke(.pageDown), .control("f")], "Move down by a page",
      counting: .repeats, sends: { $0.move(.pageDown, $1) }),
    make(
      .first, [.char("g"), KeyStroke(.home)], "Move to the first entry",
      sends: { $0.move(.first, $1) }),
    make(
      .last, [.char("G"), KeyStroke(.end)], "Move to the last entry",
      sends: { $0.move(.last, $1) }),
  ]
}
