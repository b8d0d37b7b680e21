import Foundation
import Synchronization

private let interruptFlag = Atomic<Bool>(false)

private func raiseInterrupt(_ signal: Int32) {
  interruptFlag.store(true, ordering: .relaxed)
}

/// Ctrl-C as a flag that long work polls, so that what is half done is cleaned up.
struct Interrupt: Sendable {
  /// Installs the handler.
  init() { signal(SIGINT, raiseInterrupt) }

  /// Whether Ctrl-C was pressed since.
  var isRaised: Bool { interruptFlag.load(ordering: .relaxed) }
}
