import Engine
import Plots

/// A question answered by typing.
public struct Prompt: Hashable, Sendable {
  /// What is asked.
  public enum Question: Hashable, Sendable {
    /// The total ε.
    case epsilon
    /// δ.
    case delta
    /// Rows to write.
    case rows
    /// A column's weight.
    case share(column: String)
    /// Where the session file goes.
    case save
    /// A table or session file to open.
    case open
    /// Where the draft goes.
    case exportDraft
    /// Where the data dictionary goes.
    case writeSchema
    /// Where a release goes.
    case release
  }

  /// What the typed text comes to.
  public enum Answer: Hashable, Sendable {
    /// An edit to make.
    case edit(Edit)
    /// A command to give.
    case command(Command)
    /// It cannot be taken; what is expected instead.
    case refused(String)
  }

  /// What is asked.
  public let question: Question
  /// What has been typed.
  public var field: TextField
  /// Why the last answer was not taken.
  public var refusal: String?

  /// A question with a suggested answer.
  public init(_ question: Question, suggestion: String = "") {
    self.question = question
    field = TextField(suggestion)
  }

  /// What the typed text comes to.
  public var answer: Answer {
    let text = field.text.trimmed
    switch question {
    case .epsilon:
      guard let value = Prompt.number(text), value > 0, value <= 1000 else {
        return .refused("ε is a number above 0, at most 1000, such as 1 or 0.5")
      }
      return .edit(.epsilon(value))
    case .delta:
      guard let value = Prompt.number(text), value > 0, value < 1 else {
        return .refused("δ is a number between 0 and 1, both excluded, such as 1e-9")
      }
      return .edit(.delta(value))
    case .share(let column):
      guard let value = Prompt.number(text), value >= 0, value <= 1000 else {
        return .refused("a share is a number from 0 to 1000; 0 leaves the column unmeasured")
      }
      return .edit(.share(column: column, value))
    case .rows:
      if text.isEmpty || text == "auto" { return .edit(.rows(nil)) }
      guard let value = Int(text.filter { $0 != "," }), value > 0, value <= 1_000_000_000 else {
        return .refused("rows is a whole number from 1 to 1,000,000,000, or auto")
      }
      return .edit(.rows(value))
    case .save, .open, .exportDraft, .writeSchema, .release:
      return text.isEmpty ? .refused("type a path") : .command(command(path: text))
    }
  }

  private func command(path: String) -> Command {
    switch question {
    case .open: .open(path: path)
    case .exportDraft: .exportDraft(path: path)
    case .writeSchema: .writeSchema(path: path)
    case .release: .release(path: path)
    default: .save(path: path)
    }
  }

  private static func number(_ text: String) -> Double? {
    guard let value = Double(text), value.isFinite else { return nil }
    return value
  }
}

extension String {
  /// The text without blanks around it.
  var trimmed: String {
    let start = drop { $0.isWhitespace }
    guard let last = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(start[...last])
  }
}
