import Synchronization
import Tables

@testable import Engine
@testable import WorkbenchUI

/// An engine without work: every command changes the snapshot at once and is remembered.
final class FixtureEngine: WorkbenchEngine {
  private struct State {
    var snapshot: Snapshot
    var commands: [Command] = []
    var considered: [Edit?] = []
    var place: KeptPlace?
    var undone: [Before] = []
    var done: [Before] = []
  }

  private struct Before {
    var choices: Choices
    var mode: ExplorationMode
    var inferred: Set<String>
    var name: String

    init(_ snapshot: Snapshot, name: String) {
      choices = snapshot.choices
      mode = snapshot.mode
      inferred = Set(
        snapshot.columns.filter { $0.schema.source == .inferred }.map(\.schema.name))
      self.name = name
    }

    func bringBack(_ snapshot: inout Snapshot) {
      snapshot.choices = choices
      snapshot.mode = mode
      for place in snapshot.columns.indices {
        snapshot.columns[place].schema.source =
          inferred.contains(snapshot.columns[place].schema.name) ? .inferred : .declared
      }
      snapshot.budget.inferredColumns = snapshot.inferredColumns.map(\.schema.name)
    }
  }

  private let state: Mutex<State>

  /// Nothing wakes: tests step by hand.
  let wakeDescriptor: Int32 = -1

  init(_ snapshot: Snapshot = .admissions) { state = Mutex(State(snapshot: snapshot)) }

  var snapshot: Snapshot { state.withLock { $0.snapshot } }
  /// What it was asked to do; questions ahead of an edit are kept apart.
  var commands: [Command] { state.withLock { $0.commands } }
  /// The edits that it was asked the cost of.
  var considered: [Edit?] { state.withLock { $0.considered } }

  /// Where it was told that the screens stand.
  var place: KeptPlace? { state.withLock { $0.place } }

  /// Changes what the engine shows, as work that has finished would.
  func change(_ body: @Sendable (inout Snapshot) -> Void) { state.withLock { body(&$0.snapshot) } }

  func send(_ command: Command) {
    state.withLock { state in
      if case .consider(let edit) = command {
        state.considered.append(edit)
        state.snapshot.preview = edit.map { FixtureEngine.preview($0, state.snapshot) }
        return
      }
      if case .keepPlace(let place) = command {
        state.place = place
        return
      }
      state.commands.append(command)
      switch command {
      case .edit(let edit):
        FixtureEngine.make(edit, &state)
        state.snapshot.editsTaken += 1
      case .open(let path): FixtureEngine.open(path, &state.snapshot)
      case .save(let path) where path?.hasPrefix("/full/") == true:
        state.snapshot.say(.error, "the disk is full")
      case .save(let path):
        state.snapshot.say(.good, "saved \(path ?? "admissions.semblance.yaml")")
      case .exportDraft(let path): state.snapshot.say(.good, "wrote \(path)")
      case .release(let path): state.snapshot.say(.good, "released to \(path)")
      case .writeAgain(_, let path): state.snapshot.say(.good, "rows again in \(path)")
      case .capAccount(let epsilon): state.snapshot.budget.capEpsilon = epsilon
      case .check(let table): state.snapshot.say(.good, "checked \(table)")
      case .writeSchema(let path): state.snapshot.say(.good, "wrote \(path)")
      case .cancel: state.snapshot.isBusy = false
      case .look, .consider, .keepPlace: break
      case .lookAtPair(let pair):
        state.snapshot.pair = pair.flatMap { FixtureEngine.pair($0, state.snapshot) }
      case .trace(let score):
        state.snapshot.tradeOff = score.map { FixtureEngine.tradeOff($0, state.snapshot) }
      case .solve(let goal):
        state.snapshot.solution = FixtureEngine.solution(goal, state.snapshot)
      case .pin: FixtureEngine.pin(&state.snapshot)
      case .unpin(let letter): state.snapshot.pins.removeAll { $0.letter == letter }
      case .resume(let isTaken):
        let count = state.snapshot.journal.offer?.count ?? 0
        state.snapshot.journal.offer = nil
        state.snapshot.say(.good, isTaken ? "\(count) edits taken up" : "forgotten")
      case .pilot(let epsilon):
        state.snapshot.pilot = PilotSummary(epsilon: epsilon, rowCount: 19_950)
        state.snapshot.say(.good, "pilot measured")
      }
    }
  }

