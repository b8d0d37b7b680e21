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

  /// Asks whether a release goes ahead, and what it would replace.
  mutating func confirmRelease(to path: String, _ snapshot: Snapshot) -> [Effect] {
    let isBlocked = ReleaseCharge(snapshot).obstacle != nil
    overlays.append(.confirmation(Confirmation(.release(path: path), isBlocked: isBlocked)))
    return [.findReplaced(path, isScenario: !snapshot.choices.scenario.texts.isEmpty)]
  }

  /// Suggests a path for a release, unless another has been typed meanwhile.
  mutating func suggest(_ path: String, insteadOf suggested: String) {
    guard case .prompt(let prompt) = overlays.last, prompt.question == .release,
      prompt.field.text == suggested
    else { return }
    replaceTop(.prompt(Prompt(.release, suggestion: path)))
  }

  /// Says in the confirmation of a release which files it replaces.
  mutating func warn(of replaced: [ReleaseFiles], at path: String) {
    guard case .confirmation(var confirmation) = overlays.last,
      confirmation.matter == .release(path: path)
    else { return }
    confirmation.replaced = replaced
    replaceTop(.confirmation(confirmation))
  }
}
