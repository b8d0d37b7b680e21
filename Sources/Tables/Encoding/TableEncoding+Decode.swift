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
    // What is never cancelled always ends.
    (try? decode(codes, seed: seed, bare: bare, isCancelled: { false }))
      ?? Table(columns: [], rowCount: 0)
  }

  /// ``decode(_:seed:bare:)``, asking `isCancelled` every millisecond.
  ///
  /// - Parameter onPart: Told, on any thread, when one of so many parts of the work is done.
  /// - Throws: `CancellationError` once `isCancelled` says so.
  public func decode(
    _ codes: CodeTable, seed: UInt64, bare: Set<Int> = [], isCancelled: () -> Bool,
    onPart: @escaping @Sendable (_ parts: Int) -> Void = { _ in }
  ) throws(CancellationError) -> Table {
    precondition(codes.sizes == sizes, "the codes are those of another encoding")
    let positions = schema.columns.indices.filter {
      schema.columns[$0].isModelled || schema.columns[$0].kind == .identifier
    }
    let polls = (codes.rowCount + PackedIntegers.pollRows - 1) / PackedIntegers.pollRows
    let columns = try Parallel.map(positions.count, isCancelled: isCancelled) { index, flag in
      let position = positions[index]
      func shallStop() -> Bool {
        onPart(positions.count * polls)
        return flag.isRaised
      }
      guard let code = modelled.firstIndex(of: position) else {
        return identifiers(
          at: position, count: codes.rowCount, isBare: bare.contains(position), shallStop)
      }
      var random = SeededRandom(seed: seed, stream: UInt64(position))
      return self.columns[code].decode(
        codes.columns[code], format: formats[position], using: &random, shallStop: shallStop)
    }
    return Table(columns: columns, rowCount: codes.rowCount)
  }

  private func identifiers(
    at position: Int, count: Int, isBare: Bool, _ shallStop: () -> Bool
  ) -> Column {
    let name = schema.columns[position].name
    if case .number = formats[position] {
      return numbered(name, formats[position], count, shallStop)
    }
    if isBare {
      return numbered(name, .number(fractionDigits: 0, zeros: 0), count, shallStop)
    }
    var bytes: [UInt8] = []
    var ends: [UInt32] = []
    let prefix = Array((name + "-").utf8)
    for number in 0..<count {
      if number.isMultiple(of: PackedIntegers.pollRows), shallStop() { break }
      bytes.append(contentsOf: prefix)
      bytes.append(number + 1, digits: 6)
      ends.append(UInt32(bytes.count))
    }
    let rows = PackedIntegers(count: count, in: 0...Int64(max(1, count))) { Int64($0) }
    return Column(
      name: name, format: .text,
      storage: .categories(rows, StringDictionary(bytes: bytes, ends: ends)))
  }

  private func numbered(
    _ name: String, _ format: ValueFormat, _ count: Int, _ shallStop: () -> Bool
  ) -> Column {
    let numbers = PackedIntegers(count: count, in: 0...Int64(count), shallStop: shallStop) {
      Int64($0 + 1)
    }
    return Column(name: name, format: format, storage: .numbers(numbers))
  }
}
