import Documents
import Foundation
import Terminal

/// Passes the engine's wake on to the screen: the engine knows no screen, the screen no engine.
///
/// One thread waits on a copy of the engine's descriptor until the engine is gone. Its own number is the
/// engine's to close, and may then stand for a file of somebody else, from which nothing may be read.
public enum WakeRelay {
  /// Raises `signal` whenever `descriptor` becomes readable; 8 bytes are read to clear it.
  ///
  /// - Throws: `InputError` when the process may not open another file.
  public static func start(from descriptor: Int32, to signal: WakeSignal) throws {
    let descriptor = fcntl(descriptor, F_DUPFD_CLOEXEC, 3)
    guard descriptor >= 0 else {
      throw InputError("No file descriptor is left; raise the limit (ulimit -n) and start again.")
    }
    let thread = Thread { relay(from: descriptor, to: signal) }
    thread.name = "wake relay"
    thread.start()
  }

  private static func relay(from descriptor: Int32, to signal: WakeSignal) {
    defer { close(descriptor) }
    var entry = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    while true {
      guard poll(&entry, 1, -1) >= 0 else {
        if errno == EINTR { continue }
        return
      }
      guard entry.revents & Int16(POLLIN) != 0 else { return }
      var count: UInt64 = 0
      _ = read(descriptor, &count, MemoryLayout<UInt64>.size)
      signal.raise()
    }
  }
}
