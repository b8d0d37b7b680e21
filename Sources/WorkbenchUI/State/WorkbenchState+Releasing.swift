import Engine

extension WorkbenchState {
  /// Asks where a release goes, and for a name that is free.
  mutating func askForRelease(_ snapshot: Snapshot) -> [Effect] {
    ask(.release, snapshot)
    guard case .prompt(let prompt) = overlays.last, prompt.question == .release else { return [] }
    return [
      .freePath(prompt.field.text, isScenario: !snapshot.choices.scenario.texts.isEmpty)
    ]
  }

  /// The charge under the ledger's cursor.
  func chosenCharge(in snapshot: Snapshot) -> AccountSummary.Entry? {
    guard let charges = snapshot.account?.charges else { return nil }
    let line = cursor(on: .ledger).selected
    return line > 0 ? charges.reversed()[safe: line - 1] : nil
  }

  /// The newest table that was written: of the charge that is chosen on the ledger's page, otherwise of any.
  func tableToCheck(in snapshot: Snapshot) -> String? {
    if page == .ledger, let charge = chosenCharge(in: snapshot) { return charge.outputs.last }
    return snapshot.account?.charges.last { !$0.outputs.isEmpty }?.outputs.last
  }

  /// Checks the files of a release.
  mutating func check(_ snapshot: Snapshot) -> [Effect] {
    tableToCheck(in: snapshot).map { [.send(.check(table: $0))] } ?? []
  }

  /// Asks where rows of the chosen charge go, and for a name that is free.
  mutating func askToWriteAgain(_ snapshot: Snapshot) -> [Effect] {
    guard let charge = chosenCharge(in: snapshot) else { return [] }
    let stem = WorkbenchState.stem(of: openedPath ?? snapshot.table?.name ?? "table")
    let prompt = Prompt(.writeAgain(charge: charge.id), suggestion: stem + ".release.csv")
    overlays.append(.prompt(prompt))
    return [.freePath(prompt.field.text, isScenario: !snapshot.choices.scenario.texts.isEmpty)]
  }

  /// Asks whether rows of a charge are written, and what they would replace.
  mutating func confirmWritingAgain(
    _ charge: String, to path: String, _ snapshot: Snapshot
  ) -> [Effect] {
    overlays.append(.confirmation(Confirmation(.writeAgain(charge: charge, path: path))))
    return [findReplaced(path, snapshot)]
  }

  /// Asks whether a release goes ahead, and what it would replace.
  mutating func confirmRelease(to path: String, _ snapshot: Snapshot) -> [Effect] {
    let isBlocked = ReleaseCharge(snapshot, keys).obstacle != nil
    overlays.append(.confirmation(Confirmation(.release(path: path), isBlocked: isBlocked)))
    return [findReplaced(path, snapshot)]
  }

  /// Suggests a path for a release, unless another has been typed meanwhile.
  mutating func suggest(_ path: String, insteadOf suggested: String) {
    guard case .prompt(let prompt) = overlays.last, prompt.isForRelease,
      prompt.field.text == suggested
    else { return }
    replaceTop(.prompt(Prompt(prompt.question, suggestion: path)))
  }

  private func findReplaced(_ path: String, _ snapshot: Snapshot) -> Effect {
    .findReplaced(
      path, isScenario: !snapshot.choices.scenario.texts.isEmpty,
      inputs: [openedPath, sessionPath].compactMap { $0 })
  }

  /// Asks for another path where a release cannot be written to this one.
  mutating func refuse(_ path: String, because reason: String) {
    guard case .confirmation(let confirmation) = overlays.last,
      confirmation.matter.isWriting(to: path)
    else { return }
    overlays.removeLast()
    guard case .prompt(var prompt) = overlays.last, prompt.isForRelease else { return }
    prompt.refusal = reason
    replaceTop(.prompt(prompt))
  }

  /// Says in the confirmation of a release which files it replaces.
  mutating func warn(of replaced: [ReleaseFiles], at path: String) {
    guard case .confirmation(var confirmation) = overlays.last,
      confirmation.matter.isWriting(to: path)
    else { return }
    confirmation.replaced = replaced
    replaceTop(.confirmation(confirmation))
  }
}
