import Engine
import Terminal

extension WorkbenchState {
  mutating func handle(
    _ stroke: KeyStroke, in menu: ActionMenu, _ snapshot: Snapshot
  ) -> [Effect] {
    var menu = menu
    let entries = menu.entries(in: ActionContext(state: self, snapshot: snapshot))
    let page = max(1, MenuFrame(size: size).rows)
    switch stroke {
    case KeyStroke(.escape), KeyStroke.control("c"), KeyStroke.control("g"):
      overlays.removeLast()
      return []
    case KeyStroke(.enter): return run(menu.cursor.selected, of: entries, snapshot)
    case KeyStroke(.up), KeyStroke.control("p"): menu.cursor.move(by: -1, of: entries.count)
    case KeyStroke(.down), KeyStroke.control("n"): menu.cursor.move(by: 1, of: entries.count)
    case KeyStroke(.pageUp): menu.cursor.move(by: -page, of: entries.count)
    case KeyStroke(.pageDown): menu.cursor.move(by: page, of: entries.count)
    case KeyStroke(.home): menu.cursor.select(0, of: entries.count)
    case KeyStroke(.end): menu.cursor.select(entries.count - 1, of: entries.count)
    default:
      let isTyped = menu.filter.handle(stroke.key, stroke.modifiers)
      if isTyped { menu.cursor.select(0, of: entries.count) }
    }
    menu.cursor.settle(
      height: page, of: menu.entries(in: ActionContext(state: self, snapshot: snapshot)).count)
    replaceTop(.menu(menu))
    return []
  }

  /// Runs a line of the menu and closes it.
  mutating func run(
    _ line: Int, of entries: [ActionMenu.Entry], _ snapshot: Snapshot
  ) -> [Effect] {
    guard entries.indices.contains(line) else { return [] }
    overlays.removeLast()
    return perform(entries[line].action.id, snapshot)
  }

  mutating func handle(
    _ stroke: KeyStroke, in prompt: Prompt, _ snapshot: Snapshot
  ) -> [Effect] {
    var prompt = prompt
    switch stroke {
    case KeyStroke(.escape), KeyStroke.control("c"), KeyStroke.control("g"):
      overlays.removeLast()
      isQuittingAfterSave = false
      return []
    case KeyStroke(.enter): return answer(prompt, snapshot)
    case KeyStroke(.tab), KeyStroke(.backTab), KeyStroke(.up), KeyStroke(.down):
      let isBack = stroke.key == .up || stroke.key == .backTab
      if prompt.isPath { return choosePath(prompt, isBack: isBack, isTab: stroke.key == .tab) }
      askOfAnother(&prompt, back: isBack, snapshot)
      replaceTop(.prompt(prompt))
      return []
    default:
      if prompt.field.handle(stroke.key, stroke.modifiers) {
        prompt.refusal = nil
        prompt.candidates = []
        prompt.chosenCandidate = nil
      }
      replaceTop(.prompt(prompt))
      return []
    }
  }

  /// Asks for what could end the path, or goes through what was listed.
  private mutating func choosePath(_ prompt: Prompt, isBack: Bool, isTab: Bool) -> [Effect] {
    var prompt = prompt
    let isListed = prompt.candidates.count > 1
    // A folder that was chosen is gone into.
    if isTab, !isListed || prompt.field.text.hasSuffix("/") { return [.completePath(prompt)] }
    prompt.chooseCandidate(by: isBack ? -1 : 1)
    replaceTop(.prompt(prompt))
    return []
  }

  /// Takes what the folder holds that begins as was typed.
  mutating func take(_ completion: PathCompletion) {
    guard case .prompt(var prompt) = overlays.last, prompt.isPath else { return }
    prompt.take(completion)
    replaceTop(.prompt(prompt))
  }

  /// Goes to another method, or asks of another distance.
  private func askOfAnother(_ prompt: inout Prompt, back: Bool, _ snapshot: Snapshot) {
    switch prompt.question {
    case .method: prompt.chooseMethod(by: back ? -1 : 1)
    case .role: prompt.chooseRole(by: back ? -1 : 1)
    case .target(let score, _):
      prompt = ask(of: self.score(after: score, in: snapshot), isTarget: true, snapshot)
    case .accuracy(let score, _):
      let next = self.score(after: score, in: snapshot)
      prompt.question = .accuracy(next, of: next.name)
    default: break
    }
  }

  private mutating func answer(_ prompt: Prompt, _ snapshot: Snapshot) -> [Effect] {
    switch prompt.answer {
    case .refused(let reason):
      var prompt = prompt
      prompt.refusal = reason
      replaceTop(.prompt(prompt))
      return []
    case .edit(let edit):
      overlays.removeLast()
      return make(edit, snapshot)
    case .row(let number):
      overlays.removeLast()
      rows.select(number - 1, of: rowCount(in: snapshot))
      return []
    case .macro(let path):
      overlays.removeLast()
      guard prompt.question == .saveMacro else { return [.playFile(path)] }
      return macro.map { [.writeMacro($0, path: path)] } ?? []
    case .command(.release(let path)):
      return confirmRelease(to: path, snapshot)
    case .command(.writeAgain(let charge, let path)):
      return confirmWritingAgain(charge, to: path, snapshot)
    case .command(.open(let path)):
      // What is typed so far is a folder: its files are listed.
      if path.hasSuffix("/") { return [.completePath(prompt)] }
      if hasUnsavedChoices(in: snapshot) {
        overlays.append(.confirmation(Confirmation(.open(path: path))))
        return []
      }
      return open(path, snapshot, isTyped: true)
    case .command(.save(let path)):
      overlays.removeLast()
      return sendSave(path, snapshot)
    case .command(.solve(let goal)):
      replaceTop(.answers(AnswerList(goal, name: goal.score.name)))
      return [.send(.solve(goal))]
    case .command(.pilot(let epsilon)):
      overlays.append(.confirmation(Confirmation(.pilot(epsilon: epsilon))))
      return []
    case .command(let command):
      overlays.removeLast()
      return [.send(command)]
    }
  }

