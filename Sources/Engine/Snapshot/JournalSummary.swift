/// The undo history as a screen shows it.
public struct JournalSummary: Sendable, Hashable {
  /// Names of the edits made, oldest first.
  public var past: [String] = []
  /// Names of the edits taken back, the next to do again first.
  public var future: [String] = []
  /// Whether something would be lost without the journal.
  public var isUnsaved = false
  /// Edits that an earlier run left without saving, offered to be taken up.
  public var offer: Offer?

  /// Edits that an earlier run left without saving.
  public struct Offer: Sendable, Hashable {
    /// How many edits.
    public var count: Int
    /// The name of the newest one.
    public var newest: String
    /// When it was made, in local time, as `2026-03-01 14:05`.
    public var time: String
  }

  /// An empty history.
  public init() {}
}
