import Documents
import Terminal

/// A key map read from a file, with the conflicts in it.
///
///     version: 1
///     keys:
///       undo: [u, Backspace]
///       export-draft: []
///
/// An action that is named has these keys and no others; the names are those of the palette. Keys
/// inside dialogs (arrows, Enter, Esc, the editing keys) are not in the map.
public struct KeyMapFile: Sendable {
  /// The map, in which every key does one thing on a page.
  public private(set) var map: KeyMap
  /// What could not be used and every key that two actions want, each with file and line.
  public private(set) var warnings: [InputError] = []

  /// The registry's keys.
  public static let standard = KeyMapFile()

  private init() { map = .standard }

  /// Reads the text of a key map.
  ///
  /// Where a file gives a key to two actions of one page the first one has it; a key that the registry
  /// gives to another action goes to the one in the file. Both are named in ``warnings``.
  ///
  /// - Throws: ``InputError`` for broken YAML, another version, or an unknown key outside `keys`.
  public init(text: String, file: String? = nil) throws {
    map = .standard
    let root = try DocumentNode.parse(text, file: file)
    let fields = try root.mapping(allowing: ["version", "keys"])
    _ = try fields.required("version").integer(in: 1...1)
    guard let keys = fields["keys"], !keys.isNull else { return }
    var changed: [ActionID: [KeyStroke]] = [:]
    var taken: [(key: KeyStroke, action: Action)] = []
    var places: [(key: KeyStroke, action: Action, node: DocumentNode)] = []
    for entry in try keys.mapping().entries {
      do {
        let action = try KeyMapFile.action(entry)
        var own: [KeyStroke] = []
        for node in try KeyMapFile.nodes(entry.value) {
          do {
            let key = try KeyMapFile.key(node)
            if let other = taken.first(where: { $0.key == key && $0.action.meets(action) }) {
              throw node.error(
                "“\(key.text)” is already the key of \(other.action.id.rawValue), which keeps it; "
                  + "give one of the two another key")
            }
            own.append(key)
            taken.append((key, action))
            places.append((key, action, node))
          } catch let error as InputError { warnings.append(error) }
        }
        if own.isEmpty, KeyMapFile.needed.contains(action.id) {
          throw entry.keyNode.error(
            "\(action.id.rawValue) must have a key; it keeps the usual ones")
        }
        changed[action.id] = own
      } catch let error as InputError { warnings.append(error) }
    }
    map = KeyMap(changed: changed)
    warnings += places.compactMap { place in
      let other = ActionRegistry.all.first { other in
        other.id != place.action.id && changed[other.id] == nil && other.meets(place.action)
          && other.keys.contains(place.key)
      }
      guard let other else { return nil }
      return place.node.error(
        "“\(place.key.text)” was the key of \(other.id.rawValue) and is now \(place.action.id.rawValue)’s; "
          + "name \(other.id.rawValue) in the file too, with the keys it shall have, or []")
    }
  }

  /// Reads a key map.
  ///
  /// - Throws: ``InputError`` as ``init(text:file:)``, and where the file cannot be read.
  public init(path: String) throws {
    try self.init(text: TextFile.read(path, limit: 1 << 20), file: path)
  }

  /// Without these nobody finds the way out.
  private static let needed: Set<ActionID> = [.quit, .help, .palette, .back]

  private static func action(_ entry: DocumentEntry) throws -> Action {
    guard let action = ActionID(rawValue: entry.key).flatMap(ActionRegistry.action) else {
      throw entry.keyNode.error(
        Suggestion.sentence(
          unknown: entry.key, what: "command", allowed: ActionID.allCases.map(\.rawValue)))
    }
    guard action.id != .suspend else {
      throw entry.keyNode.error("Ctrl-Z is the shell's own key and stays with suspend")
    }
    return action
  }

  /// One key, or a list of them.
  private static func nodes(_ value: DocumentNode) throws -> [DocumentNode] {
    if case .scalar = value.content, !value.isNull { return [value] }
    return value.isNull ? [] : try value.sequence()
  }

  private static func key(_ node: DocumentNode) throws -> KeyStroke {
    switch KeyStroke.read(try node.string()) {
    case .success(let key):
      if key == .control("z") { throw node.error("Ctrl-Z always suspends") }
      return key
    case .failure(let refusal): throw node.error(refusal.message)
    }
  }
}
