import Testing

@testable import Tables

@Suite struct ValueFormatTests {
  @Test(arguments: [
    ("0", 0), ("17", 17), ("-5", -5), ("+7", 7), (" 39", 39), ("3.0", 3), ("1e3", 1000),
    ("9223372036854775807", Int64.max),
  ])
  func wholeNumbers(text: String, number: Int64) {
    #expect(ValueFormat.number(fractionDigits: 0).number(from: text) == number)
  }

  @Test(arguments: [
    "", " ", "-", "1.5", "1,000", "0x10", "1e", "1e99", "nan", "9223372036854775808", "1 2",
  ])
  func notWholeNumbers(text: String) {
    #expect(ValueFormat.number(fractionDigits: 0).number(from: text) == nil)
  }

  @Test(arguments: [
    ("3.14", 314), ("-0.5", -50), (".5", 50), ("5.", 500), ("2", 200), ("0.005", 1),
    ("0.004999", 0), ("-0.005", -1), ("1.5e-1", 15), ("0.30000000000000004", 30),
  ])
  func decimalsOfTwoDigits(text: String, number: Int64) {
    #expect(ValueFormat.number(fractionDigits: 2).number(from: text) == number)
  }

  @Test func numbersAreWrittenWithTheirDigits() {
    #expect(ValueFormat.number(fractionDigits: 2).text(of: -5) == "-0.05")
    #expect(ValueFormat.number(fractionDigits: 3).text(of: 1250) == "1.250")
    #expect(ValueFormat.number(fractionDigits: 0, zeros: 1).text(of: 7) == "7.0")
    #expect(ValueFormat.number(fractionDigits: 0).text(of: -Int64.max) == "-9223372036854775807")
  }

  @Test(arguments: [
    (DateStyle(.iso), "2024-03-09"), (DateStyle(.dayMonthDots), "09.03.2024"),
    (DateStyle(.monthDaySlashes), "03/09/2024"), (DateStyle(.dayMonthSlashes), "09/03/2024"),
    (DateStyle(.monthDaySlashes, isPadded: false), "3/9/2024"),
  ])
  func datesAreReadAndWrittenInTheirStyle(style: DateStyle, text: String) {
    let format = ValueFormat.date(style)
    #expect(format.number(from: text) == 19_791)
    #expect(format.text(of: 19_791) == text)
  }

  @Test(arguments: ["2024-02-30", "2024-3-09", "2024/03/09", "2024-03-09x", "24-03-09", ""])
  func notDates(text: String) {
    #expect(ValueFormat.date(.iso).number(from: text) == nil)
  }

  @Test(arguments: [
    "2024-03-09T12:34:56", "2024-03-09 12:34:56", "2024-03-09T12:34", "2024-03-09 12:34:56Z",
    "1969-12-31T23:59:59",
  ])
  func timestampsAreWrittenAsTheyWereRead(text: String) throws {
    var copy = text
    let scanned = try #require(copy.withUTF8 { TimestampStyle.scan($0) })
    #expect(ValueFormat.timestamp(scanned.style).text(of: scanned.seconds) == text)
  }

  @Test func timestampsCountSeconds() {
    let format = ValueFormat.timestamp(TimestampStyle())
    #expect(format.number(from: "1970-01-02T00:00:01") == 86_401)
    #expect(format.number(from: "1970-01-01T00:00:01.999") == 1)
    #expect(format.number(from: "1969-12-31T23:59:59") == -1)
    #expect(format.number(from: "2024-03-09T24:00:00") == nil)
    #expect(format.number(from: "2024-03-09T12:34:56+02:00") == nil)
  }

  /// Numbers of every length are written as they are described, in no more bytes than announced.
  @Test func digitsOfEveryLength() {
    var numbers: [Int64] = [0, .max, -.max]
    for exponent in 0...18 {
      let power = WrittenNumber.powers[exponent]
      numbers += [power - 1, power, power + 1, -power, 1 - power]
    }
    for number in numbers {
      for digits in [0, 1, 2, 3, 9] {
        let format = ValueFormat.number(fractionDigits: digits)
        let plain = String(number.magnitude)
        let padded = String(repeating: "0", count: max(0, digits + 1 - plain.count)) + plain
        let point = digits > 0 ? "." + padded.suffix(digits) : ""
        let expected = (number < 0 ? "-" : "") + padded.dropLast(digits) + point
        #expect(format.text(of: number) == expected)
        #expect(expected.utf8.count <= format.mostBytes)
      }
    }
    for format in [ValueFormat.date(.iso), .timestamp(TimestampStyle(isZulu: true))] {
      for end in [Int64.max, -.max] { #expect(format.text(of: end).utf8.count <= format.mostBytes) }
    }
  }
}
