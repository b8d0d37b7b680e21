import Tables
import Testing

@testable import TableFiles

@Suite struct RawTableRowsTests {
  /// Distinct numbers enough for a word a row, texts, nulls and a quoted line break.
  private static func text(_ rows: [Int]) -> [UInt8] {
    var text = "id,name,when\n"
    for row in rows {
      let name = row % 7 == 0 ? "" : row % 11 == 0 ? "\"a\nb\"" : "n\(row % 5)"
      text += "\(row * 37 % 30_011),\(name),2024-01-\(10 + row % 20)T00:0\(row % 10):00\n"
    }
    return Array(text.utf8)
  }

  @Test(arguments: [1, 3, 10]) func keptRowsAreReadAsIfTheyWereAlone(step: Int) throws {
    let count = 12_000
    let rows = Array(stride(from: 1, to: count, by: step))
    let whole = try CSVReader.read(Self.text(Array(0..<count)), path: "a.csv")
    let kept = whole.keeping(rows)
    let alone = try CSVReader.read(Self.text(rows), path: "a.csv")
    #expect(kept.rowCount == rows.count)
    #expect(kept.inferSchema() == alone.inferSchema())
    for (left, right) in zip(kept.columns, alone.columns) {
      #expect(Set(left.dictionary.texts) == Set(right.dictionary.texts))
      #expect(left.nullCounts.map(\.count) == right.nullCounts.map(\.count))
    }
    let schema = alone.inferSchema()
    #expect(try Table(kept, schema: schema) == (try Table(alone, schema: schema)))
    for row in [0, 5, rows.count - 1] {
      #expect(kept.line(ofRow: row) == whole.line(ofRow: rows[row]))
    }
  }
}
