import Engine
import Plots

extension WorkbenchState {
  /// Does an action, or says why it cannot be done.
  mutating func perform(_ id: ActionID, _ snapshot: Snapshot) -> [Effect] {
    guard let action = ActionRegistry.action(id) else { return [] }
    if let reason = action.obstacle(ActionContext(state: self, snapshot: snapshot)) {
      log.say(.warning, reason)
      return []
    }
    switch id {
    case .up, .down, .left, .right, .pageUp, .pageDown, .first, .last:
      return move(id, snapshot)
    case .shareUp: return changeShare(by: 0.5, snapshot)
    case .shareDown: return changeShare(by: -0.5, snapshot)
    case .shareUpFine: return changeShare(by: 0.1, snapshot)
    case .shareDownFine: return changeShare(by: -0.1, snapshot)
    case .shareZero, .confirmDomain, .reroll, .undo, .redo, .association:
      return edit(id, snapshot)
    case .shareSet, .epsilon, .delta, .rowCount, .cap, .method, .target, .solve, .pilot, .open,
      .saveAs, .exportDraft, .writeSchema, .release:
      ask(id, snapshot)
    case .takeEpsilon: return epsilonToTake(in: snapshot).map { make(.epsilon($0), snapshot) } ?? []
    case .takeUpPin: return takeUpPin(snapshot)
    case .forgetPin: return forgetPin(snapshot)
    case .goThere: return goThere(snapshot)
    case .tradeOff:
      page = page == .tradeOff ? .main : .tradeOff
      tradeEpsilon = nil
    case .pin: return [.send(.pin)]
    case .pins: page = page == .pins ? .main : .pins
    case .beside: changeBeside(snapshot)
    case .journal: openJournal(snapshot)
    case .mode: askMode(snapshot)
    case .resume:
      snapshot.journal.offer.map { overlays.append(.confirmation(Confirmation(.resume($0)))) }
    case .save: return save(snapshot)
    case .nextPane: movePane(by: 1)
    case .previousPane: movePane(by: -1)
    case .maximise: isMaximised.toggle()
    case .choose: return choose(snapshot)
    case .nextView: changeView(by: 1, snapshot)
    case .previousView: changeView(by: -1, snapshot)
    case .logScale: isLogScale.toggle()
    case .sortCategories: toggleSorting(snapshot)
    case .rows: page = page == .rows ? .main : .rows
    case .notices: toggleNotices(snapshot)
    case .theme: return changeTheme(snapshot)
    case .mouse:
      isMouseTaken.toggle()
      log.say(.info, isMouseTaken ? "the mouse is taken" : "the mouse is the terminal's again")
      return [.mouse(isMouseTaken)]
    case .cancel: return [.send(.cancel)]
    case .copyScreen:
      log.say(.info, "the screen's text is on the clipboard")
      return [.copyScreen]
    case .repaint: return [.repaint]
    case .suspend: return [.suspend]
    case .palette: overlays.append(.menu(ActionMenu(.palette)))
    case .help: overlays.append(.menu(ActionMenu(.help)))
    case .back: back(snapshot)
    case .quit: return quit(snapshot)
    }
    return []
  }

  private mutating func edit(_ id: ActionID, _ snapshot: Snapshot) -> [Effect] {
    switch id {
    case .undo: return make(.undo, snapshot)
    case .redo: return make(.redo, snapshot)
    case .reroll: return make(.reroll, snapshot)
    case .association:
      let all = AssociationMeasure.allCases
      let place = all.firstIndex(of: snapshot.choices.associationMeasure) ?? 0
      return make(.association(all[(place + 1) % all.count]), snapshot)
    default: break
    }
    guard let column = chosenColumn(in: snapshot) else { return [] }
    let name = column.schema.name
    if id == .confirmDomain { return make(.confirmDomain(column: name), snapshot) }
    return share(of: column) == 0 ? [] : make(.share(column: name, 0), snapshot)
  }

