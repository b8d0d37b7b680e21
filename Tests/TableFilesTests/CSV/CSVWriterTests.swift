import Documents
import Foundation
import Synchronization
import Tables
import TestSupport
import Testing

@testable import TableFiles

@Suite struct CSVWriterTests {
  private func text(_ table: Table, _ writer: CSVWriter = CSVWriter()) -> String {
    String(decoding: writer.data(table), as: UTF8.self)
  }

  @Test func quotesOnlyWhereNeeded() {
    let table = Table(
      columns: [
        Column(name: "a,b", texts: ["x", "say \"hi\"", nil]),
        Column(name: "c", texts: ["1;2", "two\nlines", " spaced "]),
      ], rowCount: 3)
    #expect(
      text(table) == "\"a,b\",c\nx,1;2\n\"say \"\"hi\"\"\",\"two\nlines\"\n, spaced \n")
    #expect(
      text(table, CSVWriter(delimiter: ";", nullText: "NA"))
        == "a,b;c\nx;\"1;2\"\n\"say \"\"hi\"\"\";\"two\nlines\"\nNA; spaced \n")
  }

  @Test func aNullInASingleColumnIsNoBlankLine() {
    let table = Table(columns: [Column(name: "a", texts: ["x", nil])], rowCount: 2)
    #expect(text(table) == "a\nx\n\"\"\n")
  }

  @Test func noRowsAndNoColumns() {
    #expect(text(Table(columns: [Column(name: "a", texts: [])], rowCount: 0)) == "a\n")
  }

  @Test func wideNumbersAreWrittenExactly() {
    let numbers = PackedIntegers([Int64.max, -Int64.max, nil, 0])
    let table = Table(
      columns: [
        Column(name: "n", format: .number(fractionDigits: 2), storage: .numbers(numbers)),
        Column(name: "m", format: .number(fractionDigits: 0), storage: .numbers(numbers)),
      ], rowCount: 4)
    #expect(
      text(table)
        == "n,m\n92233720368547758.07,9223372036854775807\n"
        + "-92233720368547758.07,-9223372036854775807\n,\n0.00,0\n")
  }

  /// Random tables of awkward texts come back as they were, for every delimiter.
  @Test(arguments: [",", ";", "\t", "|"] as [Character])
  func whatIsWrittenIsReadBack(delimiter: Character) throws {
    var random = SeededRandom(seed: 42)
    let pieces = ["a", "\"", "\n", "\r\n", "\r", ",", ";", "\t", "|", " ", "é", "🙂", "\"\"", "1"]
    for _ in 0..<150 {
      let rowCount = Int.random(in: 1...12, using: &random)
      let columnCount = Int.random(in: 1...4, using: &random)
      let texts = (0..<columnCount).map { _ in
        (0..<rowCount).map { _ -> String? in
          let length = Int.random(in: 0...4, using: &random)
          let text = (0..<length).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
          return text.allSatisfy { $0 == " " || $0 == "\t" } ? nil : text
        }
      }
      let table = Table(
        columns: texts.enumerated().map { Column(name: "c\($0)", texts: $1) }, rowCount: rowCount)
      let bytes = Array(CSVWriter(delimiter: delimiter).data(table))
      for chunk in [4, 1 << 20] {
        let raw = try CSVReader.read(
          CSVSource(FileBytes(bytes), path: "t", encoding: .utf8),
          options: CSVOptions(delimiter: delimiter), smallestChunk: chunk, pieceSize: chunk)
        let schema = Schema(
          columns: raw.header.map { ColumnSchema(name: $0, kind: .text, domain: .open) })
        let read = try Table(raw, schema: schema)
        for row in 0..<rowCount { #expect(read.row(row) == table.row(row)) }
      }
    }
  }

  /// More rows than a piece, texts of every length, and more of them than are made ready beforehand.
  @Test(arguments: [0, 3, 40, 400, 70_000])
  func piecesAreInOrder(length: Int) {
    let rowCount = length > 1000 ? 300 : 30_000
    let filler = String(repeating: "x", count: length)
    let texts = (0..<rowCount).map { row -> String? in
      row % 11 == 3 ? nil : "\(row)\(row % 5 == 0 ? "\"," : "")\(filler)"
    }
    let steps = (0..<rowCount).map { Int64($0 * 1_000_003) }
    let table = Table(
      columns: [
        Column(name: "t", texts: texts),
        Column(name: "c", texts: texts.map { $0?.prefix(1) == "1" ? "a" : "b,c" }),
        Column(
          name: "n", format: .number(fractionDigits: 2), storage: .numbers(PackedIntegers(steps))),
      ], rowCount: rowCount)
    var expected = "t,c,n\n"
    for row in 0..<rowCount {
      let text = texts[row] ?? "NA"
      let isQuoted = text.contains(",")
      let field = isQuoted ? "\"" + text.replacing("\"", with: "\"\"") + "\"" : text
      let category = texts[row]?.prefix(1) == "1" ? "a" : "\"b,c\""
      let number = ValueFormat.number(fractionDigits: 2).text(of: steps[row])
      expected += "\(field),\(category),\(number)\n"
    }
    #expect(text(table, CSVWriter(nullText: "NA")) == expected)
  }

  @Test func writingStopsWhenItIsCancelledOrRefused() throws {
    let scratch = try ScratchFolder()
    defer { scratch.remove() }
    let path = scratch.path(of: "out.csv")
    let table = Table(
      columns: [Column(name: "a", texts: (0..<200_000).map { String($0 % 10) })], rowCount: 200_000)
    for calls in [0, 1, 3] {
      let asked = Mutex(0)
      #expect(throws: CancellationError.self) {
        try CSVWriter().write(table, to: path) {
          asked.withLock { asked in
            asked += 1
            return asked > calls
          }
        }
      }
      #expect(!FileManager.default.fileExists(atPath: path))
    }
    struct Refusal: Error {}
    var taken = 0
    #expect(throws: Refusal.self) {
      try CSVWriter().write(table) { _ in
        taken += 1
        if taken == 3 { throw Refusal() }
      }
    }
    #expect(taken == 3)
  }

  @Test func filesAreWrittenAtomically() throws {
    let scratch = try ScratchFolder()
    defer { scratch.remove() }
    let path = scratch.path(of: "out.csv")
    let table = Table(columns: [Column(name: "a", texts: ["1", "2", "2"])], rowCount: 3)
    try CSVWriter().write(table, to: path)
    #expect(try TableReader.read(path: path).table.row(2) == ["2"])
  }
}
