import Documents
import Engine
import Foundation

/// Standard output for results, standard error for progress and complaints.
enum Console {
  /// Writes all of `text` to standard output; fails when nobody can read it.
  static func write(_ text: String) {
    emit(text, to: 1)
  }

  /// Writes a line to standard error.
  static func complain(_ text: String) {
    emit(text + "\n", to: 2)
  }

  private static func emit(_ text: String, to descriptor: Int32) {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let written = bytes.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
      if written < 0 && errno == EINTR { continue }
      guard written > 0 else {
        if descriptor == 1 && errno != EPIPE { Foundation.exit(2) }
        return
      }
      bytes = bytes.dropFirst(written)
    }
  }

  /// Whether standard error is a terminal.
  static var showsProgress: Bool { isatty(2) == 1 }
}

/// One line on a terminal's standard error that says what is being done; nothing in a pipe.
struct ProgressLine: Sendable {
  private let isShown: Bool

  /// Silent when `quiet`, when JSON is asked for, or when standard error is no terminal.
  init(quiet: Bool) { isShown = !quiet && Console.showsProgress }

  /// Replaces the line.
  func show(_ text: String) {
    guard isShown else { return }
    let line = "\r\u{1B}[2K" + text
    _ = line.withCString { write(2, $0, strlen($0)) }
  }

  /// Says how far a stage is, with a few more words.
  func show(_ stage: StageStatus, _ more: String = "") {
    let parts = [stage.percentDone.map { "\($0) %" }, stage.timeLeft].compactMap { $0 }
    show("\(stage.name)… " + parts.joined(separator: " · ") + more)
  }

  /// Removes the line.
  func clear() { show("") }
}