  private static func open(_ path: String, _ snapshot: inout Snapshot) {
    guard path.hasSuffix(".csv") else {
      snapshot.say(.error, "\(path): no such file")
      return
    }
    let before = snapshot
    snapshot = .admissions
    snapshot.notice = before.notice
    snapshot.generation = max(snapshot.generation, before.generation + 1)
    snapshot.editsTaken = before.editsTaken
  }

  private static func make(_ edit: Edit, _ state: inout State) {
    let name = FixtureEngine.name(edit, state.snapshot)
    let before = Before(state.snapshot, name: name)
    switch edit {
    case .undo:
      guard let last = state.done.popLast() else { return }
      state.undone.append(Before(state.snapshot, name: last.name))
      last.bringBack(&state.snapshot)
    case .redo:
      guard let next = state.undone.popLast() else { return }
      state.done.append(Before(state.snapshot, name: next.name))
      next.bringBack(&state.snapshot)
    case .share(let column, let value): state.snapshot.choices.shares[column] = value
    case .nudge(let column, let step, let times):
      state.snapshot.choices.shares[column] = ShareStep.next(
        after: state.snapshot.choices.shares[column] ?? 1, by: step, times: times)
    case .bins(let name, let value):
      for place in state.snapshot.columns.indices
      where state.snapshot.columns[place].schema.name == name {
        state.snapshot.columns[place].schema.bins = value
      }
    case .epsilon(let value): state.snapshot.choices.epsilon = value
    case .delta(let value): state.snapshot.choices.delta = value
    case .rows(let value): state.snapshot.choices.rows = value
    case .method(let value): state.snapshot.choices.method = value
    case .association(let value): state.snapshot.choices.associationMeasure = value
    case .theme(let value): state.snapshot.choices.theme = value
    case .cap(let column, let value): state.snapshot.choices.caps[column] = value
    case .target(let score, let value): state.snapshot.choices.targets[score] = value
    case .mode(let mode): state.snapshot.mode = mode
    case .scenario(let steps):
      state.snapshot.choices.scenario = steps
      state.snapshot.scenario.steps = steps.map { StepSummary($0) }
    case .postProcessing(let steps):
      state.snapshot.choices.postProcessing = steps
      state.snapshot.postProcessing.steps = steps.map { StepSummary($0) }
    case .describe(let column, let words):
      for place in state.snapshot.columns.indices
      where state.snapshot.columns[place].schema.name == column {
        state.snapshot.columns[place].schema.say(words)
      }
    case .addRule(let rule, let place):
      let rules = state.snapshot.choices.rules
      state.snapshot.choices.rules.insert(rule, at: min(rules.count, place ?? rules.count))
    case .changeRule(let place, let rule): state.snapshot.choices.rules[place] = rule
    case .removeRule(let place): state.snapshot.choices.rules.remove(at: place)
    case .moveRule(let from, let to):
      let rule = state.snapshot.choices.rules.remove(at: from)
      state.snapshot.choices.rules.insert(rule, at: to)
    case .switchRule(let place, let isOn): state.snapshot.choices.rules[place].isOn = isOn
    case .takeUp(let letter):
      guard let pin = state.snapshot.pins.first(where: { $0.letter == letter }) else { return }
      state.snapshot.choices = pin.choices
    case .reroll: state.snapshot.choices.draftNumber += 1
    case .confirmDomain(let name): confirm([name], &state.snapshot)
    case .confirmDomains(let names): confirm(names, &state.snapshot)
    }
    if edit != .undo && edit != .redo {
      state.done.append(before)
      state.undone = []
    }
    state.snapshot.journal.past = state.done.map(\.name)
    state.snapshot.journal.future = state.undone.reversed().map(\.name)
    state.snapshot.settle()
  }

  private static func confirm(_ names: [String], _ snapshot: inout Snapshot) {
    for place in snapshot.columns.indices
    where names.contains(snapshot.columns[place].schema.name) {
      snapshot.columns[place].schema.source = .declared
    }
    snapshot.budget.inferredColumns.removeAll { names.contains($0) }
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
    pair?.generation = generation
    prediction = FixtureEngine.prediction(self)
    if let score = tradeOff?.score { tradeOff = FixtureEngine.tradeOff(score, self) }
    for place in pins.indices {
      pins[place].differences = FixtureEngine.differences(pins[place].choices, choices)
    }
    for place in stages.indices where stages[place].state == .running {
      stages[place].state = .done
    }
  }
}
