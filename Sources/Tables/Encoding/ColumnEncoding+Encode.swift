import Documents

extension ColumnEncoding {
  /// The codes of a column's values.
  ///
  /// Each distinct text is looked up once; numbers go through a table, which for long ranges says
  /// only where to look.
  ///
  /// - Precondition: ``cellLimitProblem`` is `nil`.
  /// - Throws: ``OutsideValue`` naming the first row whose value has no cell, where `policy` is
  ///   ``OutsidePolicy/refuse``.
  /// - Complexity: O(rows + distinct texts).
  public func encode(
    _ column: Column, onOutside policy: OutsidePolicy = .map
  ) throws(OutsideValue) -> CodeColumn {
    precondition(size <= ColumnEncoding.largestSize, "codes have 16 bits")
    let codes =
      switch column.storage {
      case .numbers(let numbers): encodeNumbers(numbers, of: column)
      case .categories(let rows, let dictionary): encodeTexts(rows, dictionary)
      }
    if policy == .refuse, let row = codes.firstOutside { throw outsideError(column, row) }
    return codes.column
  }

  /// Codes, and the first row that had no cell of its own.
  private struct Encoded {
    var column: CodeColumn
    var firstOutside: Int?
  }

  private func encodeTexts(_ rows: PackedIntegers, _ dictionary: StringDictionary) -> Encoded {
    let lookup = TextCells(self)
    return mapRows(rows, table: dictionary.texts.map { lookup.cell(of: $0) }, from: 0)
  }

  private func encodeNumbers(_ numbers: PackedIntegers, of column: Column) -> Encoded {
    switch cells {
    case .bins(let bins):
      let range = Int128(bins.upper) - Int128(bins.lower)
      if range < 1 << 16 {
        let table = (bins.lower...bins.upper).map { Optional(bins.bin(of: $0)) }
        return mapRows(numbers, table: table, from: bins.lower)
      }
      return BinLookup.with(bins) { found in
        // It is read alone, and its memory outlives the call.
        nonisolated(unsafe) let lookup = found
        return mapRows(numbers) { lookup.bin(of: $0) }
      }
    case .codes(let count):
      return mapRows(numbers) { 0 <= $0 && $0 < count ? Int($0) : nil }
    case .categories:
      let lookup = TextCells(self)
      return mapRows(numbers) { lookup.cell(of: column.format.text(of: $0)) }
    }
  }

  /// Maps rows through a table that starts at step `lowest`; `nil` entries are outside.
  private func mapRows(_ rows: PackedIntegers, table: [Int?], from lowest: Int64) -> Encoded {
    let entries = table.map { $0 ?? -1 }
    return entries.withUnsafeBufferPointer { buffer in
      let count = UInt64(buffer.count)
      // It is read alone, and its memory outlives the call.
      nonisolated(unsafe) let entries = buffer
      return mapRows(rows) { step in
        let offset = UInt64(bitPattern: step &- lowest)
        guard offset < count else { return nil }
        let code = entries[Int(offset)]
        return code < 0 ? nil : code
      }
    }
  }

  @inline(__always)
  private func mapRows(_ rows: PackedIntegers, _ cell: @Sendable (Int64) -> Int?) -> Encoded {
    size <= 256
      ? fill(rows, UInt8.self, cell) { .narrow($0) } : fill(rows, UInt16.self, cell) { .wide($0) }
  }

  /// Rows of a piece that one thread encodes.
  private static let pieceRows = 65_536

  @inline(__always)
  private func fill<Code: FixedWidthInteger & Sendable>(
    _ rows: PackedIntegers, _ type: Code.Type, _ cell: @Sendable (Int64) -> Int?,
    _ wrap: ([Code]) -> CodeColumn
  ) -> Encoded {
    let forNull = nullCode ?? outsideCell(of: PackedIntegers.null)
    let (count, size) = (rows.count, ColumnEncoding.pieceRows)
    var outside: [Int?] = []
    let codes = [Code](unsafeUninitializedCapacity: count) { buffer, filled in
      guard let base = buffer.baseAddress else { return }
      // Pieces write rows of their own only.
      nonisolated(unsafe) let codes = base
      outside = Parallel.map((count + size - 1) / size) { piece -> Int? in
        var firstOutside: Int?
        rows.forEachBlock(of: piece * size..<min(count, piece * size + size)) { start, steps in
          for offset in steps.indices {
            let step = steps[offset]
            var code = forNull
            if step != PackedIntegers.null {
              if let found = cell(step) {
                code = found
              } else {
                if firstOutside == nil { firstOutside = start + offset }
                code = outsideCell(of: step)
              }
            } else if nullCode == nil, firstOutside == nil {
              firstOutside = start + offset
            }
            codes[start + offset] = Code(truncatingIfNeeded: code)
          }
        }
        return firstOutside
      }
      filled = count
    }
    return Encoded(column: wrap(codes), firstOutside: outside.compactMap { $0 }.first)
  }

  /// Where the column's rule puts a value without a cell, decided from that value alone.
  private func outsideCell(of step: Int64) -> Int {
    if schema.outOfDomain == .null, let nullCode { return nullCode }
    switch cells {
    case .categories(let names):
      return schema.outOfDomain == .other ? names.firstIndex(of: "other") ?? 0 : 0
    case .bins(let bins): return step == PackedIntegers.null ? 0 : bins.bin(of: step)
    case .codes(let count): return Int(min(Int64(count - 1), max(0, step)))
    }
  }

  private func outsideError(_ column: Column, _ row: Int) -> OutsideValue {
    guard let value = column.text(row) else {
      return OutsideValue(
        row: row, column: schema.name, value: nil,
        message: "a null in a column that is declared without nulls; declare it nullable")
    }
    let place =
      switch schema.domain {
      case .grid(let lower, let upper):
        "outside \(column.format.text(of: lower)) … \(column.format.text(of: upper))"
      case .categories(let names): "not among the \(names.count) declared categories"
      case .codes(let count): "not a code in 0 … \(count - 1)"
      case .open: "in a column without a domain"
      }
    return OutsideValue(
      row: row, column: schema.name, value: value,
      message: "a value \(place); correct it, or widen the declared domain")
  }
}

/// The cell of each category by its text: exactly, then without spaces around it, then, for
/// booleans, by what it means.
private struct TextCells {
  private var cells: [String: Int] = [:]
  private var truths: [Bool: Int] = [:]

  init(_ encoding: ColumnEncoding) {
    guard case .categories(let names) = encoding.cells else { return }
    for (cell, name) in names.enumerated() where cells[name] == nil { cells[name] = cell }
    guard encoding.schema.kind == .boolean else { return }
    for (cell, name) in names.enumerated() {
      if let truth = BooleanText.truth(of: name) { truths[truth] = cell }
    }
  }

  func cell(of text: String) -> Int? {
    cells[text] ?? cells[text.trimmingSpaces] ?? BooleanText.truth(of: text).flatMap { truths[$0] }
  }
}
