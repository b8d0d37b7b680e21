import Documents

extension Session {
  /// Writes the session atomically in one fixed order, its leading comment kept.
  ///
  /// Where the present file holds other comments, it is kept as `NAME~`.
  /// - Returns: a sentence to show when an older file was kept; otherwise `nil`.
  /// - Throws: `InputError` when the file cannot be written; the present file is then untouched.
  @discardableResult
  public func write(to path: String) throws -> String? {
    var remark: String?
    if let old = try? TextFile.read(path), Session.hasInnerComments(old) {
      try AtomicFile.write(old, to: path + "~")
      remark = "comments inside the old file are kept in \(path)~"
    }
    try AtomicFile.write(document.yaml(comment: leadingComment), to: path)
    return remark
  }

  /// The session as a document; defaults that were never touched are left out.
  var document: DocumentValue {
    let defaults = Choices()
    var entries: [(String, DocumentValue)] = [
      ("semblance", .text("session 1")), ("input", .text(input)),
    ]
    if let schema { entries.append(("schema", .text(schema))) }
    entries += [
      ("unit", .map([("rows", .integer(1))])),
      (
        "budget",
        .map([("epsilon", .number(choices.epsilon)), ("delta", .number(choices.delta))])
      ),
      ("method", .text(choices.method)), ("mode", .text(mode.rawValue)),
    ]
    if let slice { entries.append(("slice", .number(slice))) }
    func weights(_ values: [String: Double]) -> DocumentValue {
      .map(values.sorted { $0.key < $1.key }.map { ($0.key, .number($0.value)) })
    }
    if !choices.shares.isEmpty { entries.append(("shares", weights(choices.shares))) }
    if !choices.caps.isEmpty { entries.append(("caps", weights(choices.caps))) }
    if let rows = choices.rows { entries.append(("rows", .integer(rows))) }
    if choices.associationMeasure != defaults.associationMeasure {
      entries.append(("association", .text(choices.associationMeasure.rawValue)))
    }
    if let theme = choices.theme { entries.append(("theme", .text(theme))) }
    if choices.draftNumber != defaults.draftNumber {
      entries.append(("draft", .integer(choices.draftNumber)))
    }
    if !choices.targets.isEmpty {
      entries.append(("targets", SessionTargets.document(choices.targets)))
    }
    if !choices.scenario.isEmpty {
      entries.append(("scenario", SessionSteps.document(choices.scenario)))
    }
    if !choices.postProcessing.isEmpty {
      entries.append(("post-processing", SessionSteps.document(choices.postProcessing)))
    }
    if !choices.rules.isEmpty {
      entries.append(("rules", SessionRules.document(choices.rules)))
    }
    if !columns.isEmpty { entries.append(("columns", SessionColumns.document(columns))) }
    if let note { entries.append(("note", .text(note))) }
    return .map(entries)
  }

  /// Whether a comment stands below the leading block, where writing anew would lose it.
  static func hasInnerComments(_ text: String) -> Bool {
    let lines = text.split(whereSeparator: \.isNewline).drop { $0.hasPrefix("#") }
    return lines.contains { line in
      line.drop { $0 == " " }.hasPrefix("#") || line.contains(" #")
    }
  }
}
