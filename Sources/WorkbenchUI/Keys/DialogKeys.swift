/// The keys inside dialogs, which no key map changes: for the printed reference.
public enum DialogKeys {
  /// Keys and what they do, in the order of the reference.
  public static let all: [(keys: [String], help: String)] = [
    (["Esc", "Ctrl-C", "Ctrl-G"], "Close the dialog and leave everything as it was"),
    (["Enter"], "Take the answer, run the line, press the button, keep the theme"),
    (
      ["↑", "↓", "PgUp", "PgDn", "Home", "End"],
      "Move in a list; go through the methods of a prompt"
    ),
    (["Space"], "Mark a column off or on, where inferred domains are confirmed"),
    (["Ctrl-P", "Ctrl-N"], "Move in the help and the palette, where letters are typed"),
    (
      ["Tab", "S-Tab", "←", "→"],
      "Complete a path; go to the next button; ask of another distance"
    ),
    (
      ["↑", "↓", "Tab", "S-Tab"], "Go to the next or an earlier place that holds what is looked for"
    ),
    (
      [
        "←", "→", "Home", "End", "Backspace", "Del", "Ctrl-A", "Ctrl-E", "Ctrl-U", "Ctrl-K",
        "Ctrl-W",
      ],
      "Edit the text of a field, as a shell does"
    ),
    (["y e s"], "Typed in a confirmation, then Enter: goes ahead"),
  ]
}
