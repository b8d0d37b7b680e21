import ArgumentParser
import Documents
import Terminal
import WorkbenchUI

/// What a person may say about the screen; what is not said is as the settings have it.
struct WorkbenchOptions: ParsableArguments {
  @Option(help: "A theme's name, or the path of a theme file.") var theme: String?
  @Option(help: "Colours: auto, never, 16, 256 or true.") var color: String?
  @Flag(help: "Draw with plain ASCII only.") var ascii = false
  @Flag(help: "Leave the mouse to the terminal.") var noMouse = false
  @Flag(help: "Do not wrap frames in synchronized updates.") var noSync = false

  /// The settings with what was said in their place.
  ///
  /// - Throws: `InputError` for colours that there are not.
  func over(_ settings: Settings) throws -> Settings {
    var settings = settings
    if let color {
      guard let choice = ScreenOptions.ColorChoice(rawValue: color) else {
        throw InputError("--color must be auto, never, 16, 256 or true", value: color)
      }
      settings.color = choice
    }
    if ascii { settings.glyphs = .ascii }
    if noMouse { settings.mouse = false }
    if noSync { settings.synchronized = false }
    return settings
  }
}
