import Documents
import Tables

extension RuleChecker {
  /// A value as one of a type, to be compared with a column or put into it.
  func resolved(
    _ operand: Operand, as type: ValueType, for column: Int?
  ) throws(TextProblem) -> Expression {
    switch operand.kind {
    case .typed(let expression, let found):
      return try converted(expression, from: found, to: type, operand)
    case .choice(let test, let yes, let no):
      return .choice(
        test, try resolved(yes, as: type, for: column), try resolved(no, as: type, for: column))
    case .word:
      guard type == .text else { throw bareWord(operand, as: type, for: column) }
      return .literal(.text(try text(operand, of: column)))
    case .literal: return .literal(try literal(operand, as: type, for: column))
    }
  }

  private func converted(
    _ expression: Expression, from found: ValueType, to type: ValueType, _ operand: Operand
  ) throws(TextProblem) -> Expression {
    switch (found, type) {
    case _ where found == type: return expression
    case (.days, .number), (.number, .days): return expression
    case (.days, .seconds):
      let day = Rational(TimeUnit.day.seconds)
      if case .literal(.number(let days)) = expression, let seconds = days.multiplied(by: day) {
        return .literal(.number(seconds))
      }
      return .arithmetic(.multiply, expression, .literal(.number(day)))
    default: throw mismatch(operand, wanted: type, found: found.described)
    }
  }

  private func literal(
    _ operand: Operand, as type: ValueType, for column: Int?
  ) throws(TextProblem) -> Expression.Literal {
    switch (operand.node.kind, type) {
    case (.null, _): return .null
    case (.number(let value, _), .number), (.number(let value, _), .days),
      (.percent(let value), .number):
      return .number(value)
    case (_, .text): return .text(try text(operand, of: column))
    case (.date(let days), .date): return .date(days)
    case (.date(let days), .timestamp): return .timestamp(days * TimeUnit.day.seconds)
    case (.timestamp(let seconds), .timestamp): return .timestamp(seconds)
    case (.text(let text), .date):
      if let days = ownDay(text, of: column) ?? RuleChecker.day(text) { return .date(days) }
    case (.text(let text), .timestamp):
      if let seconds = RuleChecker.moment(text) { return .timestamp(seconds) }
    case (.text(let text), .number):
      if let value = Rational(decimal: text) {
        throw TextProblem(
          "a number stands without quotes: \(value)", at: operand.node.range,
          expected: ["a number"])
      }
    default: break
    }
    let found =
      switch operand.node.kind {
      case .text(let text): "the text “\(text)”"
      case .number, .percent: "a number"
      case .date: "a date"
      case .timestamp: "a timestamp"
      default: "this"
      }
    throw mismatch(operand, wanted: type, found: found)
  }

  /// The text a value stands for in a text column, which must be one it may take.
  func text(_ operand: Operand, of column: Int?) throws(TextProblem) -> String {
    let text: String
    switch operand.node.kind {
    case _ where !operand.isLiteral:
      if case .word = operand.kind {
        if let column, let value = truthWord(operand, of: column) { return value }
        throw bareWord(operand, as: .text, for: column)
      }
      throw mismatch(operand, wanted: .text, found: operand.type?.described ?? "this")
    case .text(let written): text = written
    case .number(_, let source): text = source
    case .date(let days): text = ValueFormat.date(.iso).text(of: days)
    case .timestamp(let seconds): text = ValueFormat.timestamp(TimestampStyle()).text(of: seconds)
    default: throw mismatch(operand, wanted: .text, found: "this")
    }
    if let column { try checkListed(text, column, operand.node) }
    return text
  }

  /// `true`, `false` or the column's own spelling, of a column of two values.
  private func truthWord(_ operand: Operand, of column: Int) -> String? {
    guard case .word(let word) = operand.kind, schema.columns[column].kind == .boolean,
      let texts = schema.columns[column].listedTexts, texts.count >= 2
    else { return nil }
    switch word.lowercased() {
    case "false", texts[0].lowercased(): return texts[0]
    case "true", texts[1].lowercased(): return texts[1]
    default: return nil
    }
  }

  /// A text must be among those a column lists.
  private func checkListed(
    _ text: String, _ column: Int, _ node: SyntaxNode
  ) throws(TextProblem) {
    if case .codes(let size) = schema.columns[column].domain {
      if let code = Int(text), (0..<size).contains(code), String(code) == text { return }
      throw TextProblem(
        "\(name(column)) holds codes from 0 to \(size - 1), not “\(text)”", at: node.range,
        expected: ["a number"])
    }
    guard let texts = schema.columns[column].listedTexts, !texts.contains(text) else { return }
    let nearest = text.count > 2 ? Suggestion.nearest(to: text, among: texts) : nil
    let hint =
      nearest.map { "; did you mean “\($0)”?" }
      ?? ". Values: \(RuleChecker.list(texts))"
    throw TextProblem(
      "“\(text)” is no value of \(name(column))\(hint)", at: node.range, expected: texts)
  }

  /// A word that is no column, where a value of a type is expected.
  private func bareWord(_ operand: Operand, as type: ValueType, for column: Int?) -> TextProblem {
    guard case .word(let word) = operand.kind else {
      return TextProblem("a value is expected here", at: operand.node.range, expected: ["a value"])
    }
    if let column, schema.columns[column].listedTexts?.contains(word) == true {
      return TextProblem(
        "a value of \(name(column)) stands between quotes: \"\(word)\"", at: operand.node.range,
        expected: ["\"\(word)\""])
    }
    return unknownColumn(word, operand.node)
  }

  /// The problem of a word that is no column, where the operand is one.
  func wordProblem(_ operand: Operand) -> TextProblem? {
    if case .word(let word) = operand.kind { unknownColumn(word, operand.node) } else { nil }
  }

  /// The day of a text in the style of a column's file.
  private func ownDay(_ text: String, of column: Int?) -> Int64? {
    guard let column, formats.indices.contains(column), case .date = formats[column] else {
      return nil
    }
    return formats[column].number(from: text)
  }

  /// The day of a text in a style that leaves no doubt which is the month.
  static func day(_ text: String) -> Int64? {
    let styles: [DateStyle] = [
      .iso, DateStyle(.dayMonthDots, isPadded: false), DateStyle(.monthDaySlashes, isPadded: false),
      DateStyle(.dayMonthSlashes, isPadded: false),
    ]
    let days = Set(styles.compactMap { ValueFormat.date($0).number(from: text) })
    return days.count == 1 ? days.first : nil
  }

  /// The moment of a text; a date is its midnight.
  static func moment(_ text: String) -> Int64? {
    ValueFormat.timestamp(TimestampStyle()).number(from: text)
      ?? day(text).map { $0 * TimeUnit.day.seconds }
  }
}
