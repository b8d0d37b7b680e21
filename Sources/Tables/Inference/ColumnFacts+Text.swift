extension ColumnFacts {
  /// A column without any value.
  var empty: ColumnSchema? {
    values > 0
      ? nil
      : guess(.category, .categories([]), "every row is null, so nothing says what the values are")
  }

  /// Booleans: two spellings that belong together, or a single one that is a whole word.
  var boolean: ColumnSchema? {
    guard distinct <= 2 else { return nil }
    let texts = raw.isNull.indices.filter { !raw.isNull[$0] }.map { raw.dictionary[$0] }
    for (no, yes) in BooleanText.pairs {
      let spellings = [no, yes]
      if texts.count == 2, Set(texts.map { $0.lowercased() }) == Set(spellings) {
        let ordered = texts.sorted { left, _ in left.lowercased() == no }
        return guess(
          .boolean, .categories(ordered),
          "\(allValues) are \(ordered[0]) or \(ordered[1])")
      }
      guard texts.count == 1, let text = texts.first, spellings.contains(text.lowercased()),
        no.count > 1
      else { continue }
      let isYes = text.lowercased() == yes
      let partner = BooleanText.spelled(isYes ? no : yes, like: text)
      return guess(
        .boolean, .categories(isYes ? [partner, text] : [text, partner]),
        "\(allValues) \(verb) \(text)")
    }
    return nil
  }

  /// Categories, an identifier or free text.
  var text: ColumnSchema {
    var byteCount = 0
    var spaced = 0
    _ = raw.allTexts { bytes in
      byteCount += bytes.count
      if bytes.dropFirst().contains(UInt8(ascii: " ")) { spaced += 1 }
      return true
    }
    let meanLength = byteCount / max(1, distinct)
    let isProse = meanLength >= 20 && spaced * 2 > distinct
    let count = ColumnFacts.grouped(distinct)
    if isProse, distinct >= 20, distinct * 2 > values || distinct > Self.mostCategories {
      return guess(
        .text, .open,
        "\(count) different texts of \(meanLength) characters on average with spaces in them "
          + "read like free text")
    }
    if isAllDistinct, !isProse, hasKeyName || values >= 10 {
      return guess(
        .identifier, .open, role: .identifier,
        "\(allValues) are different" + (hasKeyName ? " and the name is that of a key" : ""))
    }
    if distinct >= 100, distinct * 2 > values {
      return guess(
        .text, .open,
        "\(count) different texts in \(ColumnFacts.grouped(values)) values are nearly one a row, "
          + "so they may single people out")
    }
    if distinct > Self.mostCategories, !isRepeated {
      let limit = ColumnFacts.grouped(Self.mostCategories)
      return spaced * 2 > distinct
        ? guess(.text, .open, "\(count) different texts are more than the \(limit) of a category")
        : guess(
          .identifier, .open,
          "\(count) different texts without spaces are more than the \(limit) of a category")
    }
    return guess(.category, .categories(sortedTexts), categoryReason)
  }

  private static let mostCategories = ColumnSchema.mostInferredCategories

  /// Whether many distinct texts occur so often, four times on average, that they are categories all
  /// the same.
  private var isRepeated: Bool {
    distinct < ColumnEncoding.mostValues && distinct * 4 <= values
  }

  private var sortedTexts: [String] {
    raw.isNull.indices.filter { !raw.isNull[$0] }.map { raw.dictionary[$0] }.sorted()
  }

  private var categoryReason: String {
    let count = ColumnFacts.grouped(distinct)
    if distinct == 1 { return "\(allValues) \(verb) the same text" }
    if isAmbiguousDate {
      return "\(count) dates whose day and month cannot be told apart; declare the column as a date"
    }
    var leadingZeros = false
    let allNumbers = raw.allTexts { bytes in
      guard let written = WrittenNumber(bytes) else { return false }
      leadingZeros = leadingZeros || written.hasLeadingZeros
      return true
    }
    if allNumbers, leadingZeros { return "\(count) different numbers with leading zeros are codes" }
    return "\(ColumnFacts.grouped(values)) values are \(count) different texts"
  }
}

extension BooleanText {
  /// `word` in the case of `example`: lower, upper or capitalised.
  static func spelled(_ word: String, like example: String) -> String {
    if example == example.uppercased() { return word.uppercased() }
    if example == example.lowercased() { return word }
    return word.prefix(1).uppercased() + word.dropFirst()
  }
}