  /// Opens a file: every dialog closes, and the screens start anew when it is there.
  ///
  /// - Parameter isTyped: whether the path is asked for again where the file cannot be opened.
  mutating func open(_ path: String, _ snapshot: Snapshot, isTyped: Bool = false) -> [Effect] {
    overlays = []
    let place = place(in: snapshot)
    isOpening = true
    openedGeneration = snapshot.generation
    beforeOpening = BeforeOpening(
      opened: openedPath, session: sessionPath, page: page, typed: isTyped ? path : nil)
    openedPath = path
    sessionPath = WorkbenchState.isSession(path) ? path : nil
    record = nil
    pendingShares = [:]
    unseenEdit = 0
    chosenName = nil
    columns = ListCursor()
    rows = ListCursor()
    search = nil
    pins = ListCursor()
    besideLetter = nil
    tradeEpsilon = nil
    offered = nil
    pictured = nil
    heatOrder = []
    heatSorting = .file
    cursors = [:]
    isFieldFocused = false
    histogram = HistogramPlace()
    page = .main
    let kept: [Effect] =
      !configuration.keepsPlace || snapshot.table == nil || snapshot.readOnly != nil
      ? [] : [.send(.keepPlace(place))]
    return kept + [.send(.open(path: path))]
  }

  mutating func handle(
    _ stroke: KeyStroke, in list: AnswerList, _ snapshot: Snapshot
  ) -> [Effect] {
    var list = list
    let count = list.solution(in: snapshot)?.edits.count ?? 0
    switch stroke {
    case KeyStroke(.escape), KeyStroke.control("c"), KeyStroke.control("g"):
      overlays.removeLast()
      return []
    case KeyStroke(.enter):
      guard let edit = list.edit(in: snapshot) else { return [] }
      overlays.removeLast()
      return make(edit, snapshot)
    case KeyStroke(.up), KeyStroke.char("k"): list.cursor.move(by: -1, of: count)
    case KeyStroke(.down), KeyStroke.char("j"): list.cursor.move(by: 1, of: count)
    case KeyStroke(.home): list.cursor.select(0, of: count)
    case KeyStroke(.end): list.cursor.select(count - 1, of: count)
    default: break
    }
    replaceTop(.answers(list))
    return []
  }

  mutating func handle(
    _ stroke: KeyStroke, in confirmation: Confirmation, _ snapshot: Snapshot
  ) -> [Effect] {
    var confirmation = confirmation
    switch stroke {
    case KeyStroke(.escape), KeyStroke.control("c"), KeyStroke.control("g"):
      overlays.removeLast()
      return []
    case KeyStroke(.enter): return press(confirmation.pressed, confirmation.matter, snapshot)
    case KeyStroke(.left), KeyStroke(.up), KeyStroke(.backTab): confirmation.moveFocus(by: -1)
    case KeyStroke(.right), KeyStroke(.down), KeyStroke(.tab): confirmation.moveFocus(by: 1)
    case KeyStroke(.backspace): _ = confirmation.typed.popLast()
    default:
      if confirmation.takesYes, case .character(let letter) = stroke.key, stroke.modifiers.isEmpty,
        letter.isLetter,
        confirmation.typed.count < 3
      {
        confirmation.typed.append(letter)
      }
    }
    replaceTop(.confirmation(confirmation))
    return []
  }

  /// Presses a button of a confirmation.
  mutating func press(
    _ button: Confirmation.Button, _ matter: Confirmation.Matter, _ snapshot: Snapshot
  ) -> [Effect] {
    switch (button, matter) {
    case (.cancel, _), (.later, _):
      overlays.removeLast()
      return []
    case (.takeUp, _), (.forget, _):
      overlays.removeLast()
      return [.send(.resume(button == .takeUp))]
    case (.charge, .pilot(let epsilon)):
      overlays = []
      return [.send(.pilot(epsilon: epsilon))]
    case (.curator, _), (.blind, _), (.design, _):
      overlays.removeLast()
      return button.mode.map { make(.mode($0), snapshot) } ?? []
    case (.release, .release(let path)):
      overlays = []
      return [.send(.release(path: path))]
    case (.write, .writeAgain(let charge, let path)):
      overlays = []
      return [.send(.writeAgain(charge: charge, path: path))]
    case (.open, .open(let path)): return open(path, snapshot, isTyped: true)
    case (.saveAndQuit, _):
      overlays = []
      isQuittingAfterSave = true
      return save(snapshot)
    case (.quit, _): return [.quit(0)]
    case (.release, _), (.write, _), (.open, _), (.charge, _): return []
    }
  }
}
