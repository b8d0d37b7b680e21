/// One column's entry in a schema file: its keys in order, each value as YAML text.
struct ColumnText {
  var name: String
  var keys: [(key: String, value: String)]

  /// The entry in flow style on one line, or as a block where that is too long.
  var lines: String {
    let flow = "  \(name): {" + keys.map { "\($0.key): \($0.value)" }.joined(separator: ", ") + "}"
    if flow.utf8.count <= 120 && !flow.contains("\n") { return flow + "\n" }
    return keys.reduce(into: "  \(name):\n") { text, entry in
      text += "    \(entry.key): \(entry.value)\n"
    }
  }
}

extension ColumnText {
  /// A column whose domain is everything between two values, both included.
  static func range(
    _ name: String, _ kind: String, _ lower: String, _ upper: String, nulls: Bool = false,
    digits: Int? = nil, bins: Int? = nil, atoms: [Int] = [], unit: String? = nil,
    role: String? = nil, sensitivity: String? = nil, _ description: String
  ) -> ColumnText {
    var keys = [("kind", kind)]
    if let digits { keys.append(("digits", "\(digits)")) }
    keys.append(("domain", "[\(scalar(lower)), \(scalar(upper))]"))
    if let bins { keys.append(("bins", "\(bins)")) }
    if !atoms.isEmpty { keys.append(("atoms", list(atoms.map(String.init)))) }
    if let unit { keys.append(("unit", unit)) }
    return ColumnText(
      name: name, keys: keys + common(nulls, role, sensitivity, description))
  }

  /// A column of named values; booleans give false before true. Values that share their first
  /// `prefix` characters belong together.
  static func names(
    _ name: String, kind: String = "category", _ domain: [String], prefix: Int? = nil,
    nulls: Bool = false, role: String? = nil, sensitivity: String? = nil, _ description: String
  ) -> ColumnText {
    ColumnText(
      name: name,
      keys: [("kind", kind), ("domain", list(domain))]
        + (prefix.map { [("hierarchy", "{prefix: \($0)}")] } ?? [])
        + common(nulls, role, sensitivity, description))
  }

  /// A column of identifiers, which have no domain.
  static func identifier(_ name: String, _ description: String) -> ColumnText {
    ColumnText(name: name, keys: [("kind", "identifier")] + common(false, "id", nil, description))
  }

  private static func common(
    _ nulls: Bool, _ role: String?, _ sensitivity: String?, _ description: String
  ) -> [(String, String)] {
    var keys = [("nulls", nulls ? "true" : "false")]
    if let role { keys.append(("role", role)) }
    if let sensitivity { keys.append(("sensitivity", sensitivity)) }
    keys.append(("description", "\"\(description)\""))
    return keys
  }

  /// A flow list, broken into lines where it is long.
  private static func list(_ values: [String]) -> String {
    let scalars = values.map(scalar)
    guard scalars.joined(separator: ", ").utf8.count > 80 else {
      return "[" + scalars.joined(separator: ", ") + "]"
    }
    var text = "["
    var width = 100
    for value in scalars {
      width += value.utf8.count + 2
      if width > 94 {
        text += "\n     "
        width = 5 + value.utf8.count + 2
      }
      text += " \(value),"
    }
    return text.dropLast() + "]"
  }

  /// A scalar, quoted where a YAML reader could take it for something other than its text.
  private static func scalar(_ text: String) -> String {
    let reserved = ["yes", "no", "on", "off", "y", "n", "true", "false", "null"]
    return reserved.contains(text.lowercased()) || text.contains(":") || text.contains("+")
      ? "\"\(text)\"" : text
  }
}
