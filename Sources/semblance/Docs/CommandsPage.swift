import WorkbenchUI

/// `Documentation/Commands.md`.
enum CommandsPage {
  static func text(_ root: CommandReference) -> String {
    var lines = [
      "# Commands", "", DocsCommand.mark, "", root.discussion.joined, "",
      "Every command also takes `-h`, `--help` and `--version`.",
    ]
    for command in root.subcommands { add(command, level: 2, &lines) }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func add(_ command: CommandReference, level: Int, _ lines: inout [String]) {
    lines += [
      "", String(repeating: "#", count: level) + " \(command.name)", "", command.abstract, "",
      "```sh", command.usage, "```",
    ]
    if !command.discussion.isEmpty { lines += ["", command.discussion.joined] }
    if !command.arguments.isEmpty {
      lines += ["", "| argument | meaning |", "|---|---|"]
      lines += command.arguments.map { "| `\($0.form.cell)` | \($0.help.cell) |" }
    }
    for part in command.subcommands { add(part, level: level + 1, &lines) }
  }
}

extension String {
  /// A text that was broken into lines, in one.
  var joined: String { split(whereSeparator: \.isNewline).joined(separator: " ") }

  /// The text as it can stand in a cell of a table.
  var cell: String { joined.replacing("|", with: "\\|") }
}
