import Engine
import Plots
import Tables

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
    /// How many cells a column's range gets.
    case bins(column: String)
    /// A ceiling on a column's own ε.
    case cap(column: String)
    /// A ceiling on the table's account.
    case accountCap
    /// The synthesis method.
    case method
    /// What a column is for.
    case role(column: String)
    /// How delicate a column is.
    case sensitivity(column: String)
    /// The unit of a column's values.
    case unit(column: String)
    /// What a column means.
    case description(column: String)
    /// The number of a row.
    case goToRow
    /// A target for the distance of what is named.
    case target(AccuracyScore, of: String)
    /// The distance that is wanted of what is named.
    case accuracy(AccuracyScore, of: String)
    /// The ε of a pilot.
    case pilot
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
    /// Where rows of what an earlier charge has measured go.
    case writeAgain(charge: String)
    /// Where the macro that was recorded goes.
    case saveMacro
    /// A macro to play.
    case playMacro

    /// Whether a number is asked for, so that what is typed takes the place of the one suggested.
    var isNumber: Bool {
      switch self {
      case .epsilon, .delta, .rows, .share, .bins, .cap, .accountCap, .goToRow, .target, .accuracy,
        .pilot:
        true
      case .method, .role, .sensitivity, .unit, .description, .save, .open, .exportDraft,
        .writeSchema, .release, .writeAgain, .saveMacro, .playMacro:
        false
      }
    }
  }

  /// What the typed text comes to.
  public enum Answer: Hashable, Sendable {
    /// An edit to make.
    case edit(Edit)
    /// A command to give.
    case command(Command)
    /// A macro's file, to be written or played.
    case macro(path: String)
    /// A row to go to, counted from 1.
    case row(Int)
    /// It cannot be taken; what is expected instead.
    case refused(String)
  }

  /// What is asked.
  public internal(set) var question: Question
  /// What has been typed.
  public var field: TextField
  /// Why the last answer was not taken.
  public var refusal: String?

  /// What could end the path that is typed, once Tab was pressed; folders with a slash at the end.
  public internal(set) var candidates: [String] = []
  /// The one of them that is typed.
  public internal(set) var chosenCandidate: Int?
  var candidateFolder = ""

  /// A question with a suggested answer.
  public init(_ question: Question, suggestion: String = "") {
    self.question = question
    field = TextField(suggestion, isChosen: question.isNumber)
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
    case .cap(let column):
      if text.isEmpty || text == "none" { return .edit(.cap(column: column, nil)) }
      guard let value = Prompt.number(text), value >= 0, value <= 1000 else {
        return .refused("a cap is a number from 0 to 1000, or none; 0 never measures the column")
      }
      return .edit(.cap(column: column, value))
    case .accountCap:
      if text.isEmpty || text == "none" { return .command(.capAccount(epsilon: nil)) }
      guard let value = Prompt.number(text), value >= 0, value <= 1000 else {
        return .refused("a cap is a number from 0 to 1000, or none")
      }
      return .command(.capAccount(epsilon: value))
    case .bins(let column):
      if text.isEmpty || text == "auto" { return .edit(.bins(column: column, nil)) }
      guard let value = Int(text), value >= 2, value <= 4096 else {
        return .refused("bins is a whole number from 2 to 4096, or auto")
      }
      return .edit(.bins(column: column, value))
    case .method:
      guard MethodOption.all.contains(where: { $0.name == text }) else {
        let names = MethodOption.all.map(\.name).joined(separator: ", ")
        return .refused("a method is one of \(names)")
      }
      return .edit(.method(text))
    case .role(let column):
      guard let role = ColumnRole(rawValue: text) else {
        let names = ColumnRole.allCases.map(\.rawValue).joined(separator: ", ")
        return .refused("a role is one of \(names)")
      }
      return .edit(.describe(column: column, .role(role)))
    case .sensitivity(let column):
      return .edit(.describe(column: column, .sensitivity(text.isEmpty ? nil : text)))
    case .unit(let column):
      return .edit(.describe(column: column, .unit(text.isEmpty ? nil : text)))
    case .description(let column):
      return .edit(.describe(column: column, .description(text.isEmpty ? nil : text)))
    case .goToRow:
      guard let number = Int(text.filter { $0 != "," }), number > 0 else {
        return .refused("a row is a whole number from 1")
      }
      return .row(number)
    case .target(let score, _):
      if text.isEmpty || text == "none" { return .edit(.target(score, nil)) }
      guard let value = Prompt.distance(text) else { return .refused(Prompt.distanceRule) }
      return .edit(.target(score, value))
    case .accuracy(let score, _):
      guard let value = Prompt.distance(text) else { return .refused(Prompt.distanceRule) }
      return .command(.solve(AccuracyGoal(score, distance: value)))
    case .pilot:
      guard let value = Prompt.number(text), value > 0, value <= 1000 else {
        return .refused("ε is a number above 0, at most 1000, such as 0.1")
      }
      return .command(.pilot(epsilon: value))
    case .rows:
      if text.isEmpty || text == "auto" { return .edit(.rows(nil)) }
      guard let value = Int(text.filter { $0 != "," }), Choices.rowRange.contains(value)
      else {
        return .refused("rows is a whole number from 1 to 1,000,000,000, or auto")
      }
      return .edit(.rows(value))
    case .saveMacro, .playMacro:
      return text.isEmpty ? .refused("type a path") : .macro(path: HomePath.expanded(text))
    case .save, .open, .exportDraft, .writeSchema, .release, .writeAgain:
      return text.isEmpty ? .refused("type a path") : .command(command(path: text))
    }
  }

  private func command(path typed: String) -> Command {
    let path = HomePath.expanded(typed)
    return switch question {
    case .open: .open(path: path)
    case .exportDraft: .exportDraft(path: path)
    case .writeSchema: .writeSchema(path: path)
    case .release: .release(path: path)
    case .writeAgain(let charge): .writeAgain(charge: charge, path: path)
    default: .save(path: path)
    }
  }

  /// What stands beside a distance that is none.
  private static let distanceRule = "a distance is a number between 0 and 1, such as 0.02"

  private static func distance(_ text: String) -> Double? {
    number(text).flatMap { $0 > 0 && $0 < 1 ? $0 : nil }
  }

  /// Whether the files of a release are written to what is typed.
  var isForRelease: Bool {
    switch question {
    case .release, .writeAgain: true
    default: false
    }
  }

  /// Whether the cost of the answer can be told before it is given.
  var isEdit: Bool {
    switch question {
    case .epsilon, .delta, .rows, .share, .bins, .cap, .method, .target, .role, .sensitivity, .unit,
      .description:
      true
    case .accountCap, .accuracy, .pilot, .goToRow, .save, .open, .exportDraft, .writeSchema,
      .release,
      .writeAgain, .saveMacro, .playMacro:
      false
    }
  }

  /// The same question with the next or an earlier method typed.
  mutating func chooseMethod(by step: Int) {
    let names = MethodOption.all.map(\.name)
    guard question == .method, !names.isEmpty else { return }
    let place = names.firstIndex(of: field.text.trimmed) ?? (step > 0 ? -1 : 0)
    field = TextField(names[(place + step + names.count) % names.count])
    refusal = nil
  }

  /// The same question with the next or an earlier role typed.
  mutating func chooseRole(by step: Int) {
    let names = ColumnRole.allCases.map(\.rawValue)
    let place = names.firstIndex(of: field.text.trimmed) ?? (step > 0 ? -1 : 0)
    field = TextField(names[(place + step + names.count) % names.count])
    refusal = nil
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
