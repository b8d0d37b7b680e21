import Engine
import Plots

/// What an edit was and how things stood before it, for the line that says what it changed.
public struct EditRecord: Hashable, Sendable {
  /// The edit.
  public var edit: Edit
  /// The column it is about, if it is about one.
  public var column: String?
  /// The value it replaced, in words.
  public var before: String
  /// The value it set, in words.
  public var after: String
  /// ε at record level before it.
  public var epsilon: Double
  /// The column's ε_c before it.
  public var columnEpsilon: Double?
  /// The column's distance before it.
  public var distance: Double?
  /// The mean distance of all pairs before it.
  public var meanPairDistance: Double?
  /// The first generation that may hold its results.
  public var generation: Int

  /// The effect so far: what was set, what it did to ε (record), ε_c (column) and the distance.
  public func effect(in snapshot: Snapshot) -> String {
    var parts = [heading]
    let isApplied = snapshot.generation >= generation
    if case .method(let name) = edit,
      let summary = MethodOption.all.first(where: { $0.name == name })?.summary
    {
      parts.append(summary)
    }
    if isApplied, !isAboutEpsilon {
      let now = snapshot.choices.epsilon
      parts.append(
        now == epsilon
          ? "ε unchanged"
          : "ε \(NumberText.plain(epsilon)) → \(NumberText.plain(now))")
    }
    if isApplied, let column, let now = snapshot.columns.first(where: { $0.schema.name == column })
    {
      if let change = EditRecord.change("ε_c", columnEpsilon, now.columnEpsilon, digits: 2) {
        parts.append(change)
      }
      if !now.isStale,
        let change = EditRecord.change("distance", distance, now.distance, digits: 3)
      {
        parts.append(change)
      }
    }
    if isApplied, column == nil, !snapshot.isBusy,
      let change = EditRecord.change(
        "mean pair distance", meanPairDistance, snapshot.meanPairDistance, digits: 3)
    {
      parts.append(change)
    }
    return parts.joined(separator: " · ")
  }

  private var heading: String {
    before.isEmpty ? after : "\(name) \(before) → \(after)"
  }

  private var isAboutEpsilon: Bool {
    if case .epsilon = edit { true } else { false }
  }

  private var name: String {
    switch edit {
    case .share(let column, _), .nudge(let column, _, _): "share of \(column)"
    case .bins(let column, _): "bins of \(column)"
    case .epsilon: "ε"
    case .delta: "δ"
    case .rows: "rows"
    case .method: "method"
    case .association: "association"
    case .theme: "theme"
    case .confirmDomain(let column): "domain of \(column)"
    case .confirmDomains(let columns): Edit.domains(of: columns)
    case .reroll: "draft"
    case .cap(let column, _): "cap of \(column)"
    case .target: "target"
    case .scenario: "scenario"
    case .postProcessing: "post-processing"
    case .describe(let column, let words): "\(words.word) of \(column)"
    case .mode: "mode"
    case .addRule, .changeRule, .removeRule, .moveRule, .switchRule: "rules"
    case .takeUp: ""
    case .undo, .redo: ""
    }
  }

  private static func change(
    _ name: String, _ before: Double?, _ after: Double?, digits: Int
  ) -> String? {
    guard let after else { return nil }
    let new = NumberText.fixed(after, digits: digits)
    guard let before else { return "\(name) \(new)" }
    let old = NumberText.fixed(before, digits: digits)
    return old == new ? "\(name) \(new)" : "\(name) \(old) → \(new)"
  }
}
