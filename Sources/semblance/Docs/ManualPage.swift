/// `Documentation/semblance.1`: the manual page, in the macros of man(7).
enum ManualPage {
  static func text(_ root: CommandReference) -> String {
    var lines = [
      #".\" \#(DocsCommand.origin)"#,
      #".TH SEMBLANCE 1 "" "Semblance \#(Semblance.version)" "User Commands""#, ".SH NAME",
      #"semblance \- \#(escaped(root.abstract.lowercasedFirst.withoutPoint))"#, ".SH SYNOPSIS",
      ".B semblance", "[\\fIINPUT\\fR|\\fISESSION\\fR] [options]", ".br", ".B semblance",
      "\\fICOMMAND\\fR [options]", ".SH DESCRIPTION", escaped(root.discussion.joined),
      ".SH COMMANDS",
    ]
    for command in root.all.dropFirst() where command.subcommands.isEmpty {
      lines += [".SS \(escaped(command.usage))", escaped(command.abstract)]
      if !command.discussion.isEmpty { lines += [".PP", escaped(command.discussion.joined)] }
      for argument in command.arguments {
        lines += [".TP", ".B \(escaped(argument.form))", escaped(argument.help.joined)]
      }
    }
    lines += [".SH FILES"]
    for (path, help) in files {
      lines += [".TP", ".I \(escaped(path))", escaped(help)]
    }
    lines += [".SH ENVIRONMENT"]
    for (name, help) in environment { lines += [".TP", ".B \(name)", escaped(help)] }
    lines += [".SH EXIT STATUS"]
    for (status, help) in statuses { lines += [".TP", ".B \(status)", escaped(help)] }
    return lines.joined(separator: "\n") + "\n"
  }

  private static let files = [
    ("NAME.semblance.yaml", "A session: every choice, no rows."),
    ("NAME.schema.yaml", "A data dictionary: kinds, domains and where they come from."),
    (
      ".semblance/ledger.sqlite",
      "What was charged, in the nearest folder at or above the current one."
    ),
    ("~/.config/semblance/keys.yaml", "Other keys."),
    ("~/.config/semblance/settings.yaml", "How the program looks and behaves."),
    ("~/.config/semblance/themes", "A person's own themes."),
  ]

  private static let environment = [
    ("NO_COLOR", "Set to anything, no colours are used unless --color asks for some."),
    ("SEMBLANCE_SHARE", "The folder that holds Themes and SampleData."),
    (
      "XDG_CONFIG_HOME",
      "Where the folder semblance with a person's own files is, instead of ~/.config."
    ),
    ("TERM", "The terminal; one that is not known is treated as the nearest that is."),
    ("LC_ALL, LC_CTYPE, LANG", "A locale that is not UTF-8 gets plain ASCII."),
  ]

  private static let statuses = [
    ("0", "Done."), ("1", "A check, a gate or an expectation said no."),
    ("2", "Bad usage or bad input; nothing was written."), ("3", "The budget refuses."),
    ("129, 143", "The workbench was ended by HUP or TERM, its choices saved."),
    ("130", "Interrupted."),
  ]

  private static func escaped(_ text: String) -> String {
    let text = text.replacing("\\", with: "\\e").replacing("-", with: "\\-")
    // Not every formatter reads UTF-8.
    let plain = text.unicodeScalars.reduce(into: "") { result, scalar in
      let digits = String(scalar.value, radix: 16, uppercase: true)
      let padded = String(repeating: "0", count: max(0, 4 - digits.count)) + digits
      result += scalar.isASCII ? String(scalar) : "\\[u\(padded)]"
    }
    return plain.first == "." || plain.first == "'" ? "\\&" + plain : plain
  }
}

extension String {
  fileprivate var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
  fileprivate var withoutPoint: String { hasSuffix(".") ? String(dropLast()) : self }
}
