import Synchronization

#if canImport(Glibc)
  import Glibc
#endif

/// Signals as they reach the program's own loop: a handler only sets a bit and raises a descriptor,
/// and everything else happens where the loop takes the bits.
enum SignalInbox {
  /// Signals that may be waiting.
  struct Waiting: OptionSet, Sendable {
    let rawValue: UInt32
    static let terminate = Waiting(rawValue: 1)
    static let hangup = Waiting(rawValue: 2)
    static let interrupt = Waiting(rawValue: 4)
    static let stop = Waiting(rawValue: 8)
    static let proceed = Waiting(rawValue: 16)
    static let resize = Waiting(rawValue: 32)
  }

  private static let waiting = Atomic<UInt32>(0)
  private static let descriptor = Atomic<Int32>(-1)
  private static let handled = [SIGTERM, SIGHUP, SIGINT, SIGTSTP, SIGCONT, SIGWINCH]

  /// Sends the signals here from now on, raising `wake` for each.
  ///
  /// - Returns: what was there before, for ``close(restoring:)``.
  static func open(_ wake: WakeSignal) -> [(Int32, sigaction)] {
    waiting.store(0, ordering: .relaxed)
    descriptor.store(wake.descriptor, ordering: .sequentiallyConsistent)
    return handled.map { ($0, install($0)) }
  }

  /// Gives the signals back.
  static func close(restoring former: [(Int32, sigaction)]) {
    for (signal, action) in former {
      var action = action
      sigaction(signal, &action, nil)
    }
    descriptor.store(-1, ordering: .sequentiallyConsistent)
  }

  /// Takes all that wait.
  static func take() -> Waiting {
    Waiting(rawValue: waiting.exchange(0, ordering: .sequentiallyConsistent))
  }

  /// Drops some of those that wait.
  static func forget(_ some: Waiting) {
    waiting.bitwiseAnd(~some.rawValue, ordering: .sequentiallyConsistent)
  }

  /// Stops the whole job as Ctrl-Z does; returns when it is continued.
  static func stopProcess() {
    var standard = sigaction()
    standard.__sigaction_handler.sa_handler = SIG_DFL
    sigaction(SIGTSTP, &standard, nil)
    kill(0, SIGTSTP)
    _ = install(SIGTSTP)
  }

  private static func install(_ signal: Int32) -> sigaction {
    var action = sigaction()
    action.__sigaction_handler.sa_handler = receiveSignal
    action.sa_flags = SA_RESTART
    var former = sigaction()
    sigaction(signal, &action, &former)
    return former
  }

  /// What the handler does.
  static func receive(_ signal: Int32) {
    let bit: Waiting
    switch signal {
    case SIGTERM: bit = .terminate
    case SIGHUP: bit = .hangup
    case SIGINT: bit = .interrupt
    case SIGTSTP: bit = .stop
    case SIGCONT: bit = .proceed
    case SIGWINCH: bit = .resize
    default: return
    }
    waiting.bitwiseOr(bit.rawValue, ordering: .sequentiallyConsistent)
    let target = descriptor.load(ordering: .sequentiallyConsistent)
    if target >= 0 {
      let code = errno
      WakeSignal.raise(descriptor: target)
      errno = code
    }
  }
}

// A free function: a closure written inside a main-actor type would check for the main thread and
// stop the program when the signal arrives on another.
private func receiveSignal(_ signal: Int32) { SignalInbox.receive(signal) }
