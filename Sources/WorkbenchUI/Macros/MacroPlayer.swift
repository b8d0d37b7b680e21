import Documents
import Engine
import Terminal

/// Plays a macro on a workbench without a terminal, waiting for the work that each step starts.
///
/// There are no pauses: a step is over when every command has been taken and all work has ended, so
/// the same macro on the same session shows the same screens.
@MainActor public final class MacroPlayer {
  /// What came of it.
  public struct Outcome: Sendable, Equatable {
    /// The exit status of the workbench, where the macro ended it.
    public var status: Int32?
    /// Expectations that were not met, in order; playing stops at the first.
    public var failures: [String] = []
    /// Steps that were played.
    public var steps = 0
  }

  private let screen: HeadlessScreen
  private let engine: any WorkbenchEngine
  private let workbench: Workbench
  private var outcome = Outcome()

  /// A player of `workbench`, which shows itself on `screen` and has `engine` behind it.
  public init(screen: HeadlessScreen, engine: any WorkbenchEngine, workbench: Workbench) {
    self.screen = screen
    self.engine = engine
    self.workbench = workbench
  }

  /// The screen as text, a line for each row.
  public var lines: [String] { screen.canvas.lines }

  /// Plays the steps in order, from an idle workbench to an idle workbench.
  ///
  /// - Parameters:
  ///   - file: the macro's path, for failures.
  ///   - show: takes the screen's text at every `screen` step, and the path that the step names.
  /// - Throws: what `show` throws.
  public func play(
    _ macro: Macro, file: String? = nil, show: ([String], String?) throws -> Void
  ) throws -> Outcome {
    outcome = Outcome()
    settle()
    for entry in macro.entries {
      guard outcome.status == nil, outcome.failures.isEmpty else { break }
      outcome.steps += 1
      switch entry.step {
      case .event(let event):
        screen.send(event)
        settle()
      case .settle: settle()
      case .expect(let text): check(text, isWanted: true, entry.line, file)
      case .absent(let text): check(text, isWanted: false, entry.line, file)
      case .screen(let path): try show(lines, path)
      }
    }
    return outcome
  }

  private func check(_ text: String, isWanted: Bool, _ line: Int, _ file: String?) {
    guard lines.contains(where: { $0.contains(text) }) != isWanted else { return }
    let message = isWanted ? "the screen does not show “\(text)”" : "the screen shows “\(text)”"
    outcome.failures.append(InputError(message, file: file, line: line).description)
  }

  /// Takes events and waits for work until neither is left, then draws.
  private func settle() {
    while outcome.status == nil {
      outcome.status = workbench.step(timeout: 0)
      guard outcome.status == nil, screen.pending.isEmpty else { continue }
      if workbench.isIdle { break }
      outcome.status = workbench.step(timeout: nil) { [workbench] in !workbench.isIdle }
    }
    // What was handed over last is drawn too.
    if outcome.status == nil { outcome.status = workbench.step(timeout: 0) }
  }
}
