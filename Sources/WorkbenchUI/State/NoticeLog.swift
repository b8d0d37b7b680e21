import Engine

/// Every notice so far, newest last, and the one on show.
public struct NoticeLog: Hashable, Sendable {
  /// One of them.
  public struct Entry: Hashable, Sendable {
    /// How grave it is.
    public var severity: Notice.Severity
    /// One sentence.
    public var text: String
  }

  /// At most the newest 500.
  public private(set) var notices: [Entry] = []
  /// The notice to show until the next key.
  public private(set) var current: Entry?
  private var engineNumber = -1

  /// An empty log.
  public init() {}

  /// Takes the engine's notice, once. Returns whether it is a new one.
  @discardableResult public mutating func take(_ notice: Notice?) -> Bool {
    guard let notice, notice.number != engineNumber else { return false }
    engineNumber = notice.number
    add(Entry(severity: notice.severity, text: notice.text))
    return true
  }

  /// Says something the workbench itself has found.
  public mutating func say(_ severity: Notice.Severity, _ text: String) {
    add(Entry(severity: severity, text: text))
  }

  /// Takes the notice off the screen; the log keeps it.
  public mutating func dismiss() { current = nil }

  private mutating func add(_ notice: Entry) {
    notices.append(notice)
    if notices.count > 500 { notices.removeFirst(notices.count - 500) }
    current = notice
  }
}
