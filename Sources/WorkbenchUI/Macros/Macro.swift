import Terminal

/// Keys, mouse and paste as they were given, with what the screen should show between them.
public struct Macro: Hashable, Sendable {
  /// One step.
  public enum Step: Hashable, Sendable {
    /// Something that a person does.
    case event(InputEvent)
    /// Wait until all work has ended.
    case settle
    /// The text must be on the screen once all work has ended.
    case expect(String)
    /// The text must not be on the screen once all work has ended.
    case absent(String)
    /// The screen as text, to a file or to standard output.
    case screen(String?)
  }

  /// A step and the line of the file that it stands on.
  public struct Entry: Hashable, Sendable {
    /// The step.
    public var step: Step
    /// The line, counted from 1; 0 where it was recorded.
    public var line: Int
  }

  /// The extent of the screen it is made for; `nil` takes the one there is.
  public var size: Size?
  /// The steps in order.
  public private(set) var entries: [Entry] = []

  /// An empty macro.
  public init(size: Size? = nil) { self.size = size }

  /// At most so many steps are recorded.
  public static let longest = 100_000

  /// Adds a step.
  mutating func append(_ step: Step, line: Int) { entries.append(Entry(step: step, line: line)) }

  /// Adds an event as it is recorded; what the system does is no part of it.
  mutating func add(_ event: InputEvent) {
    guard entries.count < Macro.longest else { return }
    switch event {
    case .key, .mouse, .paste, .resize: append(.event(event), line: 0)
    case .wake, .signal: break
    }
  }

  /// What a person does in it.
  public var events: [InputEvent] {
    entries.compactMap { if case .event(let event) = $0.step { event } else { nil } }
  }
}
