import Documents
import Foundation
import Synchronization
import Tables
import TestSupport
import Testing

@testable import TableFiles

/// Files that are read a piece at a time are read as they would be whole.
@Suite struct CSVPiecesTests {
  private func read(
    _ bytes: [UInt8], pieceSize: Int, smallestChunk: Int = 1 << 20,
    encoding: TextEncoding = .utf8
  ) throws -> RawTable {
    try CSVReader.read(
      CSVSource(FileBytes(bytes), path: "t", encoding: encoding),
      options: CSVOptions(delimiter: ",", encoding: encoding), smallestChunk: smallestChunk,
      pieceSize: pieceSize)
  }

  private func texts(_ raw: RawTable) -> [[String]] {
    (0..<raw.rowCount).map { row in
      raw.columns.map { $0.dictionary[Int($0.codes[row] ?? -1)] }
    }
  }

  /// What a file is read to, or what is wrong with it.
  private func outcome(_ read: () throws -> RawTable) -> String {
    do {
      let raw = try read()
      return "\(texts(raw)) \((0..<raw.rowCount).map(raw.line(ofRow:)))"
    } catch {
      return "\(error)"
    }
  }

  /// Texts of any shape, right and wrong, with every way to end a line, in pieces of every size.
  @Test func piecesDoNotShow() {
    var random = SeededRandom(seed: 11)
    let parts = [
      "a", "\"", "\"x\"", "\"y,\n\"\"z\"\"\"", ",", ",", "\n", "\n", "\r\n", "\r", "é", "🙂", " ",
      "12",
      "\0", "\u{FEFF}",
    ]
    var good = 0
    for round in 0..<3000 {
      let count = Int.random(in: 0...30, using: &random)
      // Half of the rounds give whole records only, the others whatever comes.
      let records = ["1,2\n", "\"q\"\"r\",\"s\r\n\nt\"\n", "é,🙂\r\n", ",\n", "\n", "x,\"\"\r"]
      let from = round % 2 == 0 ? records : parts
      let text = (0..<count).map { _ in from.randomElement(using: &random) ?? "" }.joined()
      let bytes = Array(("a,b\n" + text).utf8)
      let whole = outcome { try read(bytes, pieceSize: 1 << 16) }
      if whole.hasPrefix("[[") { good += 1 }
      for size in [16, 17, 23, 40] {
        for chunk in [4, 1 << 20] {
          let cut = outcome { try read(bytes, pieceSize: size, smallestChunk: chunk) }
          // Which of several faults comes first may depend on where the file is cut.
          if whole.hasPrefix("[[") || chunk > 4 && !text.contains("\0") { #expect(cut == whole) }
          if !whole.hasPrefix("[[") { #expect(!cut.hasPrefix("[[")) }
        }
      }
    }
    #expect(good > 1000)
  }

  @Test func fieldsLongerThanAPiece() throws {
    let long = String(repeating: "é🙂x", count: 40_000)
    let quoted = String(repeating: "a\"\"\n", count: 40_000)
    let bytes = Array("a,b\n\(long),1\n2,\"\(quoted)\"\n\(long),\(long)".utf8)
    for size in [16, 1 << 10, 1 << 16] {
      let rows = texts(try read(bytes, pieceSize: size))
      #expect(
        rows == [[long, "1"], ["2", quoted.replacing("\"\"", with: "\"")], [long, long]])
    }
  }

  @Test func headersLongerThanALook() throws {
    let name = String(repeating: "n", count: 1 << 19)
    let raw = try read(Array("\n\n\"\(name)\n\",b\n1,2\n".utf8), pieceSize: 64)
    #expect(raw.header == [name + "\n", "b"] && raw.line(ofRow: 0) == 5)
  }

  @Test func latin1InPieces() throws {
    let body = (0..<5000).map { "caf\u{E9}\($0),\u{FC}\n" }.joined()
    let text = "a,b\n" + body
    let bytes = text.unicodeScalars.map { UInt8($0.value) }
    let expected = texts(try read(Array(text.utf8), pieceSize: 1 << 16))
    for size in [16, 31, 1 << 10, 1 << 16] {
      for chunk in [1000, 1 << 20] {
        let raw = try read(bytes, pieceSize: size, smallestChunk: chunk, encoding: .latin1)
        #expect(texts(raw) == expected)
      }
    }
  }

  /// Bytes that are no text are named by their place, wherever they are.
  @Test func badBytesInLaterPieces() {
    for (bad, message) in [([0], "NUL"), ([0xC3, 0x28], "byte 4005 "), ([0xFF], "byte 4005 ")] {
      let bytes =
        Array("a,b\n".utf8) + Array(String(repeating: "1,2\n", count: 1000).utf8)
        + bad.map { UInt8($0) } + Array(",2\n3,4\n".utf8)
      for size in [16, 100, 1 << 16] {
        for chunk in [500, 1 << 20] {
          let error = #expect(throws: InputError.self) {
            try read(bytes, pieceSize: size, smallestChunk: chunk)
          }
          #expect(error?.line == 1002)
          #expect(error?.message.contains(message) == true)
        }
      }
    }
    let cut = Array("a,b\n1,".utf8) + [0xF0, 0x9F]
    let error = #expect(throws: InputError.self) { try read(cut, pieceSize: 16) }
    #expect(error?.message.contains("byte 7 ") == true)
  }

  @Test func filesAreReadFromTheDisk() throws {
    let scratch = try ScratchFolder()
    defer { scratch.remove() }
    let path = scratch.path(of: "t.csv")
    let text = "a,b\n" + (0..<300_000).map { "\($0 % 7),x\($0 % 3)\n" }.joined()
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    #expect(text.utf8.count > 1 << 20)
    let raw = try CSVReader.read(path)
    let memory = try read(Array(text.utf8), pieceSize: 1 << 16)
    #expect(raw.rowCount == 300_000 && texts(raw) == texts(memory))
  }

  @Test func aFileThatShrinksIsAnError() throws {
    let scratch = try ScratchFolder()
    defer { scratch.remove() }
    let path = scratch.path(of: "t.csv")
    try Data("a,b\n1,2\n".utf8).write(to: URL(fileURLWithPath: path))
    let source = try CSVSource(path, encoding: .utf8, smallest: 0)
    let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
    try handle.truncate(atOffset: 2)
    let error = #expect(throws: InputError.self) {
      try CSVReader.read(source, options: CSVOptions(), smallestChunk: 1 << 20)
    }
    #expect(error?.message.contains("became shorter") == true)
  }

  @Test func readingStopsWhenItIsCancelled() {
    let bytes = Array(("a,b\n" + String(repeating: "1,2\n", count: 200_000)).utf8)
    for calls in [0, 1, 5, 12] {
      let asked = Mutex(0)
      #expect(throws: CancellationError.self) {
        try CSVReader.read(
          CSVSource(FileBytes(bytes), path: "t", encoding: .utf8), options: CSVOptions(),
          smallestChunk: 1 << 20
        ) {
          asked.withLock { asked in
            asked += 1
            return asked > calls
          }
        }
      }
    }
  }
}
