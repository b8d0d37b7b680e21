import Terminal
import WorkbenchUI

/// `Documentation/Keys.md`: every action of the registry, and the files that keys stand in.
enum KeysPage {
  static var text: String {
    var lines = [
      "# Keys", "", DocsCommand.mark, "",
      "`?` shows the keys of the page, `:` finds any command by name, and both run the line that Enter is "
        + "pressed on. What cannot be done now is grey and says why.",
      "", "A number before a key repeats it where the table says so: `5j`, `3+`, `2u`.",
    ]
    for group in ActionGroup.allCases {
      lines += [
        "", "## \(group.rawValue)", "",
        "| keys | command | what it does | pages | number | undo takes back |",
        "|---|---|---|---|---|---|",
      ]
      lines += ActionRegistry.all.filter { $0.group == group }.map(row)
    }
    lines += ["", "## In dialogs", "", "These keys are not in the key map.", ""]
    lines += ["| keys | what they do |", "|---|---|"]
    lines += DialogKeys.all.map { "| \(code($0.keys)) | \($0.help) |" }
    lines += [""] + keyMap + [""] + settings + [""] + macros
    return lines.joined(separator: "\n") + "\n"
  }

  private static func row(_ action: Action) -> String {
    let pages =
      action.pages.isEmpty
      ? "all"
      : Page.allCases.filter { action.pages.contains($0) }
        .map(\.name).joined(separator: ", ")
    let number = action.counting == .never ? "" : "yes"
    let keys = code(action.keys.map(\.text))
    return "| \(keys) | `\(action.id.rawValue)` | \(action.help.cell) | \(pages) | \(number) | "
      + "\(action.undo ?? "") |"
  }

  private static func code(_ keys: [String]) -> String {
    keys.map { $0 == "`" ? "`` ` ``" : "`\($0.cell)`" }.joined(separator: " ")
  }

  private static let keyMap = [
    "## Other keys: `keys.yaml`", "",
    "In `$XDG_CONFIG_HOME/semblance` (`~/.config/semblance` without it). A command that is named has these "
      + "keys and no others; `[]` takes them all away. Keys are one character, or `Up` `Down` `Left` `Right` "
      + "`Home` `End` `PgUp` `PgDn` `Ins` `Del` `Enter` `Esc` `Tab` `S-Tab` `Space` `Backspace` `F1` … `F24`, "
      + "with `Ctrl-` or `Alt-` before them.",
    "", "```yaml", "version: 1", "keys:", "  undo: [u, Backspace]", "  release: F10",
    "  quit-now: []",
    "```", "",
    "A key that two commands of one page want is named at the start, with file and line, and in "
      + "`semblance doctor`: within the file the first keeps it, and the file goes before the tables above. "
      + "`quit`, `help`, `palette` and `back` always have a key, and Ctrl-Z always suspends.",
  ]

  private static var settings: [String] {
    [
      "## Settings: `settings.yaml`", "",
      "In the same folder; the settings page (`O`) writes it and leaves comments and everything else alone. "
        + "Options of the command line hold for one run.", "", "| key | usual | what it does |",
      "|---|---|---|",
    ]
      + Settings.Key.allCases.map { key in
        "| `\(key.rawValue)` | `\(Settings().text(key))` | \(key.help.cell) |"
      }
  }

  private static var macros: [String] {
    [
      "## Macros", "",
      "`!` records keys, mouse and paste until the next `!` and keeps them in a file; `@` plays the last one, "
        + "`&` one from a file, and `semblance play FILE [SESSION]` plays one without a terminal. A step a line; "
        + "`#` begins a comment.", "", "| step | meaning |", "|---|---|",
    ] + Macro.steps.map { "| `\($0.form)` | \($0.help.cell) |" }
  }
}
