import Testing

@testable import Tables

/// A column of words says and does what the same column of texts does.
@Suite struct RawWordsTests {
  private func columns(_ texts: [String], name: String = "x") -> (
    texts: RawColumn, words: RawColumn
  ) {
    var others: [String] = []
    let words = texts.map { text -> WrittenWord in
      let word = Array(text.utf8).withUnsafeBufferPointer { bytes in
        bytes.baseAddress.flatMap { WrittenWord($0, length: bytes.count) }
      }
      if let word { return word }
      if let code = others.firstIndex(of: text) { return WrittenWord(other: code) }
      others.append(text)
      return WrittenWord(other: others.count - 1)
    }
    let plain = Column(name: name, texts: texts)
    guard case .categories(let codes, let dictionary) = plain.storage else {
      preconditionFailure("a column of texts holds categories")
    }
    return (
      RawColumn(name: name, codes: codes, dictionary: dictionary, nulls: ["", "?"]),
      RawColumn(name: name, words: words, others: StringDictionary(others), nulls: ["", "?"])
    )
  }

  static let cases: [[String]] = [
    ["1", "2", "3", "3"], ["1", "2", "3", "4"], ["5", "1000000", "-7", "?"], ["1.0", "2.00", "3"],
    ["0.5", "12.25", "-3", ""], ["1.5", "007", "2"], ["-0.00", "+3", "1.25", " 4 "],
    ["0.1234567890123", "1.5"], ["99999999999999999", "0.0000000000000001", "3"],
    ["2024-03-09T12:34:56", "2024-03-10T00:00:00", "?"],
    ["2024-03-09 12:34", "2024-03-10 00:00:10", "2024-03-10 00:00:10.5"],
    ["2024-03-09 12:34", "2024-03-10T00:00"], ["2024-03-09T12:34:56", "17"], ["1", "two", "3"],
    ["2024-03-09", "17"], ["?", "", "?"], ["1", "1000000000000", "50000000000000", "2"],
  ]

  @Test(arguments: cases)
  func theSameInference(texts: [String]) {
    for name in ["x", "patient_id"] {
      let (plain, words) = columns(texts, name: name)
      #expect(ColumnSchema.inferred(from: plain) == ColumnSchema.inferred(from: words))
    }
  }

  @Test(arguments: cases)
  func theSameColumnOrTheSameError(texts: [String]) {
    let (plain, words) = columns(texts)
    let domain = Domain.grid(lower: 0, upper: 9)
    for kind in ColumnKind.allCases {
      for digits in [0, 2, 9] {
        let schema = ColumnSchema(name: "x", kind: kind, domain: domain, fractionDigits: digits)
        let results = [plain, words].map { raw in
          Result { () throws(UnreadableValue) in try Column(raw, schema: schema) }
        }
        #expect(results[0] == results[1])
      }
    }
  }

  @Test(arguments: cases)
  func theSameTexts(texts: [String]) {
    let (plain, words) = columns(texts)
    #expect(words.dictionary == plain.dictionary && words.codes == plain.codes)
    #expect(words.isNull == plain.isNull && words.counts == plain.counts)
    #expect(words.nullCounts.map(\.text) == plain.nullCounts.map(\.text))
    #expect(words.nullCounts.map(\.count) == plain.nullCounts.map(\.count))
  }
}
