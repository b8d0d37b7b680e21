/// What is common to the texts of a column that are all numbers, nulls aside.
struct NumberFacts {
  private let raw: RawColumn
  /// The most digits any text has after its point.
  private(set) var mostDigits = 0
  /// Whether some text begins with a zero that a number needs not.
  private(set) var hasLeadingZeros = false
  /// Whether every number is whole, however it is written.
  private(set) var isWhole = true
  /// Whether every text is digits, perhaps after a minus sign, without spaces.
  private(set) var isPlain = true

  /// Reads a column; `nil` where a text is no number.
  ///
  /// - Complexity: O(distinct texts), or O(rows) where there are words with zeros after the point.
  init?(_ raw: RawColumn) {
    self.raw = raw
    let space = UInt8(ascii: " ")
    let allNumbers = raw.allTexts { bytes in
      guard let written = WrittenNumber(bytes) else { return false }
      mostDigits = max(mostDigits, written.scale)
      hasLeadingZeros = hasLeadingZeros || written.hasLeadingZeros
      isWhole = isWhole && written.isWhole
      isPlain =
        isPlain && written.isPlain && bytes.first != space && bytes.last != space
      return true
    }
    guard allNumbers else { return nil }
    guard let words = raw.words else { return }
    for (form, found) in words.forms.enumerated() where found.count > 0 {
      guard let digits = WrittenWord.fractionDigits(ofForm: form) else { return nil }
      mostDigits = max(mostDigits, digits)
      isPlain = isPlain && digits == 0
    }
    isWhole = isWhole && (words.forms.dropFirst().allSatisfy { $0.count == 0 } || words.isWhole)
  }

  /// The least and the greatest number in steps of 10^−`digits`, or `nil` past 62 bits.
  func range(digits: Int) -> ClosedRange<Int64>? {
    var (least, greatest) = (Int64.max, Int64.min)
    func add(_ step: Int64?) -> Bool {
      guard let step else { return false }
      least = min(least, step)
      greatest = max(greatest, step)
      return true
    }
    guard raw.allTexts({ add(WrittenNumber($0)?.steps(digits: digits)) }) else { return nil }
    for (form, found) in (raw.words?.forms ?? []).enumerated() where found.count > 0 {
      for end in [found.least, found.greatest] {
        guard add(WrittenNumber(mantissa: end, scale: form).steps(digits: digits)) else {
          return nil
        }
      }
    }
    guard least <= greatest, max(least.magnitude, greatest.magnitude) < 1 << 62 else { return nil }
    return least...greatest
  }
}

extension RawWords {
  /// Whether every word that is a number is whole. Complexity: O(rows), stopping at the first not.
  fileprivate var isWhole: Bool {
    words.allSatisfy { word in
      word.otherCode != nil || word.mantissa % WrittenNumber.powers[min(18, word.form)] == 0
    }
  }
}
