#if canImport(Glibc)
  import Glibc
#endif

/// Standard error sent to a file while the screen is up, so that nothing is written across it.
struct ErrorRedirect {
  /// The real standard error, kept open.
  let original: Int32
  private let log: Int32

  /// - Returns: `nil` where the file cannot be opened; standard error then stays as it is.
  init?(log path: String) {
    let file = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
    guard file >= 0 else { return nil }
    let kept = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3)
    guard kept >= 0 else {
      close(file)
      return nil
    }
    original = kept
    log = file
  }

  /// Sends standard error to the file.
  func begin() { dup2(log, STDERR_FILENO) }

  /// Sends it where it went before.
  func pause() { dup2(original, STDERR_FILENO) }

  /// Ends it and closes both.
  func end() {
    pause()
    close(original)
    close(log)
  }
}
