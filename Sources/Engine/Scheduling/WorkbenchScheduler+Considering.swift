import Documents

extension WorkbenchScheduler {
  /// Tells what an edit would cost and bring, without making it; the newest question wins.
  ///
  /// The cost is told at once. What it would bring takes a choice of pairs, which is made on a thread of its
  /// own, so that edits never wait for it.
  ///
  /// - Parameter isAgain: whether it was told already and may come out otherwise after a new draft.
  func consider(_ edit: Edit?, isAgain: Bool = false) {
    weighed = edit
    let question = considered.advance()
    guard let edit, let dataset, let session = journal?.session else {
      return mailbox.update { $0.preview = nil }
    }
    let pins = pins
    guard let step = try? Edit.Step(edit, session, dataset, pins: pins),
      var preview = try? EditPreview(edit, step, session, dataset)
    else {
      return mailbox.update { $0.preview = nil }
    }
    preview.distanceBefore = preview.kind == .paid ? mailbox.peek.prediction?.meanPair : nil
    if !isAgain { mailbox.update { [preview] in $0.preview = preview } }
    guard preview.kind == .paid, let forecast = pipeline.forecast else { return }
    let (generations, considered) = (generations, considered)
    let generation = generations.current
    forecasts.run { [preview] in
      var preview = preview
      preview.distanceAfter =
        try? forecast.prediction(under: step.session.choices, generation: 0) {
          generations.isOutdated(generation) || considered.isOutdated(question)
        }.meanPair
      return { [preview] in await self.tell(preview, question) }
    }
  }

  private func tell(_ preview: EditPreview, _ question: Int) {
    guard !considered.isOutdated(question) else { return }
    mailbox.update { $0.preview = preview }
  }
}

extension EditPreview {
  /// What `edit` would do to `session`.
  ///
  /// - Throws: `InputError` for an edit that cannot be made.
  /// - Complexity: two budget plans, of which the first is mostly at hand, and a conversion to ε a column.
  init(_ edit: Edit, _ step: Edit.Step, _ session: Session, _ dataset: Dataset) throws {
    try step.session.choices.validate()
    self.edit = edit
    name = step.name
    kind = Edit.effect(from: session, to: step.session, of: dataset.schema)
    stages = Edit.stages(from: session, to: step.session, of: dataset.schema)
    if kind == .invalidates {
      invalidated =
        session.mode != step.session.mode
        ? "the draft on screen no longer applies"
        : "measurements of the columns whose cells change no longer apply"
    }
    epsilonBefore = session.choices.epsilon
    epsilonAfter = step.session.choices.epsilon
    let before = try PlannedCost.of(session.choices, dataset.encoding)
    let after = try PlannedCost.of(step.session.choices, dataset.encoding)
    rhoBefore = before.rho
    rhoAfter = after.rho
    let edited = edit.column
    columns = dataset.encoding.names.compactMap { name in
      let change = ColumnChange(
        column: name, before: before.columns[name], after: after.columns[name])
      return change.before == change.after ? nil : change
    }.sorted { left, right in left.column == edited && right.column != edited }
  }
}

extension Edit {
  /// The column that it is about.
  var column: String? {
    switch self {
    case .share(let column, _), .nudge(let column, _, _), .bins(let column, _),
      .confirmDomain(let column), .cap(let column, _):
      column
    default: nil
    }
  }
}
