extension ColumnFacts {
  /// Whole numbers or decimals, where every text is a number without leading zeros.
  var number: ColumnSchema? {
    guard let numbers = NumberFacts(raw), !numbers.hasLeadingZeros else { return nil }
    if numbers.isWhole { return numbers.range(digits: 0).map(integer) }
    let written = numbers.mostDigits
    var digits = min(9, written)
    var found = numbers.range(digits: digits)
    while found == nil, digits > 0 {
      digits -= 1
      found = numbers.range(digits: digits)
    }
    guard let found else { return nil }
    let format = ValueFormat.number(fractionDigits: digits)
    let precision =
      written == digits
      ? "at most \(digits) digit\(digits == 1 ? "" : "s") after the point"
      : "up to \(written) digits after the point, rounded to \(digits)"
    let bounds = NiceBounds.numbers(found.lowerBound, found.upperBound)
    return guess(
      digits == 0 ? .integer : .decimal,
      .grid(lower: bounds.lowerBound, upper: bounds.upperBound), digits: digits,
      "\(allValues) \(verb) numbers with \(precision), from "
        + "\(format.text(of: found.lowerBound)) to \(format.text(of: found.upperBound))")
  }

  private func integer(_ found: ClosedRange<Int64>) -> ColumnSchema {
    let span = found.upperBound.subtractingReportingOverflow(found.lowerBound)
    let isDense = !span.overflow && span.partialValue < Int64(clamping: 2 * values)
    if isAllDistinct, hasKeyName || (isDense && values > 3) || values >= 50 {
      return guess(
        .identifier, .open, role: .identifier,
        "\(allValues) are whole numbers and no two are the same"
          + (hasKeyName ? ", and the name is that of a key" : ""))
    }
    let reason =
      found.lowerBound == found.upperBound
      ? "\(allValues) \(verb) the whole number \(found.lowerBound)"
      : "\(allValues) are whole numbers from \(found.lowerBound) to \(found.upperBound)"
    if NiceBounds.areCodes(found) {
      return guess(
        .integer, .grid(lower: found.lowerBound, upper: found.upperBound),
        reason + ", which read like codes, so the bounds are not rounded")
    }
    let bounds = NiceBounds.numbers(found.lowerBound, found.upperBound)
    return guess(.integer, .grid(lower: bounds.lowerBound, upper: bounds.upperBound), reason)
  }

  /// The least and the greatest of what `read` makes of each text; `nil` where it fails once.
  func extremes(_ read: (UnsafeBufferPointer<UInt8>) -> Int64?) -> ClosedRange<Int64>? {
    var (least, greatest) = (Int64.max, Int64.min)
    let readAll = raw.allTexts { bytes in
      guard let step = read(bytes) else { return false }
      least = min(least, step)
      greatest = max(greatest, step)
      return true
    }
    return readAll && least <= greatest ? least...greatest : nil
  }
}
