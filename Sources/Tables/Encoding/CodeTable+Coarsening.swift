extension CodeTable {
  /// The same rows in coarse codes.
  ///
  /// - Parameter coarsenings: One for each column, of as many fine cells as the column has.
  /// - Complexity: O(rows · columns), one look-up a code, on all cores.
  public func coarsened(_ coarsenings: [Coarsening]) -> CodeTable {
    // What is never cancelled always ends.
    (try? coarsened(coarsenings) { false }) ?? self
  }

  /// ``coarsened(_:)``, asking `isCancelled` before each column.
  ///
  /// - Throws: `CancellationError` once `isCancelled` says so.
  public func coarsened(
    _ coarsenings: [Coarsening], isCancelled: @Sendable () -> Bool
  ) throws(CancellationError) -> CodeTable {
    precondition(
      coarsenings.map(\.fineSize) == sizes, "the coarsenings are those of another table")
    let columns = try Parallel.map(self.columns.count, asking: isCancelled) {
      [columns = self.columns] index in
      columns[index].coarsened(coarsenings[index])
    }
    return CodeTable(sizes: coarsenings.map(\.size), columns: columns, rowCount: rowCount)
  }
}

extension PrivateTable {
  /// The real rows in coarse codes, behind the wall.
  ///
  /// - Parameters:
  ///   - coarsenings: One for each column, of as many fine cells as the column has; they rest on public
  ///     or released numbers alone.
  ///   - isCancelled: Asked before each column.
  /// - Throws: `CancellationError` once `isCancelled` says so.
  /// - Complexity: O(rows · columns), one look-up a code, on all cores.
  public func coarsened(
    _ coarsenings: [Coarsening], isCancelled: @Sendable () -> Bool
  ) throws(CancellationError) -> PrivateTable {
    PrivateTable(try codes.coarsened(coarsenings, isCancelled: isCancelled))
  }
}

extension CodeColumn {
  /// The coarse code of each row, as narrow as the coarse cells allow.
  ///
  /// - Precondition: every code is below `coarsening.fineSize`.
  /// - Complexity: O(rows + fine cells).
  public func coarsened(_ coarsening: Coarsening) -> CodeColumn {
    func map<Code: FixedWidthInteger, Coarse: FixedWidthInteger>(
      _ codes: [Code], _ type: Coarse.Type
    ) -> [Coarse] {
      let table = coarsening.cells.map { Coarse(truncatingIfNeeded: $0) }
      return codes.withUnsafeBufferPointer { codes in
        table.withUnsafeBufferPointer { table in
          Array(unsafeUninitializedCapacity: codes.count) { buffer, filled in
            for row in 0..<codes.count { buffer[row] = table[Int(truncatingIfNeeded: codes[row])] }
            filled = codes.count
          }
        }
      }
    }
    switch self {
    case .narrow(let codes):
      if coarsening.isIdentity { return self }
      return coarsening.size <= 256
        ? .narrow(map(codes, UInt8.self)) : .wide(map(codes, UInt16.self))
    case .wide(let codes):
      if coarsening.isIdentity, coarsening.size > 256 { return self }
      return coarsening.size <= 256
        ? .narrow(map(codes, UInt8.self)) : .wide(map(codes, UInt16.self))
    }
  }
}
