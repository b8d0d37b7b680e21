import Synchronization

#if canImport(Glibc)
  import Glibc
#endif

/// Gives the terminal back when the program dies with the screen up: it leaves the modes, restores
/// the line settings, says where the details are, and dies of the same signal.
///
/// While it is armed nothing of ncurses may be called by it: a handler may only write and set line
/// settings.
enum CrashGuard {
  private static let armed = Atomic<Bool>(false)
  private static let terminal = Atomic<Int32>(-1)
  private static let errorOutput = Atomic<Int32>(-1)
  private static let fatal = [SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGSEGV, SIGFPE]
  private static let installed = Atomic<Bool>(false)

  // Written only while disarmed, by the main thread; read by a handler while armed.
  nonisolated(unsafe) private static let settings = UnsafeMutablePointer<termios>.allocate(
    capacity: 1)
  nonisolated(unsafe) private static let farewell = UnsafeMutableRawBufferPointer.allocate(
    byteCount: 1024, alignment: 1)
  private static let farewellLength = Atomic<Int>(0)
  private static let stackBytes = 64 * 1024

  /// Arms the guard.
  ///
  /// - Parameters:
  ///   - output: The terminal's descriptor.
  ///   - settings: The line settings to give back; none for a descriptor that is no terminal.
  ///   - errorOutput: Where the program's last words go.
  ///   - log: The file with the details, if there is one.
  static func arm(output: Int32, settings saved: termios?, errorOutput error: Int32, log: String?) {
    disarm()
    guard let saved else { return }
    settings.initialize(to: saved)
    var words = "\nThe program ended by a fault"
    words += log.map { "; its last words are in \($0)" } ?? ""
    words += ". The terminal is as it was before."
    words += log == nil ? "\n" : " Please report it with that file; edits are offered again.\n"
    var length = 0
    for byte in words.utf8.prefix(farewell.count) {
      farewell[length] = byte
      length += 1
    }
    farewellLength.store(length, ordering: .relaxed)
    terminal.store(output, ordering: .relaxed)
    errorOutput.store(error, ordering: .relaxed)
    install()
    armed.store(true, ordering: .sequentiallyConsistent)
  }

  /// The screen is down: there is nothing to give back.
  static func disarm() { armed.store(false, ordering: .sequentiallyConsistent) }

  /// Gives the terminal back once; for handlers and for `exit`.
  static func restore(saying words: Bool) {
    guard armed.exchange(false, ordering: .sequentiallyConsistent) else { return }
    let output = terminal.load(ordering: .relaxed)
    let bytes = TerminalBytes.giveBack
    TerminalBytes.write(
      UnsafeRawBufferPointer(start: bytes.utf8Start, count: bytes.utf8CodeUnitCount), to: output)
    tcsetattr(output, TCSANOW, settings)
    guard words else { return }
    let error = errorOutput.load(ordering: .relaxed)
    let length = farewellLength.load(ordering: .relaxed)
    TerminalBytes.write(UnsafeRawBufferPointer(rebasing: farewell[..<length]), to: error)
  }

  private static func install() {
    guard !installed.exchange(true, ordering: .sequentiallyConsistent) else { return }
    atexit(giveTerminalBack)
    // A stack that has run over cannot hold its own handler.
    var stack = stack_t()
    stack.ss_sp = UnsafeMutableRawPointer.allocate(byteCount: stackBytes, alignment: 16)
    stack.ss_size = stackBytes
    sigaltstack(&stack, nil)
    for signal in fatal {
      var action = sigaction()
      action.__sigaction_handler.sa_handler = dieOfSignal
      action.sa_flags = Int32(SA_ONSTACK)
      sigaction(signal, &action, nil)
    }
  }
}

// Free functions: see SignalInbox.
private func dieOfSignal(_ signal: Int32) {
  CrashGuard.restore(saying: true)
  var standard = sigaction()
  standard.__sigaction_handler.sa_handler = SIG_DFL
  sigaction(signal, &standard, nil)
  raise(signal)
}

private func giveTerminalBack() { CrashGuard.restore(saying: false) }
