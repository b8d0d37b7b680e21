/// A column as it was read: the code of each row's text, and each distinct text once.
public struct RawColumn: Sendable {
  /// The name in the header.
  public let name: String
  /// The code of each row; texts that stand for null have codes too.
  public let codes: PackedIntegers
  /// The distinct texts in order of first appearance.
  public let dictionary: StringDictionary
  /// Whether each distinct text stands for null.
  public let isNull: [Bool]

  /// Makes a raw column.
  ///
  /// - Parameters:
  ///   - name: The name in the header.
  ///   - codes: One code a row, each below `dictionary.count`.
  ///   - dictionary: The distinct texts in order of first appearance.
  ///   - nulls: The texts that stand for null; spaces around them do not count.
  public init(name: String, codes: PackedIntegers, dictionary: StringDictionary, nulls: Set<String>)
  {
    self.name = name
    self.codes = codes
    self.dictionary = dictionary
    let longest = nulls.map(\.utf8.count).max() ?? 0
    isNull = (0..<dictionary.count).map { code in
      guard dictionary.byteCount(of: code) <= longest + 16 else { return false }
      return nulls.contains(dictionary[code].trimmingSpaces)
    }
  }

  /// Makes a raw column of texts; `nil` and the empty text are null.
  public init(name: String, texts: some Sequence<String?>) {
    let column = Column(name: name, texts: texts.map { $0 ?? "" })
    guard case .categories(let codes, let dictionary) = column.storage else {
      preconditionFailure("a column of texts holds categories")
    }
    self.init(name: name, codes: codes, dictionary: dictionary, nulls: [""])
  }

  /// How often each distinct text occurs. Complexity: O(rows).
  public var counts: [Int] {
    var counts = [Int](repeating: 0, count: dictionary.count)
    codes.forEachBlock { _, block in
      for code in block { counts[Int(code)] += 1 }
    }
    return counts
  }

  /// The first row whose text has `code`. Complexity: O(rows).
  public func firstRow(of code: Int) -> Int? {
    (0..<codes.count).first { codes.unpacked($0) == Int64(code) }
  }
}

extension String {
  /// The text without spaces and tabs around it.
  public var trimmingSpaces: String {
    guard let first = utf8.first, let last = utf8.last,
      first == 0x20 || first == 0x09 || last == 0x20 || last == 0x09
    else { return self }
    let start = drop { $0 == " " || $0 == "\t" }
    guard let end = start.lastIndex(where: { $0 != " " && $0 != "\t" }) else { return "" }
    return String(start[...end])
  }
}
