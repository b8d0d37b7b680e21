import Engine
import Terminal

extension WorkbenchState {
  /// The lines of a page's list.
  func lines(on page: Page, in snapshot: Snapshot) -> [ListedLine] {
    switch page {
    case .rules: snapshot.rules.indices.map { ListedLine($0, snapshot) }
    case .scenario: snapshot.scenario.steps.map { ListedLine($0) }
    case .postProcessing: snapshot.postProcessing.steps.map { ListedLine($0) }
    default: []
    }
  }

  /// Opens the editor on a new line, or on the chosen one.
  mutating func editLine(isNew: Bool, _ snapshot: Snapshot) {
    if let readOnly = snapshot.readOnly { return log.say(.warning, readOnly.sentence) }
    let all = lines(on: page, in: snapshot)
    let place = cursor(on: page).selected
    let isThere = !isNew && all.indices.contains(place)
    overlays.append(
      .line(
        LineEditor(
          page: page, place: isThere ? place : nil, text: isThere ? all[place].text : "")))
  }

  /// Takes the chosen line away.
  mutating func removeLine(_ snapshot: Snapshot) -> [Effect] {
    if page == .rules {
      guard let chosen = chosenRule(in: snapshot) else { return [] }
      let effects = make(.removeRule(chosen.place), snapshot)
      // The line below moves up; after the last one the one above is chosen.
      var cursor = cursor(on: page)
      cursor.select(chosen.place, of: max(1, snapshot.rules.count - 1))
      cursors[page] = cursor
      return effects
    }
    return change(snapshot) { steps, place in steps.remove(at: place) }
  }

  /// Switches the chosen line off or on.
  mutating func switchLine(_ snapshot: Snapshot) -> [Effect] {
    if page == .rules {
      return chosenRule(in: snapshot).map { make(.switchRule($0.place, !$0.rule.isOn), snapshot) }
        ?? []
    }
    return change(snapshot) { steps, place in steps[place].isOn.toggle() }
  }

  /// Moves the chosen line up or down.
  mutating func moveLine(by step: Int, _ snapshot: Snapshot) -> [Effect] {
    let place = cursor(on: page).selected
    if page == .rules {
      guard snapshot.rules.indices.contains(place), snapshot.rules.indices.contains(place + step)
      else { return [] }
      return make(.moveRule(from: place, to: place + step), snapshot)
        + point(at: place + step, snapshot)
    }
    let effects = change(snapshot) { steps, place in
      if steps.indices.contains(place + step) { steps.swapAt(place, place + step) }
    }
    guard !effects.isEmpty else { return [] }
    return effects + point(at: place + step, snapshot)
  }

  private mutating func change(
    _ snapshot: Snapshot, _ body: (inout [ChosenStep], Int) -> Void
  ) -> [Effect] {
    let place = cursor(on: page).selected
    var steps = page == .scenario ? snapshot.choices.scenario : snapshot.choices.postProcessing
    let before = steps
    guard steps.indices.contains(place) else { return [] }
    body(&steps, place)
    guard steps != before else { return [] }
    return make(page == .scenario ? .scenario(steps) : .postProcessing(steps), snapshot)
  }

  mutating func handle(
    _ stroke: KeyStroke, in editor: LineEditor, _ snapshot: Snapshot
  ) -> [Effect] {
    var editor = editor
    let count = editor.candidates(in: snapshot).count
    switch stroke {
    case KeyStroke(.escape), KeyStroke.control("c"), KeyStroke.control("g"):
      overlays.removeLast()
      return []
    case KeyStroke(.enter):
      guard editor.problem(in: snapshot) == nil else {
        editor.isRefused = true
        replaceTop(.line(editor))
        return []
      }
      overlays.removeLast()
      return take(editor, snapshot)
    case KeyStroke(.tab): editor.complete(in: snapshot)
    case KeyStroke(.up), KeyStroke(.backTab): editor.cursor.move(by: -1, of: count)
    case KeyStroke(.down): editor.cursor.move(by: 1, of: count)
    default:
      if editor.field.handle(stroke.key, stroke.modifiers) {
        editor.isRefused = false
        editor.cursor = ListCursor()
      }
    }
    replaceTop(.line(editor))
    return []
  }

  private mutating func take(_ editor: LineEditor, _ snapshot: Snapshot) -> [Effect] {
    let text = editor.field.text.trimmed
    if editor.page == .rules { return takeRule(editor, text, snapshot) }
    var steps =
      editor.page == .scenario ? snapshot.choices.scenario : snapshot.choices.postProcessing
    let place = editor.place ?? steps.count
    if steps.indices.contains(place) {
      steps[place].text = text
    } else {
      steps.append(ChosenStep(text))
    }
    let edit: Edit = editor.page == .scenario ? .scenario(steps) : .postProcessing(steps)
    let effects = make(edit, snapshot)
    var cursor = cursor(on: editor.page)
    cursor.select(place, of: steps.count)
    cursors[editor.page] = cursor
    return effects
  }
}
