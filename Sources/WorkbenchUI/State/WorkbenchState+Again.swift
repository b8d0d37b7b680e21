import Engine

/// An edit that can be made again on another column.
enum RepeatableEdit: Hashable, Sendable {
  /// The share moves by so much, so many times.
  case step(Double, times: Int)
  /// The edit, with the chosen column in place of its own.
  case edit(Edit)

  /// What `edit` is when it is made again; `nil` where again means nothing.
  init?(_ edit: Edit) {
    switch edit {
    case .share, .epsilon, .delta, .rows, .method, .cap, .bins, .confirmDomain, .describe,
      .reroll:
      self = .edit(edit)
    case .nudge(_, let step, let times): self = .step(step, times: times)
    case .association, .theme, .takeUp, .target, .mode, .scenario, .postProcessing, .undo, .redo,
      .addRule, .changeRule, .removeRule, .moveRule, .switchRule, .confirmDomains:
      return nil
    }
  }

  /// Whether it is about a column.
  var isOfColumn: Bool {
    switch self {
    case .step, .edit(.share), .edit(.cap), .edit(.bins), .edit(.confirmDomain), .edit(.describe):
      true
    case .edit: false
    }
  }
}

extension WorkbenchState {
  /// Makes the last edit again on the chosen column; a number typed before says how many steps.
  mutating func makeAgain(_ snapshot: Snapshot) -> [Effect] {
    let name = chosenColumn(in: snapshot)?.schema.name ?? ""
    switch lastEdit {
    case .step(let step, let times):
      if count == 1 { count = times }
      return changeShare(by: step, snapshot)
    case .edit(.share(_, let value)): return make(.share(column: name, value), snapshot)
    case .edit(.cap(_, let value)): return make(.cap(column: name, value), snapshot)
    case .edit(.bins(_, let value)): return make(.bins(column: name, value), snapshot)
    case .edit(.confirmDomain): return make(.confirmDomain(column: name), snapshot)
    case .edit(.describe(_, let words)): return make(.describe(column: name, words), snapshot)
    case .edit(let edit): return make(edit, snapshot)
    case nil: return []
    }
  }

  /// Takes back or does again as many edits as were asked for, one without a number.
  mutating func stepBack(_ edit: Edit, _ snapshot: Snapshot) -> [Effect] {
    let journal = snapshot.journal
    let names = edit == .undo ? Array(journal.past.reversed()) : journal.future
    let steps = min(count, max(1, names.count))
    let first = make(edit, snapshot)
    let others = send(edit, times: steps - 1)
    unseenEdit = sentEdits
    let done = edit == .undo ? "undone" : "done again"
    if steps > 1 {
      record?.after = "\(steps) edits \(done)"
    } else if let name = names.first {
      record?.after = "\(done): \(name)"
    }
    return first + others
  }
}
