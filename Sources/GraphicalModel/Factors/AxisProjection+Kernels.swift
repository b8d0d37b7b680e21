typealias Cells = UnsafeMutablePointer<Double>
typealias ConstantCells = UnsafePointer<Double>

extension AxisProjection {
  /// `target` = `source` summed over the axes that are not kept.
  func sum(_ source: ConstantCells, into target: Cells) {
    if sourceCells == targetCells {
      target.update(from: source, count: sourceCells)
      return
    }
    target.update(repeating: 0, count: targetCells)
    accumulate(source, into: target)
  }

  /// Adds `source`, summed over the axes that are not kept, to `target`.
  func accumulate(_ source: ConstantCells, into target: Cells) {
    var from = source
    for block in blocks {
      let to = target + block
      if isRowKept {
        Rows.accumulate(from, rows: rows, row: row, into: to)
      } else {
        for line in 0..<rows { to[line] += Rows.sum(from + line * row, row) }
      }
      from += rows * row
    }
  }

  /// `target` = `source` times `factor`, each factor cell spread over the source cells it came from.
  ///
  /// `source` and `target` may be the same cells.
  func multiply(_ source: ConstantCells, by factor: ConstantCells, into target: Cells) {
    var offset = 0
    for block in blocks {
      for line in 0..<rows {
        if isRowKept {
          Rows.multiply(source + offset, factor + block, row, into: target + offset)
        } else {
          Rows.multiply(source + offset, by: factor[block + line], row, into: target + offset)
        }
        offset &+= row
      }
    }
  }
}
