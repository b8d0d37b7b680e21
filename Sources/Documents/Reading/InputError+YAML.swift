import Yams

extension InputError {
  /// What the YAML parser refused, as one sentence at its place.
  init(yaml error: YamlError, file: String?) {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      let advice: String
      if problem.contains("cannot start any token") {
        advice =
          "a character here cannot begin a value (a tab, or @ or `); indent with spaces, "
          + "or quote the value"
      } else if problem.contains("alias") {
        advice = "anchors (&) and aliases (*) are not accepted; write the value out, or quote it"
      } else if problem.contains("another document") {
        advice = "a file holds one document; remove what follows ---"
      } else {
        advice = "this is not valid YAML: \(problem); check indentation, brackets and quotes"
      }
      self.init(advice, file: file, line: mark.line, column: String(mark.column))
    case .duplicatedKeysInMapping(let duplicates, let context):
      let name = duplicates.first ?? ""
      self.init(
        "the key “\(name)” is written more than once; keep one of them", file: file,
        line: context.mark.line, column: String(context.mark.column), value: name)
    case .reader(_, let offset, let value, let yaml):
      var line = 1
      if let offset {
        for character in yaml.prefix(offset) where character.isNewline { line += 1 }
      }
      self.init(
        "a control character stands in the text (code \(value)); remove it", file: file, line: line)
    case .no, .memory, .writer, .emitter, .representer, .dataCouldNotBeDecoded:
      self.init("the document cannot be read as YAML; check that it is plain text", file: file)
    }
  }
}
