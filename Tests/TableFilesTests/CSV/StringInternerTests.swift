import Tables
import Testing

@testable import TableFiles

@Suite struct StringInternerTests {
  private func code(_ text: String, _ interner: inout StringInterner) -> Int {
    var text = text
    return text.withUTF8 { Int(interner.code(of: $0)) }
  }

  @Test func codesCountFirstAppearances() {
    var interner = StringInterner()
    defer { interner.deallocate() }
    #expect(["b", "", "a", "b", ""].map { code($0, &interner) } == [0, 1, 2, 0, 1])
    #expect(interner.dictionary().texts == ["b", "", "a"])
  }

  /// All lengths around the eight-byte steps of the hash, differing in one byte at each place.
  @Test func textsThatDifferAnywhereAreDistinct() {
    var interner = StringInterner()
    defer { interner.deallocate() }
    var texts: [String] = []
    for length in 0...26 {
      texts.append(String(repeating: "a", count: length))
      for place in 0..<length {
        texts.append(
          String(repeating: "a", count: place) + "b"
            + String(repeating: "a", count: length - place - 1))
      }
    }
    for (index, text) in texts.enumerated() { #expect(code(text, &interner) == index) }
    for (index, text) in texts.enumerated() { #expect(code(text, &interner) == index) }
  }

  @Test func mergingKeepsTheOrderOfFirstAppearance() {
    var first = StringInterner()
    var second = StringInterner()
    defer {
      first.deallocate()
      second.deallocate()
    }
    let numbers = 0..<20_000
    for number in numbers { #expect(code("v\(number)", &first) == number) }
    for number in numbers { _ = code("v\(number + 10_000)", &second) }
    let codes = first.merge(second)
    #expect(first.count == 30_000)
    #expect(codes.enumerated().allSatisfy { Int($1) == $0 + 10_000 })
  }
}
