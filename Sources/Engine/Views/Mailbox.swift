import Foundation
import Synchronization

/// The newest snapshot, and a pipe that wakes whoever waits for it.
final class Mailbox: Sendable {
  private struct State {
    var snapshot = Snapshot()
    var isPending = false
  }

  /// What is under way.
  let activity = Activity()
  private let state = Mutex(State())
  private let readEnd: Int32
  private let writeEnd: Int32

  init() {
    var ends: [Int32] = [-1, -1]
    if pipe(&ends) == 0 {
      for end in ends { _ = fcntl(end, F_SETFL, fcntl(end, F_GETFL) | O_NONBLOCK) }
      for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    }
    (readEnd, writeEnd) = (ends[0], ends[1])
  }

  deinit {
    close(readEnd)
    close(writeEnd)
  }

  /// Readable when there is a newer snapshot than the last one taken.
  var wakeDescriptor: Int32 { readEnd }

  /// The newest snapshot; taking it ends the waking.
  var snapshot: Snapshot {
    state.withLock {
      if $0.isPending {
        var byte: UInt8 = 0
        while read(readEnd, &byte, 1) > 0 {}
        $0.isPending = false
      }
      return $0.snapshot
    }
  }

  /// The newest snapshot, without ending the waking.
  var peek: Snapshot { state.withLock { $0.snapshot } }

  /// Changes the snapshot and wakes.
  func update(_ change: (inout Snapshot) -> Void) {
    state.withLock {
      change(&$0.snapshot)
      if !$0.isPending {
        $0.isPending = true
        var byte: UInt8 = 1
        _ = write(writeEnd, &byte, 1)
      }
    }
  }

  /// One piece of what was under way has ended; the last one wakes.
  func ended() {
    if activity.end() { update { _ in } }
  }

  /// Changes the snapshot only while `generation` is still the newest.
  func update(generation: Int, _ change: (inout Snapshot) -> Void) {
    guard state.withLock({ $0.snapshot.generation == generation }) else { return }
    update { if $0.generation == generation { change(&$0) } }
  }
}
