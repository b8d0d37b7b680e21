import Engine
import Terminal

extension WorkbenchState {
  /// Changes the chosen setting by ← → Enter or Space; `nil` where the key is for something else.
  mutating func handleSettings(_ stroke: KeyStroke) -> [Effect]? {
    switch stroke {
    case KeyStroke(.right), KeyStroke.char("l"), KeyStroke(.enter), KeyStroke.char(" "),
      KeyStroke.char("+"):
      return changeSetting(by: 1)
    case KeyStroke(.left), KeyStroke.char("h"), KeyStroke.char("-"): return changeSetting(by: -1)
    default: return nil
    }
  }

  /// Goes to the next or an earlier value of the chosen setting; it holds at once and is kept.
  mutating func changeSetting(by step: Int) -> [Effect] {
    let all = Settings.Key.allCases
    guard all.indices.contains(settingsCursor.selected) else { return [] }
    let key = all[settingsCursor.selected]
    settings.change(key, by: step, themes: themes)
    var effects: [Effect] = []
    switch key {
    case .theme:
      theme = settings.theme ?? theme
      effects.append(.theme(theme))
    case .mouse:
      isMouseTaken = settings.mouse
      effects.append(.mouse(isMouseTaken))
    case .color, .glyphs, .synchronized, .asksBeforeQuitting, .showsTimes, .remembersOpened: break
    }
    return effects + [.setting(key, settings)]
  }
}
