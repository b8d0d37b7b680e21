import Testing

@testable import Tables

@Suite struct WrittenWordTests {
  private func word(_ text: String) -> WrittenWord? {
    Array(text.utf8).withUnsafeBufferPointer { bytes in
      bytes.baseAddress.flatMap { WrittenWord($0, length: bytes.count) }
    }
  }

  private func text(_ word: WrittenWord) -> String {
    var bytes: [UInt8] = []
    word.append(to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test(arguments: [
    "0", "7", "-7", "10", "0.0", "0.50", "-0.50", "3.14159", "99999999999999999",
    "-99999999999999999", "0.0000000000000001", "-9.9999999999999999", "2024",
    "2024-03-09T12:34:56", "2024-03-09 12:34:56", "2024-03-09T12:34", "2024-03-09 12:34Z",
    "2024-03-09T23:59:59Z", "0000-01-01T00:00:00", "9999-12-31 23:59:59Z", "1969-12-31T23:59:59",
  ])
  func theTextComesBack(written: String) throws {
    let word = try #require(self.word(written))
    #expect(text(word) == written && word.otherCode == nil)
  }

  @Test(arguments: [
    "", "-", ".", ".5", "5.", "-.5", "+5", "007", "00", "-0", "-0.00", "00.5", "1e3", " 1", "1 ",
    "1,5", "1.2.3", "--1", "123456789012345678", "1.23456789012345678", "18446744073709551617",
    "2024-03-09", "2024-02-30T00:00:00", "2024-03-09T24:00:00", "2024-03-09T12:34:56.5",
    "2024-03-09T12:34:56+01:00", "2024-03-09t12:34:56", "-024-03-09T12:34:56", "abc", "12a",
  ])
  func otherTextsHaveNone(written: String) { #expect(word(written) == nil) }

  /// Random short strings of likely characters: a word's text is its only text, and its number the
  /// one that the text has.
  @Test func wordsAndTextsAreOneToOne() {
    var random = SeededRandom(seed: 21)
    let characters = Array("0011279.-e T:Z")
    for _ in 0..<20_000 {
      let length = Int.random(in: 1...6, using: &random)
      let written = String(
        (0..<length).map { _ in characters.randomElement(using: &random) ?? "0" })
      guard let word = word(written) else { continue }
      #expect(text(word) == written)
      let number = Array(written.utf8).withUnsafeBufferPointer { WrittenNumber($0) }
      #expect(number?.mantissa == word.mantissa && number?.hasLeadingZeros == false)
      #expect(number?.scale == WrittenWord.fractionDigits(ofForm: word.form))
    }
  }

  @Test(arguments: [0, 1, 4095, 1 << 31])
  func otherTextsKeepTheirNumber(code: Int) {
    #expect(WrittenWord(other: code).otherCode == code)
    #expect(text(WrittenWord(other: code)).isEmpty)
  }
}