  mutating func ask(_ id: ActionID, _ snapshot: Snapshot) {
    let choices = snapshot.choices
    let stem = WorkbenchState.stem(of: openedPath ?? snapshot.table?.name ?? "table")
    let prompt: Prompt? =
      switch id {
      case .epsilon: Prompt(.epsilon, suggestion: NumberText.plain(choices.epsilon))
      case .delta: Prompt(.delta, suggestion: NumberText.plain(choices.delta))
      case .rowCount: Prompt(.rows, suggestion: choices.rows.map { String($0) } ?? "auto")
      case .shareSet:
        chosenColumn(in: snapshot).map {
          Prompt(
            .share(column: $0.schema.name), suggestion: NumberText.plain(share(of: $0)))
        }
      case .cap:
        chosenColumn(in: snapshot).map {
          Prompt(
            .cap(column: $0.schema.name),
            suggestion: choices.caps[$0.schema.name].map(NumberText.plain) ?? "none")
        }
      case .method: Prompt(.method, suggestion: choices.method)
      case .target, .solve: ask(of: scoreInView(in: snapshot), isTarget: id == .target, snapshot)
      case .pilot: Prompt(.pilot, suggestion: NumberText.plain(choices.epsilon / 10))
      case .open: Prompt(.open)
      case .saveAs: Prompt(.save, suggestion: stem + ".semblance.yaml")
      case .exportDraft: Prompt(.exportDraft, suggestion: stem + ".draft.csv")
      case .writeSchema: Prompt(.writeSchema, suggestion: stem + ".schema.yaml")
      case .release: Prompt(.release, suggestion: stem + ".release.csv")
      default: nil
      }
    if let prompt { overlays.append(.prompt(prompt)) }
  }

  /// A question about the distance of something, with the target that is set already.
  func ask(of score: AccuracyScore, isTarget: Bool, _ snapshot: Snapshot) -> Prompt {
    let name = score.name
    let target = snapshot.choices.targets[score].map(NumberText.plain)
    return isTarget
      ? Prompt(.target(score, of: name), suggestion: target ?? "none")
      : Prompt(.accuracy(score, of: name), suggestion: target ?? "")
  }

  private mutating func movePane(by step: Int) {
    let panes = Pane.allCases
    let place = panes.firstIndex(of: pane) ?? 0
    pane = panes[(place + step + panes.count) % panes.count]
  }

  mutating func changeView(by step: Int, _ snapshot: Snapshot) {
    func next<Choice: CaseIterable & Equatable>(_ choice: Choice) -> Choice {
      let all = Array(Choice.allCases)
      let place = all.firstIndex(of: choice) ?? 0
      return all[(place + step + all.count) % all.count]
    }
    switch page {
    case .rows where snapshot.mode != .curator:
      log.say(.warning, "\(snapshot.mode.rawValue) mode shows no real rows; V changes the mode")
    case .rows: rowSide = next(rowSide)
    case .tradeOff: tradeView = next(tradeView)
    default:
      view = next(view)
      if view == .pin, comparedPin(in: snapshot) == nil { view = next(view) }
    }
  }

  /// Goes from sorted categories to their own order or back, for all columns.
  private mutating func toggleSorting(_ snapshot: Snapshot) {
    let isSorted =
      chosenColumn(in: snapshot).map { column in
        HistogramView.isSorted(column, snapshot.histograms[columns.selected], self)
      } ?? false
    sortsCategories = !isSorted
    firstCategory = 0
    log.say(.info, isSorted ? "categories in their own order" : "most frequent categories first")
  }

  private mutating func toggleNotices(_ snapshot: Snapshot) {
    if page == .notices {
      page = snapshot.table == nil && !isOpening ? .start : .main
    } else {
      page = .notices
      notices = ListCursor()
    }
  }

  private mutating func changeTheme(_ snapshot: Snapshot) -> [Effect] {
    guard !themes.isEmpty else { return [] }
    let place = themes.firstIndex(of: theme) ?? themes.count - 1
    theme = themes[(place + 1) % themes.count]
    log.say(.info, "theme \(theme)")
    let keep: [Effect] = snapshot.table == nil ? [] : [.send(.edit(.theme(theme)))]
    return [.theme(theme)] + keep
  }

  private mutating func choose(_ snapshot: Snapshot) -> [Effect] {
    if page == .start {
      guard samples.indices.contains(start.selected) else { return [] }
      return open(samples[start.selected].path)
    }
    guard pane == .heatmap, let association = snapshot.association,
      association.columns.indices.contains(heatRow)
    else {
      isMaximised.toggle()
      return []
    }
    return chooseColumn(association.columns[heatRow], snapshot)
  }

  private mutating func back(_ snapshot: Snapshot) {
    switch page {
    case .rows, .tradeOff, .pins, .journal: page = .main
    case .notices: toggleNotices(snapshot)
    case .main: isMaximised = false
    case .start: break
    }
  }

  private mutating func quit(_ snapshot: Snapshot) -> [Effect] {
    guard hasUnsavedChoices(in: snapshot) else { return [.quit(0)] }
    let question = Confirmation(.quit)
    if case .confirmation(let open) = overlays.last, open.matter == question.matter { return [] }
    overlays.append(.confirmation(question))
    return []
  }
}
