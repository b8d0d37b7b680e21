import ArgumentParser
import Documents
import Engine

/// What every command takes.
struct CommonOptions: ParsableArguments {
  @Flag(help: "Print one JSON object on standard output, and nothing else there.")
  var json = false

  @Flag(help: "Print no progress and no summary.")
  var quiet = false

  @Option(
    help: ArgumentHelp(
      "The folder that holds .semblance; otherwise the nearest at or above this one.",
      valueName: "dir"))
  var workspace: String?
}

/// What every command that reads a table takes.
struct TableOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("A data dictionary (YAML), or JSON {\"column\": size}.", valueName: "f"))
  var schema: String?

  @Option(help: "The text encoding: utf-8 or latin-1.")
  var encoding: String?

  @Option(help: "The character between fields: , ; tab or |. Otherwise it is found out.")
  var delimiter: String?

  /// The table at `path` read with these options.
  func source(_ path: String) -> TableSource {
    TableSource(path: path, schemaPath: schema, encoding: encoding, delimiter: delimiter)
  }
}

/// Splits `NAME=VALUE` at its last `=`, so that names may hold one.
///
/// - Throws: `InputError` where there is no `=`, no name, or the value is no finite number ≥ 0.
func splitAssignment(_ text: String, option: String) throws -> (name: String, value: Double) {
  guard let cut = text.lastIndex(of: "="), cut > text.startIndex else {
    throw InputError("\(option) takes COLUMN=NUMBER", value: text)
  }
  let number = String(text[text.index(after: cut)...])
  guard let value = Double(number), value.isFinite, value >= 0 else {
    throw InputError(
      "\(option) needs a number that is at least 0 after the last “=”",
      column: String(text[..<cut]), value: number)
  }
  return (String(text[..<cut]), value)
}
