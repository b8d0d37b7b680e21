import Foundation
import Terminal

/// Passes the engine's wake on to the screen: the engine knows no screen, the screen no engine.
///
/// One thread waits on the engine's descriptor for as long as the program runs.
public enum WakeRelay {
  /// Raises `signal` whenever `descriptor` becomes readable; 8 bytes are read to clear it.
  public static func start(from descriptor: Int32, to signal: WakeSignal) {
    let thread = Thread { relay(from: descriptor, to: signal) }
    thread.name = "wake relay"
    thread.start()
  }

  private static func relay(from descriptor: Int32, to signal: WakeSignal) {
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
