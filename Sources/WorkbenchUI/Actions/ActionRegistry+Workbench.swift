import Terminal

extension ActionRegistry {
  /// The workbench itself.
  static let workbench: [Action] = [
    make(
      .cancel, [.control("c")], "Stop what is running and keep the last good result",
      unless: Obstacle.notBusy, sends: { _, _ in [.send(.cancel)] }),
    make(
      .theme, [.char("T")], "Choose a theme, with each shown as the cursor comes to it",
      does: { state, _ in state.chooseTheme() }),
    make(
      .settings, [.char("O")], "Change how the program looks and behaves",
      does: { $0.toggle(.settings, $1) }),
    make(
      .diagnostics, [KeyStroke(.function(4))],
      "Show what was found out about the terminal and the program's files",
      does: { $0.toggle(.diagnostics, $1) }),
    make(
      .mouse, [KeyStroke(.function(2))], "Leave the mouse to the terminal, or take it again",
      sends: { state, _ in state.toggleMouse() }),
    make(
      .record, [.char("!")], "Record the keys from here on as a macro, or stop recording",
      does: { $0.toggleRecording($1) }),
    make(
      .playLast, [.char("@")], "Play the macro recorded last", unless: Obstacle.noMacro,
      counting: .itself, sends: { state, _ in state.playLast() }),
    asking(.playFile, [.char("&")], "Play a macro from a file"),
    make(
      .copyScreen, [.char("Y")], "Copy the screen's text to the clipboard",
      sends: { state, _ in
        state.log.say(.info, "the screen's text is on the clipboard")
        return [.copy(nil)]
      }),
    make(
      .copyLine, [.char("\"")],
      "Copy what is chosen to the clipboard: a column, a pair, a row, an edit, a notice",
      sends: { $0.copyLine($1) }),
    make(
      .repaint, [.control("l")], "Draw the screen again", isEverywhere: true,
      sends: { _, _ in [.repaint] }),
    make(
      .suspend, [.control("z")], "Go back to the shell; fg returns", isEverywhere: true,
      sends: { _, _ in [.suspend] }),
    make(
      .back, [KeyStroke(.escape)], "Go back one level",
      pages: working.union([.notices, .settings, .diagnostics, .glossary]),
      hint: Action.Hint(
        label: "back", rank: 1, pages: [.notices, .settings, .diagnostics, .glossary]),
      does: { $0.back($1) }),
    make(
      .palette, [.char(":")], "Find a command by name",
      hint: Action.Hint(label: "palette", rank: 6),
      does: { state, _ in state.overlays.append(.menu(ActionMenu(.palette))) }),
    make(
      .help, [.char("?"), KeyStroke(.function(1))], "Show the keys",
      hint: Action.Hint(label: "help", rank: 0),
      does: { $0.help($1) }),
    make(
      .quit, [.char("q"), .control("q")], "Quit", hint: Action.Hint(label: "quit", rank: 0),
      isEverywhere: true, sends: { $0.quit($1) }),
    make(
      .quitNow, [.char("Q")],
      "Quit without a question; unsaved edits are offered when the table is opened again",
      sends: { _, _ in [.quit(0)] }),
  ]
}
