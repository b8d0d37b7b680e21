extension TableEncoding {
  /// A synthetic table for codes of the modelled columns, in the order of the schema.
  ///
  /// Identifiers count from 1, as numbers where the real ones are numbers and as `name-000001`
  /// elsewhere; free text is left out. The same codes and seed always give the same table.
  ///
  /// - Parameters:
  ///   - codes: One column for each of ``modelled``, of the same sizes.
  ///   - seed: Draws the values within bins; each column has a stream of its own.
  ///   - bare: Positions of identifiers whose texts are made elsewhere: they are numbered only.
  /// - Complexity: O(rows · columns), on all cores.
  public func decode(_ codes: CodeTable, seed: UInt64, bare: Set<Int> = []) -> Table {
    precondition(codes.sizes == sizes, "the codes are those of another encoding")
    let positions = schema.columns.indices.filter {
      schema.columns[$0].isModelled || schema.columns[$0].kind == .identifier
    }
    let columns = Parallel.map(positions.count) { index -> Column in
      let position = positions[index]
      guard let code = modelled.firstIndex(of: position) else {
        return identifiers(at: position, count: codes.rowCount, isBare: bare.contains(position))
      }
      var random = SeededRandom(seed: seed, stream: UInt64(position))
      return self.columns[code].decode(
        codes.columns[code], format: formats[position], using: &random)
    }
    return Table(columns: columns, rowCount: codes.rowCount)
  }

  private func identifiers(at position: Int, count: Int, isBare: Bool) -> Column {
    let name = schema.columns[position].name
    if case .number = formats[position] {
      return numbered(name, formats[position], count)
    }
    if isBare { return numbered(name, .number(fractionDigits: 0, zeros: 0), count) }
    var bytes: [UInt8] = []
    var ends: [UInt32] = []
    let prefix = Array((name + "-").utf8)
    for number in 0..<count {
      bytes.append(contentsOf: prefix)
      bytes.append(number + 1, digits: 6)
      ends.append(UInt32(bytes.count))
    }
    let rows = PackedIntegers(count: count, in: 0...Int64(max(1, count))) { Int64($0) }
    return Column(
      name: name, format: .text,
      storage: .categories(rows, StringDictionary(bytes: bytes, ends: ends)))
  }

  private func numbered(_ name: String, _ format: ValueFormat, _ count: Int) -> Column {
    let numbers = PackedIntegers(count: count, in: 0...Int64(count)) { Int64($0 + 1) }
    return Column(name: name, format: format, storage: .numbers(numbers))
  }
}
