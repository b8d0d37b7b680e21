import Terminal

extension ActionRegistry {
  /// The workbench itself.
  static let always: [Action] = [
    make(
      .cancel, [.control("c")], "Stop what is running and keep the last good result",
      unless: Obstacle.notBusy),
    make(.copyScreen, [.char("Y")], "Copy the screen's text to the clipboard"),
    make(.repaint, [.control("l")], "Draw the screen again"),
    make(.suspend, [.control("z")], "Go back to the shell; fg returns"),
    make(
      .back, [KeyStroke(.escape)], "Go back one level", pages: working.union([.notices])),
    make(
      .palette, [.char(":")], "Find a command by name",
      hint: Action.Hint(keys: ":", label: "palette", rank: 6)),
    make(
      .help, [.char("?"), KeyStroke(.function(1))], "Show the keys",
      hint: Action.Hint(keys: "?", label: "help", rank: 0)),
    make(
      .quit, [.char("q"), .control("q")], "Quit",
      hint: Action.Hint(keys: "q", label: "quit", rank: 0)),
  ]
}
