import Documents
import Foundation
import Governance

/// What a curator looked at before a release: how often, never what was seen.
///
/// It lies in the workspace, by dataset, apart from any journal.
struct Explored: Sendable, Hashable {
  /// Drafts drawn of the real rows.
  var drafts = 0
  /// How often real rows, or pictures of them, came on a screen.
  var realViews = 0
  /// The choices made after looking, by name.
  var changed: Set<String> = []

  /// Whether nothing was looked at.
  var isEmpty: Bool { self == Explored() }

  /// Takes note of a choice made while looking.
  mutating func note(_ edit: Edit) {
    changed.formUnion(edit.choiceNames)
  }

  /// What is kept of a dataset; nothing where it was never looked at.
  ///
  /// - Throws: `InputError` where the file is damaged.
  static func read(_ fingerprint: Fingerprint, in place: Workspace) throws -> Explored {
    let path = path(fingerprint, place)
    guard FileManager.default.fileExists(atPath: path) else { return Explored() }
    let mapping = try DocumentNode.parse(json: try TextFile.read(path), file: path)
      .mapping(allowing: ["drafts", "real_views", "choices_changed"])
    return Explored(
      drafts: try mapping.required("drafts").integer(in: 0...Int.max),
      realViews: try mapping.required("real_views").integer(in: 0...Int.max),
      changed: Set(try mapping.required("choices_changed").sequence().map { try $0.string() }))
  }

  /// Adds to what is kept of a dataset.
  ///
  /// - Throws: `InputError` where the workspace cannot be written.
  func add(to fingerprint: Fingerprint, workspace: String?) throws {
    guard !isEmpty else { return }
    let place = try Workspace.open(from: workspace)
    let folder = place.folder + "/explored"
    guard mkdir(folder, 0o700) == 0 || errno == EEXIST else {
      throw InputError.system(errno, cannot: "make the folder", path: folder)
    }
    var sum = try Explored.read(fingerprint, in: place)
    sum.drafts += drafts
    sum.realViews += realViews
    sum.changed.formUnion(changed)
    let document = DocumentValue.map([
      ("drafts", .integer(sum.drafts)), ("real_views", .integer(sum.realViews)),
      ("choices_changed", .list(sum.changed.sorted().map(DocumentValue.text))),
    ])
    try AtomicFile.write(
      document.json(pretty: true) + "\n", to: Explored.path(fingerprint, place), isPrivate: true)
  }

  private static func path(_ fingerprint: Fingerprint, _ place: Workspace) -> String {
    place.folder + "/explored/" + fingerprint.hexadecimal + ".json"
  }
}

extension Edit {
  /// The choices that it makes, as a manifest names them; none for what decides no result.
  var choiceNames: [String] {
    if case .confirmDomains(let columns) = self { return columns.map { "domain of \($0)" } }
    return choiceName.map { [$0] } ?? []
  }

  private var choiceName: String? {
    switch self {
    case .share(let column, _), .nudge(let column, _, _): "share of \(column)"
    case .bins(let column, _): "bins of \(column)"
    case .cap(let column, _): "cap of \(column)"
    case .confirmDomain(let column): "domain of \(column)"
    case .epsilon: "epsilon"
    case .delta: "delta"
    case .rows: "rows"
    case .method: "method"
    case .scenario: "scenario"
    case .postProcessing: "post-processing"
    case .describe(let column, .role): "role of \(column)"
    case .takeUp(let letter): "choices of pin \(letter)"
    case .addRule, .changeRule, .removeRule, .moveRule, .switchRule: "rules"
    case .association, .theme, .reroll, .target, .mode, .describe, .undo, .redo, .confirmDomains:
      nil
    }
  }
}
