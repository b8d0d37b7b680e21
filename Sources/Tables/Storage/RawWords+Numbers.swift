extension RawWords {
  /// The steps of a format that each row stands for.
  ///
  /// - Throws: ``UnreadableValue`` for the first row whose text is no value of the format.
  /// - Complexity: O(rows).
  func numbers(as format: ValueFormat, column: String) throws(UnreadableValue) -> PackedIntegers {
    let otherSteps = isNull.indices.map { code -> Int64? in
      isNull[code] ? PackedIntegers.null : others.withBytes(of: code) { format.parse($0) }
    }
    if let factors = factors(of: format), !otherSteps.contains(nil) {
      return packed(factors, otherSteps.map { $0 ?? PackedIntegers.null })
    }
    var steps: [Int64] = []
    steps.reserveCapacity(words.count)
    for (row, word) in words.enumerated() {
      guard let step = word.otherCode.map({ otherSteps[$0] }) ?? step(of: word, as: format) else {
        var bytes: [UInt8] = []
        append(word, to: &bytes)
        throw UnreadableValue(
          row: row, column: column, value: String(decoding: bytes, as: UTF8.self),
          expected: format.expectation)
      }
      steps.append(step)
    }
    return PackedIntegers(unpacked: steps)
  }

  /// What the mantissas of each form are multiplied by to become steps; `nil` where some words must
  /// be rounded, are out of range, or are no values of the format.
  private func factors(of format: ValueFormat) -> [Int64]? {
    var factors = [Int64](repeating: 0, count: forms.count)
    for form in forms.indices where forms[form].count > 0 {
      switch format {
      case .number(let digits, _):
        guard let written = WrittenWord.fractionDigits(ofForm: form), written <= digits,
          digits - written <= 18
        else { return nil }
        factors[form] = WrittenNumber.powers[digits - written]
      case .timestamp:
        guard WrittenWord.timestampStyle(ofForm: form) != nil else { return nil }
        factors[form] = 1
      case .date, .text: return nil
      }
      for end in [forms[form].least, forms[form].greatest] {
        if end.multipliedReportingOverflow(by: factors[form]).overflow { return nil }
      }
    }
    return factors
  }

  private func packed(_ factors: [Int64], _ otherSteps: [Int64]) -> PackedIntegers {
    var (least, greatest): (Int64, Int64) = (0, 0)
    for form in forms.indices where forms[form].count > 0 {
      least = min(least, forms[form].least &* factors[form])
      greatest = max(greatest, forms[form].greatest &* factors[form])
    }
    for step in otherSteps where step != PackedIntegers.null {
      least = min(least, step)
      greatest = max(greatest, step)
    }
    return words.withUnsafeBufferPointer { words in
      factors.withUnsafeBufferPointer { factors in
        PackedIntegers(count: words.count, in: least...greatest) { row in
          let word = words[row]
          if let code = word.otherCode { return otherSteps[code] }
          return word.mantissa &* factors[word.form]
        }
      }
    }
  }

  private func step(of word: WrittenWord, as format: ValueFormat) -> Int64? {
    switch format {
    case .number(let digits, _):
      guard let scale = WrittenWord.fractionDigits(ofForm: word.form) else { return nil }
      let written = WrittenNumber(mantissa: word.mantissa, scale: scale)
      return digits > 0 || written.isWhole ? written.steps(digits: digits) : nil
    case .timestamp:
      return WrittenWord.timestampStyle(ofForm: word.form).map { _ in word.mantissa }
    case .date, .text: return nil
    }
  }
}
