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
    forEachRow(factor) { offset, factors, scalar in
      if let factors {
        Rows.multiply(source + offset, by: factors, row, into: target + offset)
      } else {
        Rows.multiply(source + offset, by: scalar, row, into: target + offset)
      }
    }
  }

  /// The same in place, lifting every result to at least `floor`.
  func multiply(_ cells: Cells, by factor: ConstantCells, floor: Double) {
    forEachRow(factor) { offset, factors, scalar in
      if let factors {
        Rows.multiply(cells + offset, by: factors, row, floor: floor)
      } else {
        Rows.multiply(cells + offset, by: scalar, row, floor: floor)
      }
    }
  }

  @inline(__always)
  private func forEachRow(
    _ factor: ConstantCells,
    _ body: (_ offset: Int, _ factors: ConstantCells?, _ scalar: Double) -> Void
  ) {
    var offset = 0
    for block in blocks {
      for line in 0..<rows {
        if isRowKept {
          body(offset, factor + block, 1)
        } else {
          body(offset, nil, factor[block + line])
        }
        offset &+= row
      }
    }
  }
}

/// Loops over contiguous cells, in a fixed order whatever the machine.
enum Rows {
  @inline(__always)
  private static func load(_ cells: ConstantCells) -> SIMD4<Double> {
    UnsafeRawPointer(cells).loadUnaligned(as: SIMD4<Double>.self)
  }

  @inline(__always)
  private static func store(_ value: SIMD4<Double>, _ cells: Cells) {
    UnsafeMutableRawPointer(cells).storeBytes(of: value, as: SIMD4<Double>.self)
  }

  static func sum(_ cells: ConstantCells, _ count: Int) -> Double {
    var first = SIMD4<Double>()
    var second = SIMD4<Double>()
    var index = 0
    while index &+ 8 <= count {
      first += load(cells + index)
      second += load(cells + index + 4)
      index &+= 8
    }
    var total = (first + second).sum()
    while index < count {
      total += cells[index]
      index &+= 1
    }
    return total
  }

  /// Adds `rows` rows of `row` cells into one row.
  static func accumulate(_ source: ConstantCells, rows: Int, row: Int, into target: Cells) {
    var line = 0
    while line &+ 4 <= rows {
      let from = source + line * row
      var index = 0
      while index &+ 4 <= row {
        let cells = from + index
        let sum =
          (load(cells) + load(cells + row)) + (load(cells + 2 * row) + load(cells + 3 * row))
        store(load(target + index) + sum, target + index)
        index &+= 4
      }
      while index < row {
        let cells = from + index
        target[index] += (cells[0] + cells[row]) + (cells[2 * row] + cells[3 * row])
        index &+= 1
      }
      line &+= 4
    }
    while line < rows {
      let from = source + line * row
      for index in 0..<row { target[index] += from[index] }
      line &+= 1
    }
  }

  /// `target` += `weight` · `source`.
  @inline(__always)
  static func add(_ source: ConstantCells, times weight: Double, _ count: Int, into target: Cells) {
    var index = 0
    while index &+ 4 <= count {
      store(load(target + index) + load(source + index) * weight, target + index)
      index &+= 4
    }
    while index < count {
      target[index] += source[index] * weight
      index &+= 1
    }
  }

  @inline(__always)
  static func multiply(
    _ source: ConstantCells, by factors: ConstantCells, _ count: Int, into target: Cells
  ) {
    var index = 0
    while index &+ 4 <= count {
      store(load(source + index) * load(factors + index), target + index)
      index &+= 4
    }
    while index < count {
      target[index] = source[index] * factors[index]
      index &+= 1
    }
  }

  @inline(__always)
  static func multiply(_ source: ConstantCells, by scalar: Double, _ count: Int, into target: Cells)
  {
    var index = 0
    while index &+ 4 <= count {
      store(load(source + index) * scalar, target + index)
      index &+= 4
    }
    while index < count {
      target[index] = source[index] * scalar
      index &+= 1
    }
  }

  @inline(__always)
  static func multiply(_ cells: Cells, by factors: ConstantCells, _ count: Int, floor: Double) {
    let floors = SIMD4(repeating: floor)
    var index = 0
    while index &+ 4 <= count {
      let product = load(cells + index) * load(factors + index)
      store(product.replacing(with: floors, where: product .< floors), cells + index)
      index &+= 4
    }
    while index < count {
      cells[index] = max(cells[index] * factors[index], floor)
      index &+= 1
    }
  }

  @inline(__always)
  static func multiply(_ cells: Cells, by scalar: Double, _ count: Int, floor: Double) {
    let floors = SIMD4(repeating: floor)
    var index = 0
    while index &+ 4 <= count {
      let product = load(cells + index) * scalar
      store(product.replacing(with: floors, where: product .< floors), cells + index)
      index &+= 4
    }
    while index < count {
      cells[index] = max(cells[index] * scalar, floor)
      index &+= 1
    }
  }
}
