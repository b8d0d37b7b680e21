import Engine

/// The main job on the open table in five keys, each told when it is due.
public struct Tour: Hashable, Sendable {
  /// How many steps are done.
  public internal(set) var done = 0

  /// One step.
  struct Step: Sendable {
    /// The key, and what it does.
    var text: String
    /// Whether it is done.
    var isDone: @Sendable (WorkbenchState, Snapshot) -> Bool
  }

  /// The steps in order.
  static let steps: [Step] = [
    Step(text: "+ raises the column's share: watch ε_c and dist") {
      state, _ in
      if case .share = state.record?.edit { true } else { false }
    },
    Step(text: "v twice: where do real and synthetic differ?") { state, _ in
      state.view == .difference
    },
    Step(text: "t: what more or less ε would bring; t comes back") { state, _ in
      state.page == .tradeOff
    },
    Step(text: "p pins this state, to come back to and compare") { _, snapshot in
      !snapshot.pins.isEmpty
    },
    Step(text: "R: what a release would charge; Esc leaves it") { state, _ in
      switch state.overlays.last {
      case .prompt(let prompt): prompt.question == .release
      case .confirmation(let confirmation):
        if case .release = confirmation.matter { true } else { false }
      default: false
      }
    },
  ]

  /// What is to be pressed now; `nil` at the end.
  var text: String? { Tour.steps[safe: done]?.text }
}

extension WorkbenchState {
  /// Begins the tour, on the first sample where no table is open, or ends it.
  mutating func toggleTour(_ snapshot: Snapshot) -> [Effect] {
    guard tour == nil else {
      tour = nil
      log.say(.info, "the tour is over; F5 begins it again")
      return []
    }
    tour = Tour()
    guard snapshot.table == nil, !isOpening,
      let first = entries.first(where: { $0.section == .sample })
    else { return [] }
    return open(first.path, snapshot)
  }

  /// Goes on with the tour when its step is done.
  mutating func advanceTour(_ snapshot: Snapshot) {
    guard var tour, snapshot.table != nil, let step = Tour.steps[safe: tour.done],
      step.isDone(self, snapshot)
    else { return }
    tour.done += 1
    self.tour = tour.text == nil ? nil : tour
    if tour.text == nil {
      log.say(
        .good, "that is the main job: share, look, weigh, pin, release; ? has the keys, K the words"
      )
    }
  }
}
