import Documents
import Foundation
import Terminal

/// Settings read from a file, strictly, and written back with everything else in it left alone.
public struct SettingsFile: Sendable {
  /// The settings; the usual ones where the file says nothing.
  public private(set) var settings = Settings()

  /// Reads the text of a settings file.
  ///
  ///     version: 1
  ///     theme: light
  ///     glyphs: blocks     # braille is too faint here
  ///
  /// - Throws: ``InputError`` for broken YAML, another version, an unknown key or a wrong value.
  public init(text: String, file: String? = nil) throws {
    let root = try DocumentNode.parse(text, file: file)
    let fields = try root.mapping(
      allowing: ["version"] + Settings.Key.allCases.map(\.rawValue))
    _ = try fields.required("version").integer(in: 1...1)
    for key in Settings.Key.allCases {
      guard let node = fields[key.rawValue] else { continue }
      switch key {
      case .theme: settings.theme = try node.string()
      case .color: settings.color = try node.choice(of: ScreenOptions.ColorChoice.self)
      case .glyphs: settings.glyphs = try node.choice(of: GlyphSet.self)
      case .mouse: settings.mouse = try node.boolean()
      case .synchronized: settings.synchronized = try node.boolean()
      case .asksBeforeQuitting: settings.asksBeforeQuitting = try node.boolean()
      case .showsTimes: settings.showsTimes = try node.boolean()
      case .remembersOpened: settings.remembersOpened = try node.boolean()
      }
    }
  }

  /// Reads a settings file.
  ///
  /// - Throws: ``InputError`` as ``init(text:file:)``, and where the file cannot be read.
  public init(path: String) throws {
    try self.init(text: TextFile.read(path, limit: 1 << 20), file: path)
  }

  /// Writes one setting into a file, which is made where there is none; comments, order and blanks
  /// of the rest stay.
  ///
  /// - Throws: ``InputError`` where the file there is broken (it stays as it is) or cannot be written.
  public static func write(
    _ key: Settings.Key, _ settings: Settings, to path: String
  ) throws {
    var text = "# How Semblance looks and behaves; the settings page writes it too.\nversion: 1\n"
    if FileManager.default.fileExists(atPath: path) {
      text = try TextFile.read(path, limit: 1 << 20)
      _ = try SettingsFile(text: text, file: path)
    } else {
      let folder = URL(filePath: path).deletingLastPathComponent()
      try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }
    let changed = try DocumentPatch.set(
      key.rawValue, to: settings.text(key), in: text, file: path)
    _ = try SettingsFile(text: changed, file: path)
    try AtomicFile.write(changed, to: path)
  }
}
