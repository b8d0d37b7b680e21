import Documents

/// A command with its arguments, as the program itself describes them (the argument parser's dump).
struct CommandReference {
  /// An argument or an option.
  struct Argument {
    /// `positional`, `option` or `flag`.
    var kind: String
    /// As it is typed, such as `--size <size>`.
    var form: String
    /// What it is for.
    var help: String
    var isOptional: Bool
    var isRepeating: Bool
  }

  /// The words that call it, such as `semblance ledger show`.
  var name: String
  var abstract: String
  var discussion: String
  var arguments: [Argument]
  var subcommands: [CommandReference]

  /// Reads the dump; what is hidden is left out.
  ///
  /// - Throws: ``InputError`` where it is not what the parser is known to write.
  init(dump: String) throws {
    let root = try DocumentNode.parse(json: dump).mapping()
    try self.init(root.required("command").mapping(), above: [])
  }

  private init(_ node: DocumentMapping, above: [String]) throws {
    let words = above + [try node.required("commandName").string()]
    name = words.joined(separator: " ")
    abstract = try node["abstract"]?.string() ?? ""
    discussion = try node["discussion"]?.string() ?? ""
    arguments = try (node["arguments"]?.sequence() ?? []).compactMap(Argument.init)
    subcommands = try (node["subcommands"]?.sequence() ?? []).compactMap { node in
      let mapping = try node.mapping()
      guard try mapping["shouldDisplay"]?.boolean() ?? true,
        try mapping["commandName"]?.string() != "help"
      else { return nil }
      return try CommandReference(mapping, above: words)
    }
  }

  /// How it is called.
  var usage: String {
    if !subcommands.isEmpty { return "\(name) <command>" }
    let positional = arguments.filter { $0.kind == "positional" }.map { argument in
      let form = argument.form + (argument.isRepeating ? "…" : "")
      return argument.isOptional ? "[\(form)]" : form
    }
    let required = arguments.filter { $0.kind != "positional" && !$0.isOptional }.map(\.form)
    let hasOptions = arguments.contains { $0.kind != "positional" && $0.isOptional }
    return ([name] + positional + required + (hasOptions ? ["[options]"] : [])).joined(
      separator: " ")
  }

  /// This command and those below it, each before its own.
  var all: [CommandReference] { [self] + subcommands.flatMap(\.all) }
}

extension CommandReference.Argument {
  fileprivate init?(_ node: DocumentNode) throws {
    let fields = try node.mapping()
    guard try fields["shouldDisplay"]?.boolean() ?? true else { return nil }
    kind = try fields.required("kind").string()
    help = try fields["abstract"]?.string() ?? ""
    isOptional = try fields["isOptional"]?.boolean() ?? false
    isRepeating = try fields["isRepeating"]?.boolean() ?? false
    let value = "<\(try fields["valueName"]?.string() ?? "value")>"
    guard kind != "positional" else {
      form = value
      return
    }
    let names = try (fields["names"]?.sequence() ?? []).map { name in
      let name = try name.mapping()
      let text = try name.required("name").string()
      return try name.required("kind").string() == "long" ? "--\(text)" : "-\(text)"
    }
    // Help and version are the same everywhere.
    guard !names.contains("--help"), !names.contains("--version") else { return nil }
    form = names.joined(separator: ", ") + (kind == "option" ? " \(value)" : "")
    if isRepeating { form += " …" }
  }
}
