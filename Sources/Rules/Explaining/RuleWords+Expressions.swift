import Tables

extension RuleWords {
  /// A value in words.
  func phrase(_ expression: Expression) -> String {
    switch expression {
    case .literal(let literal): return written(literal)
    case .column(let column): return name(column)
    case .negative(let value): return "−\(part(value))"
    case .arithmetic(let operation, let left, let right):
      let sign =
        switch operation {
        case .add: "+"
        case .subtract: "−"
        case .multiply: "×"
        case .divide: "/"
        }
      return "\(part(left)) \(sign) \(part(right))"
    case .call(let function, let arguments):
      return called(function, arguments.map(phrase))
    case .choice(let test, let yes, let no):
      return "\(phrase(yes)) if \(phrase(test)), and otherwise \(phrase(no))"
    }
  }

  private func part(_ expression: Expression) -> String {
    switch expression {
    case .arithmetic, .choice: "(\(phrase(expression)))"
    default: phrase(expression)
    }
  }

  private func written(_ literal: Expression.Literal) -> String {
    switch literal {
    case .null: "null"
    case .number(let number): "\(number)"
    case .date(let days): ValueFormat.date(.iso).text(of: days)
    case .timestamp(let seconds): ValueFormat.timestamp(TimestampStyle()).text(of: seconds)
    case .text(let text): text
    }
  }

  private func called(_ function: RuleFunction, _ values: [String]) -> String {
    let first = values.first ?? ""
    switch function {
    case .year: return "the year of \(first)"
    case .quarter: return "the quarter of \(first)"
    case .month: return "the month of \(first)"
    case .day: return "the day of the month of \(first)"
    case .weekday: return "the weekday of \(first), Monday being 1,"
    case .hour: return "the hour of \(first)"
    case .minute: return "the minute of \(first)"
    case .second: return "the second of \(first)"
    case .date: return "the date of \(first)"
    case .wholeUnits(let size):
      let unit = TimeUnit.allCases.first { $0.seconds == size && size > 7 }
      let name = unit.map { "\($0.rawValue)s" } ?? (size == 7 ? "weeks" : "seconds")
      return "the whole \(name) of \(first)"
    case .absolute: return "the magnitude of \(first)"
    case .least: return "the least of \(RuleWords.list(values, "and"))"
    case .greatest: return "the greatest of \(RuleWords.list(values, "and"))"
    case .round(let digits):
      return digits == 0 ? "\(first), rounded" : "\(first), rounded to \(digits) digits"
    case .floor: return "\(first), rounded down"
    case .ceiling: return "\(first), rounded up"
    case .length: return "the length of \(first)"
    }
  }

  /// A balance with its positive terms on one side and the others on the other.
  func sum(_ balance: LinearBalance) -> String {
    func side(_ terms: [LinearBalance.Term], _ rest: Rational) -> String {
      var parts = terms.map { term in
        let factor = term.coefficient.magnitude
        return factor == .one ? name(term.column) : "\(factor) × \(name(term.column))"
      }
      if rest != .zero || parts.isEmpty { parts.append("\(rest)") }
      return parts.joined(separator: " + ")
    }
    let (constant, zero) = (balance.constant, Rational.zero)
    let left = side(
      balance.terms.filter { $0.coefficient > zero }, constant < zero ? constant.negated : zero)
    let right = side(
      balance.terms.filter { $0.coefficient < zero }, constant > zero ? constant : zero)
    return "\(left) is \(right)"
  }
}
