import Documents
import Tables

extension CSVReader {
  /// Columns over all chunks; codes count distinct texts in order of first appearance in the file.
  ///
  /// The rows of each chunk are freed as soon as they are in a column.
  static func joined(
    _ chunks: [CSVChunk], names: [String], nulls: Set<String>, path: String,
    isCancelled: @Sendable () -> Bool
  ) throws -> [RawColumn] {
    let columns = Parallel.map(names.count) { column -> RawColumn? in
      defer { for chunk in chunks { chunk.columns[column].deallocateRows() } }
      guard !isCancelled(), !chunks.contains(where: { $0.columns[column].interner.isFull }) else {
        return nil
      }
      return chunks.contains { $0.columns[column].words != nil }
        ? joinedWords(chunks, column, name: names[column], nulls: nulls)
        : joinedTexts(chunks, column, name: names[column], nulls: nulls)
    }
    if isCancelled() { throw CancellationError() }
    let whole = columns.compactMap { $0 }
    guard whole.count == names.count else {
      let full = columns.firstIndex { $0 == nil } ?? 0
      throw InputError(
        "the column's distinct texts take more than 4 GiB; leave it out of the file", file: path,
        column: names[full])
    }
    return whole
  }

  private static func joinedTexts(
    _ chunks: [CSVChunk], _ column: Int, name: String, nulls: Set<String>
  ) -> RawColumn? {
    let first = chunks[0].columns + column
    let stretches = chunks.indices.map { index -> PackedIntegers.Stretch in
      let source = chunks[index].columns[column]
      let table = index == 0 ? nil : first.pointee.merge(source)
      let count = chunks[index].rowCount
      if let codes = source.fewCodes {
        return .narrow(UnsafeBufferPointer(start: codes, count: count), table: table)
      }
      return .wide(UnsafeBufferPointer(start: source.codes, count: count), table: table)
    }
    let interner = first.pointee.interner
    guard !interner.isFull else { return nil }
    return RawColumn(
      name: name, codes: PackedIntegers(stretches: stretches, size: interner.count),
      dictionary: interner.dictionary(), nulls: nulls)
  }

  private static func joinedWords(
    _ chunks: [CSVChunk], _ column: Int, name: String, nulls: Set<String>
  ) -> RawColumn? {
    var others = StringInterner()
    defer { others.deallocate() }
    let nullWords = nulls.sorted().compactMap { null -> (word: WrittenWord, other: [UInt8])? in
      let bytes = Array(null.utf8)
      return bytes.withUnsafeBufferPointer { text in
        text.baseAddress.flatMap { WrittenWord($0, length: text.count) }.map { ($0, bytes) }
      }
    }
    let count = chunks.reduce(0) { $0 + $1.rowCount }
    var words = [WrittenWord](unsafeUninitializedCapacity: count) { buffer, filled in
      for chunk in chunks {
        let source = chunk.columns[column]
        if let codes = source.fewCodes {
          let table = source.wordTable(others: &others)
          for row in 0..<chunk.rowCount { buffer[filled + row] = table[Int(codes[row])] }
        } else if let codes = source.codes {
          let table = source.wordTable(others: &others)
          for row in 0..<chunk.rowCount { buffer[filled + row] = table[Int(codes[row])] }
        } else if let words = source.words {
          let table = others.merge(source.interner).map { WrittenWord(other: Int($0)) }
          for row in 0..<chunk.rowCount {
            let word = words[row]
            buffer[filled + row] = word.otherCode.map { table[$0] } ?? word
          }
        }
        filled += chunk.rowCount
      }
    }
    for null in nullWords {
      var other: WrittenWord?
      for row in words.indices where words[row] == null.word {
        let word =
          other
          ?? WrittenWord(other: Int(null.other.withUnsafeBufferPointer { others.code(of: $0) }))
        other = word
        words[row] = word
      }
    }
    guard !others.isFull else { return nil }
    return RawColumn(name: name, words: words, others: others.dictionary(), nulls: nulls)
  }
}
