import Documents

/// A theme read from a file, with what was wrong in it.
public struct ThemeFile: Sendable {
  /// The theme, complete.
  public var theme: Theme
  /// A role or ramp that is missing, unknown or cannot be read: each with file, line and what is
  /// used in its place. Empty for a theme in order.
  public var warnings: [InputError]

  /// Reads the text of a theme file.
  ///
  ///     version: 1
  ///     about: "my own"
  ///     polarity: dark
  ///     colors: 16
  ///     roles:
  ///       selection: "#ffffff on #005f87 bold | reverse"
  ///     ramps:
  ///       sequential: ["#5f005f", "#ffd700"]
  ///
  /// A role's look is `FOREGROUND [on BACKGROUND] [ATTRIBUTE…] [| ATTRIBUTE…]`: a colour is
  /// `#RRGGBB`, `default` for the terminal's own, or an index `0` … `255` of the terminal's palette;
  /// an attribute is `bold`, `dim`, `reverse` or `underline`; those after the bar are used where
  /// there are no colours. `about` and `colors` may be left out; `colors` holds the theme to `none`,
  /// `16`, `256` or `true` colours on terminals that have more, so that pictures have signs beside them.
  ///
  /// - Parameters:
  ///   - text: The document.
  ///   - name: The theme's name.
  ///   - file: The path, for messages.
  /// - Throws: ``InputError`` for broken YAML, another version, an unknown key outside `roles` and
  ///   `ramps`, or a polarity that is neither `dark` nor `light`.
  public init(text: String, name: String, file: String? = nil) throws {
    let root = try DocumentNode.parse(text, file: file)
    let keys = try root.mapping(allowing: [
      "version", "about", "polarity", "colors", "roles", "ramps",
    ])
    _ = try keys.required("version").integer(in: 1...1)
    let polarity = try keys.required("polarity").choice(of: Theme.Polarity.self)
    let fallback = BuiltinTheme.theme(polarity)
    var warnings: [InputError] = []
    let looks = try ThemeFile.looks(keys.required("roles"), &warnings)
    var ramps: [String: Ramp] = [:]
    try ThemeFile.read(
      keys.required("ramps"), allowed: ["sequential", "diverging"], what: "ramp", &warnings
    ) { key, node in ramps[key] = try ThemeFile.ramp(node, odd: key == "diverging") }
    theme = Theme(
      name: name, polarity: polarity, looks: looks,
      sequential: ramps["sequential"] ?? fallback.sequential,
      diverging: ramps["diverging"] ?? fallback.diverging)
    theme.about = try keys["about"]?.string() ?? ""
    if let most = try keys["colors"]?.choice(of: Most.self) {
      theme = theme.adapted(to: most.depth)
    }
    self.warnings = warnings
  }

  /// The words of `colors`.
  private enum Most: String, CaseIterable {
    case none
    case sixteen = "16"
    case indexed = "256"
    case direct = "true"

    var depth: ColorDepth {
      switch self {
      case .none: .none
      case .sixteen: .sixteen
      case .indexed: .indexed
      case .direct: .direct
      }
    }
  }

  /// Reads a theme file; its name is the file's without `.yaml`.
  ///
  /// - Throws: ``InputError`` as ``init(text:name:file:)``, and where the file cannot be read.
  public init(path: String) throws {
    let last = FilePath.name(path)
    let name = last.hasSuffix(".yaml") ? String(last.dropLast(5)) : last
    try self.init(text: TextFile.read(path, limit: 1 << 20), name: name, file: path)
  }

  private static func looks(
    _ node: DocumentNode, _ warnings: inout [InputError]
  ) throws -> [ThemeRole: ThemeStyle] {
    var looks: [ThemeRole: ThemeStyle] = [:]
    let names = ThemeRole.allCases.map(\.rawValue)
    try read(node, allowed: names, what: "role", &warnings) { key, node in
      guard let role = ThemeRole(rawValue: key) else { return }
      switch ThemeStyle.read(try node.string()) {
      case .success(let look): looks[role] = look
      case .failure(let problem):
        throw node.error(
          "the look of “\(key)” is FOREGROUND [on BACKGROUND] [bold dim reverse underline] "
            + "[| ATTRIBUTE…] with colours #RRGGBB, default or 0 … 255",
          value: problem.word)
      }
    }
    return looks
  }

  private static func ramp(_ node: DocumentNode, odd: Bool) throws -> Ramp {
    let colors = try node.sequence().map { node in
      guard let color = ThemeStyle.color(try node.string()) else {
        throw node.error("a colour is expected here: \"#RRGGBB\", default or 0 … 255")
      }
      return color
    }
    guard (2...64).contains(colors.count), !odd || colors.count % 2 == 1 else {
      throw node.error(
        odd
          ? "a diverging ramp has an odd number of colours, 3 … 63, so that 0 has one of its own"
          : "a ramp has 2 … 64 colours")
    }
    return Ramp(colors)
  }

  // One warning for each entry that cannot be used and for each that is missing.
  private static func read(
    _ node: DocumentNode, allowed: [String], what: String, _ warnings: inout [InputError],
    _ use: (String, DocumentNode) throws -> Void
  ) throws {
    let mapping = try node.mapping()
    for entry in mapping.entries {
      do {
        guard allowed.contains(entry.key) else {
          throw entry.keyNode.error(
            Suggestion.sentence(unknown: entry.key, what: what, allowed: allowed))
        }
        try use(entry.key, entry.value)
      } catch let error as InputError {
        var warning = error
        if allowed.contains(entry.key) { warning.message += "; the built-in \(what) is used" }
        warnings.append(warning)
      }
    }
    for name in allowed where mapping[name] == nil {
      warnings.append(
        node.error("the \(what) “\(name)” is missing; the built-in one is used", value: name))
    }
  }
}
