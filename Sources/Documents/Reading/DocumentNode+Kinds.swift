extension DocumentNode {
  /// The text of a scalar: `no`, `010` and `null` are what they look like.
  ///
  /// - Throws: ``InputError`` for a list, a mapping, or nothing written.
  public func string() throws -> String {
    guard case .scalar(let text, let isQuoted) = content, isQuoted || !text.isEmpty else {
      throw error("text is expected here, not \(kindName)")
    }
    return text
  }

  /// A whole number in decimal digits, within `range`.
  ///
  /// - Throws: ``InputError`` that names the range.
  public func integer(in range: ClosedRange<Int> = Int.min...Int.max) throws -> Int {
    let expected = "a whole number\(DocumentNode.described(range)) is expected here"
    let text = try plainText(expected)
    let digits = text.utf8.drop { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "+") }
    guard digits.count + 1 >= text.utf8.count, digits.allSatisfy({ (48...57).contains($0) }),
      let value = Int(text), range.contains(value)
    else { throw error(expected) }
    return value
  }

  /// A finite number in decimal notation, within `range`.
  ///
  /// - Throws: ``InputError`` that names the range.
  public func number(
    in range: ClosedRange<Double> = -Double.greatestFiniteMagnitude...Double.greatestFiniteMagnitude
  ) throws -> Double {
    let expected = "a number\(DocumentNode.described(range)) is expected here"
    let text = try plainText(expected)
    guard text.utf8.allSatisfy({ (48...57).contains($0) || "+-.eE".utf8.contains($0) }),
      let value = Double(text), value.isFinite, range.contains(value)
    else { throw error(expected) }
    return value
  }

  /// `true`, `false`, `yes` or `no`, unquoted, in lower case.
  ///
  /// - Throws: ``InputError`` for anything else.
  public func boolean() throws -> Bool {
    let expected = "true or false is expected here"
    switch try plainText(expected) {
    case "true", "yes": return true
    case "false", "no": return false
    default: throw error(expected)
    }
  }

  /// The values of a list.
  ///
  /// - Throws: ``InputError`` unless it is a list of `count` values, where one is asked for.
  public func sequence(count: Int? = nil) throws -> [DocumentNode] {
    let wanted = count.map { "a list of \($0) values" } ?? "a list"
    guard case .sequence(let values) = content else {
      throw error("\(wanted) is expected here, as [a, b], not \(kindName)")
    }
    if let count, values.count != count {
      throw error("\(wanted) is expected here", value: "\(values.count) values")
    }
    return values
  }

  /// One of the names of `type`.
  ///
  /// - Throws: ``InputError`` that lists the names and suggests the nearest.
  public func choice<Choice>(of type: Choice.Type) throws -> Choice
  where Choice: RawRepresentable & CaseIterable, Choice.RawValue == String {
    let names = Choice.allCases.map(\.rawValue)
    guard case .scalar(let text, _) = content else {
      throw error("one of \(names.joined(separator: ", ")) is expected here, not \(kindName)")
    }
    guard let choice = Choice(rawValue: text) else {
      throw error(Suggestion.sentence(unknown: text, what: "choice", allowed: names))
    }
    return choice
  }

  private func plainText(_ expected: String) throws -> String {
    guard case .scalar(let text, let isQuoted) = content else {
      throw error("\(expected), not \(kindName)")
    }
    if isQuoted { throw error("\(expected), without quotes") }
    if text.isEmpty { throw error("\(expected), but nothing is written") }
    return text
  }

  private static func described(_ range: ClosedRange<Int>) -> String {
    switch (range.lowerBound == .min, range.upperBound == .max) {
    case (true, true): ""
    case (false, true): ", \(range.lowerBound) or more,"
    case (true, false): ", \(range.upperBound) or less,"
    case (false, false): " in \(range.lowerBound) … \(range.upperBound)"
    }
  }

  private static func described(_ range: ClosedRange<Double>) -> String {
    let largest = Double.greatestFiniteMagnitude
    return switch (range.lowerBound == -largest, range.upperBound == largest) {
    case (true, true): ""
    case (false, true): ", \(DocumentNumber.text(range.lowerBound)) or more,"
    case (true, false): ", \(DocumentNumber.text(range.upperBound)) or less,"
    case (false, false):
      " in \(DocumentNumber.text(range.lowerBound)) … \(DocumentNumber.text(range.upperBound))"
    }
  }
}
