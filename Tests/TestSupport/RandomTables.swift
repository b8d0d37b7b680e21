import Tables

extension CodeTable {
  /// A reproducible table of independent codes, skewed towards the low ones.
  public static func random(rows: Int, sizes: [Int], seed: UInt64) -> CodeTable {
    var random = SeededRandom(seed: seed)
    let columns = sizes.map { size in
      CodeColumn(count: rows, size: size) { _ in
        let unit = random.unit()
        return min(size - 1, Int(unit * unit * Double(size)))
      }
    }
    return CodeTable(sizes: sizes, columns: columns, rowCount: rows)
  }
}
