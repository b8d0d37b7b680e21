import Documents
import Foundation
import Tables
import TestSupport
import Testing

@testable import TableFiles

@Suite struct CSVReaderTests {
  private func read(_ text: String, _ options: CSVOptions = CSVOptions()) throws -> RawTable {
    try CSVReader.read(Array(text.utf8), path: "t.csv", options: options)
  }

  private func rows(_ raw: RawTable) -> [[String?]] {
    (0..<raw.rowCount).map { row in
      raw.columns.map { column in
        let code = Int(column.codes[row] ?? -1)
        return column.isNull[code] ? nil : column.dictionary[code]
      }
    }
  }

  @Test(arguments: [
    "a,b\n1,x\n2,y\n", "a,b\r\n1,x\r\n2,y\r\n", "a,b\r1,x\r2,y\r", "a,b\n1,x\n2,y",
    "\u{FEFF}a,b\n1,x\n2,y\n", "\n\na,b\n\n1,x\n\n\n2,y\n\n", "a;b\n1;x\n2;y\n", "a\tb\n1\tx\n2\ty",
    "a|b\n1|x\n2|y\n", "\"a\",\"b\"\n\"1\",\"x\"\n\"2\" ,\"y\"", " a , b \n1,x\n2,y\r\n",
  ])
  func theSameTableInManyForms(text: String) throws {
    let raw = try read(text)
    #expect(raw.header == ["a", "b"])
    #expect(rows(raw) == [["1", "x"], ["2", "y"]])
  }

  @Test func quotesDelimitersAndLineBreaksInFields() throws {
    let raw = try read("a,b\n\"x,\"\"y\"\"\",\"one\ntwo\"\n\"\",5\" pipe\n\"\"\"\",\"\r\n\"\n")
    #expect(
      rows(raw) == [["x,\"y\"", "one\ntwo"], [nil, "5\" pipe"], ["\"", "\r\n"]])
    #expect((0..<3).map(raw.line(ofRow:)) == [2, 4, 5])
  }

  @Test func nullsStandardAndDeclared() throws {
    let text = "a,b\nNA,?\nNULL, \n-9,NaN\nna,x\n"
    #expect(rows(try read(text)) == [[nil, nil], [nil, nil], ["-9", nil], ["na", "x"]])
    #expect(rows(try read(text, CSVOptions(nulls: ["-9"])))[2] == [nil, nil])
    #expect(try read("a\n?\n?\nNA\nx\n").nullText == "?")
  }

  @Test func fieldsAtTheEnd() throws {
    #expect(rows(try read("a,b\n1,")) == [["1", nil]])
    #expect(rows(try read("a,b\n,")) == [[nil, nil]])
    #expect(rows(try read("a,b\n1,\"\"")) == [["1", nil]])
    #expect(rows(try read("a\n\"\"\nx")) == [[nil], ["x"]])
  }

  @Test func delimitersAreFoundDespiteOthersInText() throws {
    #expect(try read("a;b\n1,5;x\n2,5;y\n").delimiter == ";")
    #expect(try read("name,note\nx,\"p;q;r\"\n").delimiter == ",")
    #expect(try read("single\nx\n").delimiter == ",")
    #expect(try read("a,b;c\n1,2;3\n", CSVOptions(delimiter: ";")).header == ["a,b", "c"])
    #expect(throws: InputError.self) { try read("a\n1", CSVOptions(delimiter: "\"")) }
    #expect(throws: InputError.self) { try read("a\n1", CSVOptions(delimiter: "é")) }
  }

  @Test func latin1() throws {
    let bytes: [UInt8] = Array("a,b\ncaf".utf8) + [0xE9] + Array(",x\n".utf8)
    let raw = try CSVReader.read(bytes, path: "t", options: CSVOptions(encoding: .latin1))
    #expect(rows(raw) == [["café", "x"]])
    let error = #expect(throws: InputError.self) { try CSVReader.read(bytes, path: "t") }
    #expect(error?.line == 2)
    #expect(error?.message.contains("byte 8 ") == true)
    #expect(error?.message.contains("--encoding latin-1") == true)
  }

  @Test(
    arguments: [
      ("", nil, "empty"), ("\n\r\n", nil, "empty"), ("a,b\n", nil, "header but no rows"),
      ("a,b", nil, "header but no rows"),
      ("a,b\n1,2\n1,2,3\n", 3, "has 3 fields, but the header has 2"),
      ("a,b\n\n1\n", 3, "has 1 field,"), ("a,b\n1,\"x\n2,y\n", 2, "never closed"),
      ("a,b\n1,2\n\"x\"y,2\n", 3, "text follows a closing quote"), ("a,\n1,2\n", 1, "no name"),
      ("a,b,a\n1,2,3\n", 1, "columns 1 and 3"), ("a,b\n1,\0\n", 2, "NUL"),
      ("\"a,b\n1,2\n", 1, "never closed"),
    ] as [(String, Int?, String)])
  func eachFaultIsOneError(text: String, line: Int?, message: String) {
    let error = #expect(throws: InputError.self) { try read(text) }
    #expect(error?.message.contains(message) == true, "\(error?.message ?? "")")
    #expect(error?.line == line)
    #expect(error?.file == "t.csv")
  }

  @Test func missingFilesAndFolders() {
    let missing = #expect(throws: InputError.self) { try CSVReader.read("/nowhere/x.csv") }
    #expect(missing?.message.contains("no such file") == true)
    let folder = #expect(throws: InputError.self) { try CSVReader.read("/") }
    #expect(folder?.message.contains("folder") == true)
  }

  @Test func cutsInsideQuotedFieldsDoNotShow() throws {
    var random = SeededRandom(seed: 5)
    for _ in 0..<200 {
      var text = "a,b\n"
      for row in 0..<20 {
        let breaks = String(repeating: "\n", count: Int.random(in: 0...3, using: &random))
        text += "\"v\(row % 3)\(breaks),\",\(row)" + (row % 5 == 0 ? "\n\n" : "\n")
      }
      let bytes = Array(text.utf8)
      let source = CSVSource(FileBytes(bytes), path: "t", encoding: .utf8)
      let whole = try CSVReader.read(source, options: CSVOptions(), smallestChunk: 1 << 20)
      let cut = try CSVReader.read(source, options: CSVOptions(), smallestChunk: 8)
      #expect(rows(whole) == rows(cut))
      let lines = (0..<20).map(whole.line(ofRow:))
      #expect(lines == (0..<20).map(cut.line(ofRow:)))
    }
  }

  @Test func faultsInLaterPartsNameTheirLine() {
    let text = "a,b\n" + String(repeating: "1,2\n", count: 50) + "\n1,2,3\n1\n"
    let error = #expect(throws: InputError.self) {
      try CSVReader.read(
        CSVSource(FileBytes(Array(text.utf8)), path: "t", encoding: .utf8),
        options: CSVOptions(), smallestChunk: 8)
    }
    #expect(error?.line == 53)
  }
}
