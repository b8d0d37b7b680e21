import Documents
import Terminal

/// `Documentation/Themes.md`: the themes with what was measured of them, and every slot.
enum ThemesPage {
  /// - Throws: ``InputError`` where a theme that comes with the program cannot be read.
  static func text(_ library: ThemeLibrary) throws -> String {
    var lines = [
      "# Themes", "", DocsCommand.mark, "",
      "A theme is a file `NAME.yaml` in `Themes`, or in `$XDG_CONFIG_HOME/semblance/themes`, which goes first. "
        + "`T` chooses one, `--theme NAME` (or a path) names one. A file that is written while the program runs is "
        + "read again at once. A slot that is missing or wrong is named with file and line, and the built-in look is "
        + "used in its place.",
      "",
      "| theme | for | text contrast | real and synthetic apart (ΔE), four colour visions | steps of ramps |",
      "|---|---|---|---|---|",
    ]
    for name in library.names { lines.append(try row(library.theme(named: name).theme)) }
    lines += [
      "",
      "Text contrast is the least of all slots but lines, on black, `#1e1e1e` and `#282828` or on white and "
        + "`#fdf6e3` (WCAG 2.1). ΔE is the distance in CIELAB of what is seen with all cones, without those for "
        + "long, middle or short waves (Machado, Oliveira and Fernandes, 2009); steps are the least between "
        + "neighbours of both ramps in any of the four.",
      "", "## A theme file", "", "```yaml", "version: 1",
      "about: \"what it is for\"     # may be left out",
      "polarity: dark              # or light: the background it is made for",
      "colors: 256                 # none, 16, 256 or true: never more than that; may be left out",
      "roles:",
      "  selection: \"#ffffff on #005f87 bold | reverse\"", "  # … every slot below", "ramps:",
      "  sequential: [\"#262626\", \"#ffd700\"]             # 2 … 64 colours, low to high",
      "  diverging: [\"#ffafaf\", \"#121212\", \"#afafff\"]   # an odd number, negative to positive",
      "```", "",
      "A look is `FOREGROUND [on BACKGROUND] [ATTRIBUTE…] [| ATTRIBUTE…]`: a colour is `#RRGGBB`, `default` for the "
        + "terminal's own, or an index `0` … `255` of its palette; an attribute is `bold`, `dim`, `reverse` or "
        + "`underline`; those after the bar are used alone where there are no colours.",
      "", "## Slots", "", "| slot | meaning | in `dark` |", "|---|---|---|",
    ]
    lines += ThemeRole.allCases.map { role in
      "| `\(role.rawValue)` | \(role.meaning.cell) | `\(Theme.dark.notation(role).cell)` |"
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func row(_ theme: Theme) -> String {
    let contrast = theme.leastContrast.map { "\(tenths($0)) : 1" } ?? "the terminal's own"
    let apart = ColorVision.allCases.map { vision in
      theme.distance(.real, .synthetic, vision).map { "\(Int($0.rounded()))" } ?? "–"
    }.joined(separator: " ")
    let steps = theme.depth < .indexed ? "signs" : theme.leastStep.map { "\(tenths($0))" } ?? "–"
    return "| `\(theme.name)` | \(theme.about.cell) (\(theme.polarity.rawValue)) | \(contrast) | "
      + "\(theme.depth < .indexed ? "signs" : apart) | \(steps) |"
  }

  private static func tenths(_ value: Double) -> String {
    let whole = Int((value * 10).rounded(.down))
    return "\(whole / 10).\(whole % 10)"
  }
}
