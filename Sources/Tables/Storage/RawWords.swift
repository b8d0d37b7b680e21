import Synchronization

/// A raw column with many distinct numbers or timestamps: a ``WrittenWord`` a row, and the few texts
/// that have none in a dictionary.
final class RawWords: Sendable {
  /// What words of one form are found to be.
  struct FormFacts: Sendable {
    var count = 0
    var least = Int64.max
    var greatest = Int64.min
  }

  /// A word a row.
  let words: [WrittenWord]
  /// The texts without a word of their own, in order of first appearance.
  let others: StringDictionary
  /// Whether each of ``others`` stands for null.
  let isNull: [Bool]
  /// Facts of the numbers and timestamps of each form.
  let forms: [FormFacts]
  /// How many rows hold each of ``others``.
  let otherCounts: [Int]
  private let cachedTexts = Mutex<RawTexts?>(nil)

  /// Takes words whose other texts are those of `others`. Complexity: O(rows).
  init(words: [WrittenWord], others: StringDictionary, isNull: [Bool]) {
    self.words = words
    self.others = others
    self.isNull = isNull
    var forms = [FormFacts](repeating: FormFacts(), count: WrittenWord.formCount)
    var otherCounts = [Int](repeating: 0, count: others.count)
    for word in words {
      if let code = word.otherCode {
        otherCounts[code] += 1
      } else {
        let mantissa = word.mantissa
        let form = word.form
        forms[form].count += 1
        if mantissa < forms[form].least { forms[form].least = mantissa }
        if mantissa > forms[form].greatest { forms[form].greatest = mantissa }
      }
    }
    self.forms = forms
    self.otherCounts = otherCounts
  }

  /// How many rows are null.
  var nullCount: Int {
    zip(otherCounts, isNull).reduce(0) { $0 + ($1.1 ? $1.0 : 0) }
  }

  /// The form of the first row that holds a timestamp. Complexity: O(rows).
  var firstTimestampStyle: TimestampStyle? {
    for word in words where word.otherCode == nil {
      if let style = WrittenWord.timestampStyle(ofForm: word.form) { return style }
    }
    return nil
  }

  /// Whether a row is null.
  func isNull(_ word: WrittenWord) -> Bool {
    if let code = word.otherCode { isNull[code] } else { false }
  }

  /// Appends the text of a word of this column.
  func append(_ word: WrittenWord, to bytes: inout [UInt8]) {
    if let code = word.otherCode {
      others.withBytes(of: code) { bytes.append(contentsOf: $0) }
    } else {
      word.append(to: &bytes)
    }
  }

  /// The column as texts, made when first asked for. Complexity: O(rows) once.
  var texts: RawTexts {
    cachedTexts.withLock { cached in
      if let cached { return cached }
      let made = madeTexts
      cached = made
      return made
    }
  }

  private var madeTexts: RawTexts {
    var codes: [WrittenWord: Int64] = [:]
    var bytes: [UInt8] = []
    var ends: [UInt32] = []
    var isNull: [Bool] = []
    let rows = words.map { word -> Int64? in
      if let code = codes[word] { return code }
      let code = Int64(ends.count)
      codes[word] = code
      append(word, to: &bytes)
      ends.append(UInt32(truncatingIfNeeded: bytes.count))
      isNull.append(self.isNull(word))
      return code
    }
    return RawTexts(
      codes: PackedIntegers(rows), dictionary: StringDictionary(bytes: bytes, ends: ends),
      isNull: isNull)
  }
}

extension RawWords {
  /// Whether no two rows that are not null have the same text.
  ///
  /// - Complexity: O(rows), stopping at the first text that comes again.
  var isAllDistinct: Bool {
    let used = forms.indices.filter { forms[$0].count > 0 }
    guard used.count == 1, let form = used.first, otherCounts.indices.allSatisfy({ isNull[$0] })
    else { return isAllDistinctByHash }
    let facts = forms[form]
    let span = UInt64(bitPattern: facts.greatest &- facts.least)
    guard span < UInt64(words.count) * 64 else { return isAllDistinctByHash }
    var seen = [UInt64](repeating: 0, count: Int(span / 64) + 1)
    for word in words where word.otherCode == nil {
      let offset = Int(word.mantissa &- facts.least)
      let bit: UInt64 = 1 << UInt64(offset & 63)
      if seen[offset >> 6] & bit != 0 { return false }
      seen[offset >> 6] |= bit
    }
    return true
  }

  private var isAllDistinctByHash: Bool {
    var seen: Set<WrittenWord> = []
    return words.allSatisfy { isNull($0) || seen.insert($0).inserted }
  }
}
