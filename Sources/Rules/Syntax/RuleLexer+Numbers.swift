import Documents
import Tables

extension RuleLexer {
  /// A number such as `12` or `0.5`, a date such as `2024-12-31`, or a timestamp such as
  /// `2024-12-31T08:30`.
  mutating func number(from start: Int) throws(TextProblem) -> RuleToken {
    if let token = try date(from: start) { return token }
    var hasPoint = false
    while let next = character() {
      if next == ".", !hasPoint, character(1)?.isRuleDigit == true {
        hasPoint = true
      } else if !next.isRuleDigit {
        break
      }
      position += 1
    }
    if let next = character(), next.isRuleLetter || next == "." {
      while let next = character(), next.isRuleLetter || next.isRuleDigit || next == "." {
        position += 1
      }
      let found = String(characters[start..<position])
      throw TextProblem(
        "“\(found)” is no number; text stands between quotes", at: start..<position,
        expected: ["a number"])
    }
    guard let value = Rational(decimal: String(characters[start..<position])) else {
      throw TextProblem(
        "this number has more digits than fit", at: start..<position, expected: ["a number"])
    }
    return token(.number(value), from: start)
  }

  /// A date or timestamp, where one is written here.
  private mutating func date(from start: Int) throws(TextProblem) -> RuleToken? {
    guard matches("0000-00-00"), character(10)?.isRuleDigit != true else { return nil }
    let day = String(characters[start..<start + 10])
    let time = ["00:00:00", "00:00"].first { matches($0, after: 11) }
    let hasTime = (character(10) == "T" || character(10) == " ") && time != nil
    position += 10
    guard hasTime, let time else {
      guard let days = ValueFormat.date(.iso).number(from: day) else {
        throw TextProblem(
          "there is no day \(day) in the calendar", at: start..<position, expected: ["a date"])
      }
      return token(.date(days), from: start)
    }
    position += 1 + time.count
    let written = String(characters[start..<position])
    guard let seconds = ValueFormat.timestamp(TimestampStyle()).number(from: written) else {
      throw TextProblem(
        "there is no moment \(written)", at: start..<position, expected: ["a timestamp"])
    }
    return token(.timestamp(seconds), from: start)
  }

  /// Whether digits stand where `shape` has `0`, and its own characters elsewhere.
  private func matches(_ shape: String, after offset: Int = 0) -> Bool {
    for (index, wanted) in shape.enumerated() {
      guard let found = character(offset + index) else { return false }
      if wanted == "0" ? !found.isRuleDigit : found != wanted { return false }
    }
    return true
  }
}
