import Engine
import Terminal

extension WorkbenchState {
  /// Takes an event and returns what is to be done outside. Total: any event in any state.
  public mutating func handle(_ event: InputEvent, snapshot: Snapshot) -> [Effect] {
    var effects: [Effect] = []
    switch event {
    case .key(let key, let modifiers):
      log.dismiss()
      effects = handle(KeyStroke(key, modifiers.subtracting(.shift)), snapshot)
    case .mouse(let mouse):
      effects = handle(mouse, snapshot)
    case .paste(let text):
      paste(text)
    case .resize(let width, let height):
      size = Size(width: width, height: height)
    case .wake:
      break
    case .signal(let signal):
      effects = handle(signal, snapshot)
    }
    settle(snapshot)
    return effects + askAhead(snapshot)
  }

  private mutating func handle(_ stroke: KeyStroke, _ snapshot: Snapshot) -> [Effect] {
    // These work everywhere, dialogs included.
    switch stroke {
    case KeyStroke.control("q"): return perform(.quit, snapshot)
    case KeyStroke.control("l"): return [.repaint]
    case KeyStroke.control("z"): return [.suspend]
    default: break
    }
    switch overlays.last {
    case .menu(let menu): return handle(stroke, in: menu, snapshot)
    case .prompt(let prompt): return handle(stroke, in: prompt, snapshot)
    case .confirmation(let confirmation): return handle(stroke, in: confirmation, snapshot)
    case .answers(let list): return handle(stroke, in: list, snapshot)
    case nil: break
    }
    guard let action = ActionRegistry.action(for: stroke, on: page) else { return [] }
    return perform(action.id, snapshot)
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

  private mutating func paste(_ text: String) {
    let line = text.split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
    switch overlays.last {
    case .menu(var menu):
      menu.filter.insert(line)
      replaceTop(.menu(menu))
    case .prompt(var prompt):
      prompt.field.insert(line)
      replaceTop(.prompt(prompt))
    case .confirmation, .answers, nil: break
    }
  }

  /// Puts the changed dialog back on top.
  mutating func replaceTop(_ overlay: Overlay) {
    guard !overlays.isEmpty else { return }
    overlays[overlays.count - 1] = overlay
  }
}
