import Synchronization

/// Where a run tells what it is doing and what it has found.
///
/// What comes of a generation that is no longer the newest is dropped.
struct StageReport: Sendable {
  /// The stages of a full run, in order; where rules must hold, `rules` comes after `sample`.
  static let names = [
    "load", "encode", "count", "plan", "measure", "fit", "sample", "decode", "evaluate",
  ]

  let mailbox: Mailbox
  let generation: Int
  /// Whether it tells how long stages took, which depends on the rows.
  var isTimed = true

  /// Publishes a part of the result.
  func publish(_ change: (inout Snapshot) -> Void) {
    mailbox.update(generation: generation, change)
  }

  /// Says where a stage is.
  func mark(_ name: String, _ state: StageStatus.State, _ duration: Duration = .zero) {
    publish { snapshot in
      let status = StageStatus(
        name: name, state: state, milliseconds: isTimed ? duration.milliseconds : 0)
      if let index = snapshot.stages.firstIndex(where: { $0.name == name }) {
        snapshot.stages[index] = status
      } else {
        let sample = snapshot.stages.firstIndex { $0.name == "sample" }
        snapshot.stages.insert(
          status, at: name == "rules" ? sample.map { $0 + 1 } ?? 0 : snapshot.stages.count)
      }
    }
  }
}

extension Duration {
  /// The same in milliseconds.
  var milliseconds: Double {
    Double(components.seconds) * 1e3 + Double(components.attoseconds) / 1e15
  }
}

/// Counts edits; work that belongs to an older count gives way.
final class GenerationCounter: Sendable {
  private let newest = Atomic<Int>(0)

  /// Starts the next generation.
  func advance() -> Int { newest.add(1, ordering: .relaxed).newValue }

  /// The newest generation.
  var current: Int { newest.load(ordering: .relaxed) }

  /// A question that long work asks at least every 2 ms.
  func isOutdated(_ generation: Int) -> Bool { current != generation }
}
