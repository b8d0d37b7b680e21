/// A column as it was read: the text of each row, none lost.
///
/// Most columns keep each distinct text once and a code a row. Those of many distinct numbers or
/// timestamps keep a word a row instead; their codes and dictionary are made when asked for.
public struct RawColumn: Sendable {
  enum Storage: Sendable {
    case texts(RawTexts)
    case words(RawWords)
  }

  /// The name in the header.
  public let name: String
  let storage: Storage

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
    storage = .texts(
      RawTexts(codes: codes, dictionary: dictionary, isNull: dictionary.isNull(among: nulls)))
  }

  /// Makes a raw column of words.
  ///
  /// - Parameters:
  ///   - name: The name in the header.
  ///   - words: One word a row; other texts are numbered below `others.count`.
  ///   - others: The texts without a word of their own, in order of first appearance.
  ///   - nulls: As above; those that are numbers must be among `others`.
  public init(name: String, words: [WrittenWord], others: StringDictionary, nulls: Set<String>) {
    self.name = name
    storage = .words(
      RawWords(words: words, others: others, isNull: others.isNull(among: nulls)))
  }

  /// Makes a raw column of texts; `nil` and the empty text are null.
  public init(name: String, texts: some Sequence<String?>) {
    let column = Column(name: name, texts: texts.map { $0 ?? "" })
    guard case .categories(let codes, let dictionary) = column.storage else {
      preconditionFailure("a column of texts holds categories")
    }
    self.init(name: name, codes: codes, dictionary: dictionary, nulls: [""])
  }

  /// Makes a raw column of words that are known already.
  init(name: String, words: RawWords) {
    self.name = name
    storage = .words(words)
  }

  /// Makes a raw column of texts that are known already.
  init(name: String, texts: RawTexts) {
    self.name = name
    storage = .texts(texts)
  }

  var texts: RawTexts {
    switch storage {
    case .texts(let texts): texts
    case .words(let words): words.texts
    }
  }

  /// How many rows there are.
  public var count: Int {
    switch storage {
    case .texts(let texts): texts.codes.count
    case .words(let words): words.words.count
    }
  }

  /// The code of each row; texts that stand for null have codes too.
  public var codes: PackedIntegers { texts.codes }
  /// The distinct texts in order of first appearance.
  public var dictionary: StringDictionary { texts.dictionary }
  /// Whether each distinct text stands for null.
  public var isNull: [Bool] { texts.isNull }

  /// How often each distinct text occurs. Complexity: O(rows).
  public var counts: [Int] {
    let texts = texts
    var counts = [Int](repeating: 0, count: texts.dictionary.count)
    texts.codes.forEachBlock { _, block in
      for code in block { counts[Int(code)] += 1 }
    }
    return counts
  }

  /// How often each text that stands for null occurs. Complexity: O(rows).
  public var nullCounts: [(text: String, count: Int)] {
    func counted(
      _ dictionary: StringDictionary, _ isNull: [Bool], _ counts: () -> [Int]
    ) -> [(text: String, count: Int)] {
      guard isNull.contains(true) else { return [] }
      return zip(isNull.indices, counts()).filter { isNull[$0.0] }.map { (dictionary[$0], $1) }
    }
    switch storage {
    case .texts(let texts): return counted(texts.dictionary, texts.isNull) { counts }
    case .words(let words): return counted(words.others, words.isNull) { words.otherCounts }
    }
  }

  /// The first row whose text has `code`. Complexity: O(rows).
  public func firstRow(of code: Int) -> Int? {
    let codes = codes
    return (0..<codes.count).first { codes.unpacked($0) == Int64(code) }
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
