import Documents
import Engine
import Plots

/// What is to be thought of before a release and after it, in the order in which one goes about it.
struct Checklist {
  /// One thing to think of.
  enum Item: CaseIterable {
    case domains, protection, rules, closeness, comparison, looking, account, session, release,
      check
  }

  /// How it stands with one.
  enum Standing {
    /// Nothing is left to do.
    case done
    /// Something is to be done before a release.
    case open
    /// A release would be refused.
    case blocked
    /// One may do it or leave it.
    case optional
  }

  /// One line of the list.
  struct Line {
    var item: Item
    var standing: Standing
    /// How it stands, in a few words.
    var words: String
    /// What Enter does.
    var action: ActionID
  }

  /// The lines from top to bottom, one an item.
  let lines: [Line]

  /// How it stands now. Complexity: O(columns + rules + charges).
  init(_ state: WorkbenchState, _ snapshot: Snapshot) {
    lines = Item.allCases.map { Checklist.line($0, state, snapshot) }
  }

  private static func line(
    _ item: Item, _ state: WorkbenchState, _ snapshot: Snapshot
  ) -> Line {
    switch item {
    case .domains: domains(snapshot)
    case .protection: protection(snapshot)
    case .rules: rules(snapshot)
    case .closeness: closeness(snapshot)
    case .comparison: comparison(snapshot)
    case .looking:
      Line(
        item: item, standing: .optional,
        words: snapshot.mode.rawValue
          + (snapshot.mode == .curator ? ": you saw the real rows" : ": no real row is shown"),
        action: .mode)
    case .account: account(snapshot)
    case .session: session(state, snapshot)
    case .release: release(snapshot, state.keys)
    case .check: check(state, snapshot)
    }
  }

  private static func domains(_ snapshot: Snapshot) -> Line {
    let inferred = snapshot.inferredColumns.count
    guard inferred > 0 else {
      return Line(item: .domains, standing: .done, words: "all declared", action: .columnPage)
    }
    return Line(
      item: .domains, standing: .blocked,
      words: inferred == 1 ? "1 read off the rows" : "\(inferred) read off the rows",
      action: .confirmDomains)
  }

  private static func protection(_ snapshot: Snapshot) -> Line {
    let caps = snapshot.choices.caps.sorted { $0.key < $1.key }.map {
      "\($0.key) ≤ \(NumberText.plain($0.value))"
    }
    let never = snapshot.columns.filter { $0.isModelled && $0.share == 0 }.map {
      "\($0.schema.name) never measured"
    }
    let words = (caps + never).joined(separator: ", ")
    return Line(
      item: .protection, standing: words.isEmpty ? .optional : .done,
      words: words.isEmpty ? "no column has a ceiling" : words, action: .columnPage)
  }

  private static func rules(_ snapshot: Snapshot) -> Line {
    let refused = snapshot.refusedRules.count
    guard refused == 0 else {
      return Line(
        item: .rules, standing: .blocked, words: "\(refused) cannot be kept", action: .rules)
    }
    let count = snapshot.choices.rules.filter(\.isOn).count
    return Line(
      item: .rules, standing: count > 0 ? .done : .optional,
      words: count == 0 ? "none" : count == 1 ? "1 rule" : "\(count) rules", action: .rules)
  }

  private static func closeness(_ snapshot: Snapshot) -> Line {
    let expected = snapshot.prediction?.meanPair.map { "expected \($0.text)" }
    guard let distance = snapshot.meanPairDistance else {
      return Line(
        item: .closeness, standing: .optional, words: expected ?? "no draft yet",
        action: .evaluation)
    }
    let now = "distance \(NumberText.fixed(distance, digits: 3))"
    return Line(
      item: .closeness, standing: .done,
      words: [now, expected].compactMap { $0 }.joined(separator: ", "), action: .evaluation)
  }

  private static func comparison(_ snapshot: Snapshot) -> Line {
    let letters = snapshot.pins.map { String($0.letter) }
    guard !letters.isEmpty else {
      return Line(
        item: .comparison, standing: .optional, words: "nothing is pinned", action: .pin)
    }
    return Line(
      item: .comparison, standing: .done,
      words: "pinned: " + letters.joined(separator: ", "), action: .pins)
  }

  private static func account(_ snapshot: Snapshot) -> Line {
    let budget = snapshot.budget
    let cap = budget.capEpsilon.map { " of \(NumberText.plain($0))" } ?? ", no cap"
    return Line(
      item: .account, standing: budget.isOverCap ? .blocked : .done,
      words: "ε \(NumberText.fixed(budget.spentEpsilon, digits: 2)) → "
        + NumberText.fixed(budget.epsilonAfterRelease, digits: 2) + cap, action: .ledger)
  }

  private static func session(_ state: WorkbenchState, _ snapshot: Snapshot) -> Line {
    let file = state.sessionPath.map(FilePath.name)
    guard let file else {
      return Line(item: .session, standing: .optional, words: "not saved", action: .save)
    }
    let isUnsaved = state.hasUnsavedChoices(in: snapshot)
    return Line(
      item: .session, standing: isUnsaved ? .open : .done,
      words: isUnsaved ? "changed since it was saved" : file, action: .save)
  }

  private static func release(_ snapshot: Snapshot, _ keys: KeyMap) -> Line {
    guard ReleaseCharge(snapshot, keys).obstacle == nil else {
      return Line(
        item: .release, standing: .blocked, words: "what is marked ✗ comes first", action: .release)
    }
    let charge = "charges ε \(NumberText.plain(snapshot.choices.epsilon))"
    let isFirst = snapshot.account?.charges.contains { !$0.outputs.isEmpty } != true
    return Line(
      item: .release, standing: isFirst ? .open : .optional,
      words: isFirst ? "ready: \(charge)" : "done; another \(charge) more", action: .release)
  }

  private static func check(_ state: WorkbenchState, _ snapshot: Snapshot) -> Line {
    guard let table = state.tableToCheck(in: snapshot) else {
      return Line(
        item: .check, standing: .optional, words: "nothing is released yet", action: .check)
    }
    let name = FilePath.name(table)
    guard let check = snapshot.check, check.table == table else {
      return Line(item: .check, standing: .open, words: name, action: .check)
    }
    return Line(
      item: .check, standing: check.isSound ? .done : .blocked,
      words: check.isSound ? "\(name) holds" : "\(name) does NOT hold", action: .check)
  }
}
