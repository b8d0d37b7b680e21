import CNcurses
import Documents

#if canImport(Glibc)
  import Glibc
#endif

/// Wakes the thread that waits in ``Screen/nextEvents(timeout:)``; any thread may raise it.
///
/// Raising is a single system call that never blocks and is safe inside a signal handler. Signals
/// raised before anybody looked count as one.
public final class WakeSignal: Sendable {
  /// Readable, for `poll`, while the signal is raised.
  public let descriptor: Int32

  /// - Throws: ``InputError`` when the process may not open another file.
  public init() throws {
    descriptor = eventfd(0, Int32(EFD_NONBLOCK | EFD_CLOEXEC))
    guard descriptor >= 0 else {
      throw InputError("No file descriptor is left; raise the limit (ulimit -n) and start again.")
    }
  }

  deinit { close(descriptor) }

  /// Raises the signal.
  public func raise() { Self.raise(descriptor: descriptor) }

  /// Lowers it again.
  ///
  /// - Returns: whether it was raised.
  @discardableResult public func clear() -> Bool {
    var count: UInt64 = 0
    return read(descriptor, &count, MemoryLayout<UInt64>.size) == MemoryLayout<UInt64>.size
  }

  /// Raises the signal behind a descriptor; a signal handler has no object, only its number.
  static func raise(descriptor: Int32) {
    var one: UInt64 = 1
    _ = write(descriptor, &one, MemoryLayout<UInt64>.size)
  }
}
