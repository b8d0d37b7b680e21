extension RawColumn {
  /// The column with some of its rows only, ascending, and the texts that occur in them.
  ///
  /// - Complexity: O(rows + distinct texts).
  public func keeping(_ rows: [Int]) -> RawColumn {
    switch storage {
    case .texts(let texts): return RawColumn(name: name, texts: texts.keeping(rows))
    case .words(let words): return RawColumn(name: name, words: words.keeping(rows))
    }
  }
}

extension RawTexts {
  fileprivate func keeping(_ rows: [Int]) -> RawTexts {
    var order = TextOrder(dictionary)
    let kept = rows.map { row in codes[row].map { Int64(order.code(of: Int($0))) } }
    return RawTexts(
      codes: PackedIntegers(kept), dictionary: order.texts,
      isNull: order.originals.map { isNull[$0] })
  }
}

extension RawWords {
  fileprivate func keeping(_ rows: [Int]) -> RawWords {
    var order = TextOrder(others)
    let kept = rows.map { row in
      words[row].otherCode.map { WrittenWord(other: order.code(of: $0)) } ?? words[row]
    }
    return RawWords(words: kept, others: order.texts, isNull: order.originals.map { isNull[$0] })
  }
}

/// Numbers texts anew in the order in which they are met.
private struct TextOrder {
  private let dictionary: StringDictionary
  private var codes: [Int?]
  private(set) var originals: [Int] = []

  init(_ dictionary: StringDictionary) {
    self.dictionary = dictionary
    codes = Array(repeating: nil, count: dictionary.count)
  }

  mutating func code(of original: Int) -> Int {
    if let known = codes[original] { return known }
    codes[original] = originals.count
    originals.append(original)
    return originals.count - 1
  }

  var texts: StringDictionary {
    var bytes: [UInt8] = []
    var ends: [UInt32] = []
    for original in originals {
      dictionary.withBytes(of: original) { bytes.append(contentsOf: $0) }
      ends.append(UInt32(truncatingIfNeeded: bytes.count))
    }
    return StringDictionary(bytes: bytes, ends: ends)
  }
}
