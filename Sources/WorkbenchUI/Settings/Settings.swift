import Terminal

/// How the program looks and behaves, whatever table is open: what a person keeps in `settings.yaml`.
public struct Settings: Hashable, Sendable {
  /// One of them; the raw value is the key in the file.
  public enum Key: String, CaseIterable, Hashable, Sendable {
    case theme, color, glyphs, mouse
    case synchronized
    case asksBeforeQuitting = "confirm-quit"
    case showsTimes = "times"
    case remembersOpened = "recent"
  }

  /// The theme's name; `nil` takes `dark`. A session that names one goes before.
  public var theme: String?
  /// How many colours to use.
  public var color = ScreenOptions.ColorChoice.automatic
  /// The signs that pictures are drawn with.
  public var glyphs = GlyphSet.automatic
  /// Whether clicks come to the workbench.
  public var mouse = true
  /// Whether frames are wrapped in synchronized updates.
  public var synchronized = true
  /// Whether quitting with unsaved choices asks first.
  public var asksBeforeQuitting = true
  /// Whether the stages say how long they took.
  public var showsTimes = true
  /// Whether tables and sessions that were opened are listed on the start page.
  public var remembersOpened = true

  /// The usual settings.
  public init() {}

  /// A setting's value as the file writes it.
  public func text(_ key: Key) -> String {
    switch key {
    case .theme: theme ?? "dark"
    case .color: color.rawValue
    case .glyphs: glyphs.rawValue
    case .mouse: mouse ? "true" : "false"
    case .synchronized: synchronized ? "true" : "false"
    case .asksBeforeQuitting: asksBeforeQuitting ? "true" : "false"
    case .showsTimes: showsTimes ? "true" : "false"
    case .remembersOpened: remembersOpened ? "true" : "false"
    }
  }

  /// Goes to the next or an earlier value of a setting, around the ends.
  mutating func change(_ key: Key, by step: Int, themes: [String]) {
    func next<Value: Equatable>(_ value: Value, among all: [Value]) -> Value {
      guard !all.isEmpty else { return value }
      let place = all.firstIndex(of: value) ?? (step > 0 ? -1 : 0)
      return all[((place + step) % all.count + all.count) % all.count]
    }
    switch key {
    case .theme: theme = next(theme ?? "dark", among: themes)
    case .color: color = next(color, among: ScreenOptions.ColorChoice.allCases)
    case .glyphs: glyphs = next(glyphs, among: GlyphSet.allCases)
    case .mouse: mouse.toggle()
    case .synchronized: synchronized.toggle()
    case .asksBeforeQuitting: asksBeforeQuitting.toggle()
    case .showsTimes: showsTimes.toggle()
    case .remembersOpened: remembersOpened.toggle()
    }
  }
}

extension Settings.Key {
  /// What the setting is called on its page.
  var title: String {
    switch self {
    case .theme: "theme"
    case .color: "colours"
    case .glyphs: "glyphs"
    case .mouse: "mouse"
    case .synchronized: "synchronized frames"
    case .asksBeforeQuitting: "ask before quitting"
    case .showsTimes: "times of stages"
    case .remembersOpened: "recent files"
    }
  }

  /// What it does, in one sentence.
  public var help: String {
    switch self {
    case .theme: "How everything looks, where a session names no theme of its own."
    case .color:
      "auto takes what the terminal can do, and none where NO_COLOR is set; a terminal started "
        + "with fewer colours gets more at the next start."
    case .glyphs:
      "auto draws curves in braille, blocks in quarters of a cell, ascii everything in plain signs; "
        + "a locale that is not UTF-8 always gets ascii."
    case .mouse: "Clicks, the wheel and dragging; without it the terminal's own selection works."
    case .synchronized: "Frames are shown whole (private mode 2026); switch off where it flickers."
    case .asksBeforeQuitting:
      "Whether q asks while choices are in no session file; the journal offers them again anyway."
    case .showsTimes:
      "How long each stage took, in curator mode; without them the same keys show the same screen."
    case .remembersOpened:
      "Whether paths of opened tables and sessions are kept in a file of yours and offered at the start."
    }
  }
}
