import Tables
import Testing

@testable import Rules

@Suite struct TextPatternTests {
  @Test(arguments: [
    ("[A-Z][0-9]{2}", ["A02", "Z99"], ["", "A2", "AA2", "A022", "a02", " A02"]),
    ("a|bc*", ["a", "b", "bc", "bccc"], ["", "ab", "ac", "abc"]),
    ("(ab)+?", ["ab", "abab"], ["", "aba"]),
    ("x{2,3}", ["xx", "xxx"], ["x", "xxxx"]),
    ("x{2,}", ["xx", "xxxxxx"], ["x", ""]),
    ("x{0}", [""], ["x"]),
    ("", [""], ["x"]),
    ("^a$", ["a"], ["", "^a$"]),
    ("\\d+\\.\\d*", ["1.", "12.50"], [".5", "1,5", "12"]),
    ("[^0-9]", ["a", "é", "😀"], ["1", "", "ab"]),
    ("[]a-]", ["]", "a", "-"], ["b"]),
    (".", ["a", "é"], ["\n", ""]),
    ("[\\w-]+", ["a_b-9"], ["a b", "é"]),
    ("é+", ["é", "éé"], ["e"]),
    ("(a|b)*abb", ["abb", "aabb", "babb"], ["ab", "abba"]),
  ])
  func wholeTextsMatch(_ source: String, _ matching: [String], _ others: [String]) throws {
    let pattern = try TextPattern(source)
    for text in matching { #expect(pattern.matches(text), "\(source) \(text)") }
    for text in others { #expect(!pattern.matches(text), "\(source) \(text)") }
  }

  @Test(arguments: [
    ("a(b", 1..<2), ("ab)", 2..<3), ("*a", 0..<1), ("a**", 1..<3), ("[a", 0..<1), ("[z-a]", 0..<4),
    ("a{3,1}", 1..<6), ("a{x}", 1..<2), ("a{999}", 1..<6), ("\\b", 0..<2), ("(?=a)", 0..<2),
    ("a^b", 1..<2), ("\\", 0..<1), ("[[:digit:]]", 1..<3),
  ])
  func problemsTellTheirPlace(_ source: String, _ range: Range<Int>) {
    #expect {
      _ = try TextPattern(source)
    } throws: { error in
      (error as? PatternProblem)?.range == range
    }
  }

  @Test func whatNeedsTooManyStatesIsRefused() {
    // The 13th sign from the end takes 2^13 states.
    #expect(throws: PatternProblem.self) { _ = try TextPattern("(a|b)*a(a|b){13}") }
    #expect(throws: PatternProblem.self) { _ = try TextPattern("((a{100}){100}){100}") }
  }

  @Test func textsAreCountedNumberedAndDrawn() throws {
    let texts = PatternTexts(try TextPattern("[A-C][0-9]{2}"))
    #expect(texts.count == 300)
    #expect(texts.longest == 3)
    let all = (0..<300).compactMap { texts.text(at: $0) }
    #expect(Set(all).count == 300)
    #expect(all.first == "A00" && all.last == "C99")
    #expect(texts.text(at: 300) == nil)
    #expect(try PatternTexts(TextPattern("a?b?")).count == 4)
    #expect(try PatternTexts(TextPattern("[a-z]{40}")).count == .max)
    #expect(try PatternTexts(TextPattern("a*")).longest == 12)
  }

  /// Listed in pieces on several threads, they are those of their numbers.
  @Test func listedTextsAreThoseOfTheirNumbers() throws {
    // Signs of several bytes, the empty text, and what ends within a piece among them.
    for source in [
      "[A-C]?[0-9]{5}(x|yy)", "a*b*", "[0-9]{6}", "[éü]?[0-9]{5}", "(x|[a-c][0-9]{5})?", "",
    ] {
      let texts = PatternTexts(try TextPattern(source))
      let count = 150_000
      let (bytes, ends) = texts.first(count)
      #expect(ends.count == Int(min(texts.count, UInt64(count))))
      for index in [0, 1, 65_535, 65_536, 131_071, 131_072, 149_999] where index < ends.count {
        let start = index == 0 ? 0 : Int(ends[index - 1])
        let text = String(decoding: bytes[start..<Int(ends[index])], as: UTF8.self)
        #expect(text == texts.text(at: UInt64(index)), "\(source) \(index)")
      }
    }
  }

  /// One loop over a dictionary's bytes, against one text after another.
  @Test func dictionariesMatchAsTheirTexts() throws {
    var random = SeededRandom(seed: 8)
    let signs = ["A", "b", "0", "7", "é", "🚲", "-", " "]
    var texts = (0..<40_000).map { _ in
      (0..<random.next() % 5).map { _ in signs[Int(random.next() % 8)] }.joined()
    }
    texts[0] = ""
    let dictionary = StringDictionary(texts)
    for source in ["", "[A-Z].*", "A?[0-9é]{0,3}", ".", "[^A]*7", "é.🚲?"] {
      let pattern = try TextPattern(source)
      let truths = pattern.truths(of: dictionary)
      #expect(truths == texts.map { pattern.matches($0) ? Truth.yes : Truth.no }, "\(source)")
    }
    #expect(try TextPattern("a").truths(of: StringDictionary([String]())).isEmpty)
  }

  @Test func drawsMatchAndAreEven() throws {
    var random = SeededRandom(seed: 7)
    for source in ["[A-Z]{2}-\\d{4}", "(ab|c)*d", ".{3}", "[^a]+", "x|yy|zzz", "[a-z]{40}"] {
      let pattern = try TextPattern(source)
      let texts = PatternTexts(pattern)
      for _ in 0..<200 {
        let text = texts.sample(using: &random)
        #expect(text.map(pattern.matches) == true, "\(source) \(text ?? "nothing")")
      }
    }
    // Of a, b and cc each a third: 5 standard errors of 30,000 draws; another seed fails one time in a
    // million.
    let texts = PatternTexts(try TextPattern("a|b|cc"))
    var counts: [String: Int] = [:]
    for _ in 0..<30_000 { counts[texts.sample(using: &random) ?? "", default: 0] += 1 }
    for text in ["a", "b", "cc"] { #expect(abs(counts[text, default: 0] - 10_000) < 410) }
  }

  @Test func witnessesShowEveryWayToPass() throws {
    let tests: [TextTest] = [
      .startsWith("a"), .contains("b"), .endsWith("a"), .oneOf(["ba"]),
      .matches(try TextPattern("[a-b]{2}")),
    ]
    let ways = Set(
      try #require(TextWitnesses(tests)).texts.map { text in tests.map { $0.passes(text) } })
    // By trying every text of up to five of the signs that matter.
    var texts = [""]
    var all: Set<[Bool]> = []
    for _ in 0...5 {
      for text in texts { all.insert(tests.map { $0.passes(text) }) }
      texts = texts.flatMap { text in ["a", "b", "c"].map { text + $0 } }
    }
    #expect(ways == all)
  }
}
