import Synchronization
import Tables
import WorkbenchUI

@testable import Engine

/// An engine without work: every command changes the snapshot at once and is remembered.
final class FixtureEngine: WorkbenchEngine {
  private struct State {
    var snapshot: Snapshot
    var commands: [Command] = []
    var undone: [Choices] = []
    var done: [Choices] = []
  }

  private let state: Mutex<State>

  /// Nothing wakes: tests step by hand.
  let wakeDescriptor: Int32 = -1

  init(_ snapshot: Snapshot = .admissions) { state = Mutex(State(snapshot: snapshot)) }

  var snapshot: Snapshot { state.withLock { $0.snapshot } }
  var commands: [Command] { state.withLock { $0.commands } }

  /// Changes what the engine shows, as work that has finished would.
  func change(_ body: @Sendable (inout Snapshot) -> Void) { state.withLock { body(&$0.snapshot) } }

  func send(_ command: Command) {
    state.withLock { state in
      state.commands.append(command)
      switch command {
      case .edit(let edit): FixtureEngine.make(edit, &state)
      case .open(let path): FixtureEngine.open(path, &state.snapshot)
      case .save(let path) where path?.hasPrefix("/full/") == true:
        state.snapshot.say(.error, "the disk is full")
      case .save(let path):
        state.snapshot.say(.good, "saved \(path ?? "admissions.semblance.yaml")")
      case .exportDraft(let path): state.snapshot.say(.good, "wrote \(path)")
      case .release(let path): state.snapshot.say(.good, "released to \(path)")
      case .writeSchema(let path): state.snapshot.say(.good, "wrote \(path)")
      case .cancel: state.snapshot.isBusy = false
      case .look: break
      }
    }
  }

  private static func open(_ path: String, _ snapshot: inout Snapshot) {
    guard path.hasSuffix(".csv") else {
      snapshot.say(.error, "\(path): no such file")
      return
    }
    let notice = snapshot.notice
    snapshot = .admissions
    snapshot.notice = notice
  }

  private static func make(_ edit: Edit, _ state: inout State) {
    let before = state.snapshot.choices
    switch edit {
    case .undo:
      guard let last = state.done.popLast() else { return }
      state.undone.append(before)
      state.snapshot.choices = last
    case .redo:
      guard let next = state.undone.popLast() else { return }
      state.done.append(before)
      state.snapshot.choices = next
    case .share(let column, let value): state.snapshot.choices.shares[column] = value
    case .epsilon(let value): state.snapshot.choices.epsilon = value
    case .delta(let value): state.snapshot.choices.delta = value
    case .rows(let value): state.snapshot.choices.rows = value
    case .method(let value): state.snapshot.choices.method = value
    case .association(let value): state.snapshot.choices.associationMeasure = value
    case .theme(let value): state.snapshot.choices.theme = value
    case .reroll: state.snapshot.choices.draftNumber += 1
    case .confirmDomain(let name):
      for place in state.snapshot.columns.indices
      where state.snapshot.columns[place].schema.name == name {
        state.snapshot.columns[place].schema.source = .declared
      }
      state.snapshot.budget.inferredColumns.removeAll { $0 == name }
    }
    if edit != .undo && edit != .redo { state.done.append(before) }
    state.snapshot.settle()
  }
}

extension Snapshot {
  mutating func say(_ severity: Notice.Severity, _ text: String) {
    notice = Notice(number: (notice?.number ?? 0) + 1, severity: severity, text: text)
  }

  /// What the engine would have computed after an edit.
  mutating func settle() {
    generation += 1
    for place in columns.indices {
      columns[place].share = choices.shares[columns[place].schema.name] ?? 1
      guard columns[place].isModelled, columns[place].share > 0 else {
        columns[place].columnEpsilon = nil
        continue
      }
      columns[place].columnEpsilon = choices.epsilon * (0.25 + 0.06 * columns[place].share)
    }
    budget.epsilonAfterRelease = budget.spentEpsilon + choices.epsilon
    for place in histograms.keys { histograms[place]?.generation = generation }
    association?.generation = generation
    for place in stages.indices where stages[place].state == .running {
      stages[place].state = .done
    }
  }
}
