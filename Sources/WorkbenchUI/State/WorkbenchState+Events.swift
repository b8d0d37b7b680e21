import Engine
import Terminal

extension WorkbenchState {
  /// Takes an event and returns what is to be done outside. Total: any event in any state.
  public mutating func handle(_ event: InputEvent, snapshot: Snapshot) -> [Effect] {
    var effects: [Effect] = []
    let wasRecording = recording != nil
    switch event {
    case .key(let key, let modifiers):
      log.dismiss()
      effects = handle(KeyStroke(key, modifiers.subtracting(.shift)), snapshot)
    case .mouse(let mouse):
      effects = handle(mouse, snapshot)
    case .paste(let text):
      effects = paste(text, snapshot)
    case .resize(let width, let height):
      size = Size(width: width, height: height)
    case .wake:
      break
    case .signal(let signal):
      effects = handle(signal, snapshot)
    }
    // The key that starts a recording and the one that ends it are no part of it.
    if wasRecording { recording?.add(event) }
    settle(snapshot)
    advanceTour(snapshot)
    return keepingPlace(effects, snapshot) + askAhead(snapshot)
  }

  private mutating func handle(_ stroke: KeyStroke, _ snapshot: Snapshot) -> [Effect] {
    if let awaited { return take(stroke, for: awaited, snapshot) }
    if !overlays.isEmpty {
      if let action = keys.actionEverywhere(for: stroke) { return perform(action.id, snapshot) }
    }
    switch overlays.last {
    case .menu(let menu): return handle(stroke, in: menu, snapshot)
    case .prompt(let prompt): return handle(stroke, in: prompt, snapshot)
    case .confirmation(let confirmation): return handle(stroke, in: confirmation, snapshot)
    case .answers(let list): return handle(stroke, in: list, snapshot)
    case .explanation(let term): return handle(stroke, explaining: term, snapshot)
    case .line(let editor): return handle(stroke, in: editor, snapshot)
    case .find(let bar): return handle(stroke, in: bar, snapshot)
    case .themes(let list): return handle(stroke, in: list, snapshot)
    case .domains(let list): return handle(stroke, in: list, snapshot)
    case nil: break
    }
    let action = keys.action(for: stroke, on: page)
    // What cannot be seen is not changed either.
    if layout.isTooSmall, action.map({ !WorkbenchState.unseen.contains($0.id) }) ?? true {
      return []
    }
    if takeDigit(stroke, isFree: action == nil) { return [] }
    if page == .settings, let effects = handleSettings(stroke) { return effects }
    guard let action, prefix == nil || action.id != .back else {
      // A number that was begun is given up before anything else is.
      prefix = nil
      return []
    }
    return perform(action.id, snapshot)
  }

  /// What can be done on a screen too small to show anything.
  private static let unseen: Set<ActionID> = [.quit, .quitNow, .suspend, .repaint, .cancel]

  /// Adds a digit to the number before a key. A digit that is a key itself counts only after others.
  private mutating func takeDigit(_ stroke: KeyStroke, isFree: Bool) -> Bool {
    guard case .character(let character) = stroke.key, stroke.modifiers.isEmpty,
      character.isASCII, let digit = character.wholeNumberValue, isFree || prefix != nil
    else { return false }
    guard prefix != nil || digit != 0 else { return false }
    prefix = min(WorkbenchState.largestCount, (prefix ?? 0) * 10 + digit)
    return true
  }

  private mutating func handle(_ signal: InputEvent.Signal, _ snapshot: Snapshot) -> [Effect] {
    switch signal {
    case .interrupt: return [.send(.cancel)]
    case .terminate, .hangup:
      let status: Int32 = signal == .terminate ? 143 : 129
      let save: [Effect] = hasUnsavedChoices(in: snapshot) ? [.send(.save(path: nil))] : []
      return save + [.quit(status)]
    }
  }

  private mutating func paste(_ text: String, _ snapshot: Snapshot) -> [Effect] {
    let line = text.split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
    switch overlays.last {
    case .menu(var menu):
      menu.filter.insert(line)
      replaceTop(.menu(menu))
    case .prompt(var prompt):
      prompt.field.insert(line)
      replaceTop(.prompt(prompt))
    case .line(var editor):
      editor.field.insert(line)
      replaceTop(.line(editor))
    case .find(var bar):
      bar.field.insert(line)
      replaceTop(.find(bar))
      return findTyped(bar, snapshot)
    case .confirmation, .answers, .themes, .domains, .explanation, nil: break
    }
    return []
  }

  /// Puts the changed dialog back on top.
  mutating func replaceTop(_ overlay: Overlay) {
    guard !overlays.isEmpty else { return }
    overlays[overlays.count - 1] = overlay
  }
}
