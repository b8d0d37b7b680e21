/// Loops over contiguous cells, in a fixed order whatever the machine.
enum Rows {
  typealias Vector = SIMD4<Double>

  @inline(__always)
  private static func load(_ cells: ConstantCells, _ index: Int) -> Vector {
    UnsafeRawPointer(cells + index).loadUnaligned(as: Vector.self)
  }

  @inline(__always)
  private static func store(_ value: Vector, _ cells: Cells, _ index: Int) {
    UnsafeMutableRawPointer(cells + index).storeBytes(of: value, as: Vector.self)
  }

  /// `vector` for four cells at a time, `scalar` for those left over.
  @inline(__always)
  private static func each(
    _ count: Int, vector: (Int) -> Void, scalar: (Int) -> Void
  ) {
    var index = 0
    while index &+ 4 <= count {
      vector(index)
      index &+= 4
    }
    while index < count {
      scalar(index)
      index &+= 1
    }
  }

  /// Σ cells.
  static func sum(_ cells: ConstantCells, _ count: Int) -> Double {
    var first = Vector()
    var second = Vector()
    var index = 0
    while index &+ 8 <= count {
      first += load(cells, index)
      second += load(cells, index + 4)
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
      let (a, b) = (source + line * row, source + (line + 1) * row)
      let (c, d) = (source + (line + 2) * row, source + (line + 3) * row)
      each(row) {
        let sum = (load(a, $0) + load(b, $0)) + (load(c, $0) + load(d, $0))
        store(load(target, $0) + sum, target, $0)
      } scalar: {
        target[$0] += (a[$0] + b[$0]) + (c[$0] + d[$0])
      }
      line &+= 4
    }
    while line < rows {
      add(source + line * row, row, into: target)
      line &+= 1
    }
  }

  /// Σ old · a.
  @inline(__always)
  static func sum(_ old: ConstantCells, _ a: ConstantCells, _ count: Int) -> Double {
    var sums = Vector()
    var rest = 0.0
    each(count) {
      sums += load(old, $0) * load(a, $0)
    } scalar: {
      rest += old[$0] * a[$0]
    }
    return sums.sum() + rest
  }

  /// Σ old · a · b.
  @inline(__always)
  static func sum(
    _ old: ConstantCells, _ a: ConstantCells, _ b: ConstantCells, _ count: Int
  ) -> Double {
    var sums = Vector()
    var rest = 0.0
    each(count) {
      sums += load(old, $0) * load(a, $0) * load(b, $0)
    } scalar: {
      rest += old[$0] * a[$0] * b[$0]
    }
    return sums.sum() + rest
  }

  /// total += scale · old.
  @inline(__always)
  static func add(
    _ old: ConstantCells, times scale: Double, _ count: Int, into total: Cells
  ) {
    each(count) {
      store(load(total, $0) + load(old, $0) * scale, total, $0)
    } scalar: {
      total[$0] += old[$0] * scale
    }
  }

  /// total += scale · old · a.
  @inline(__always)
  static func add(
    _ old: ConstantCells, _ a: ConstantCells, times scale: Double, _ count: Int, into total: Cells
  ) {
    each(count) {
      store(load(total, $0) + load(old, $0) * load(a, $0) * scale, total, $0)
    } scalar: {
      total[$0] += old[$0] * a[$0] * scale
    }
  }

  /// total += scale · old · a · b.
  @inline(__always)
  static func add(
    _ old: ConstantCells, _ a: ConstantCells, _ b: ConstantCells, times scale: Double,
    _ count: Int, into total: Cells
  ) {
    each(count) {
      store(
        load(total, $0) + load(old, $0) * load(a, $0) * load(b, $0) * scale, total, $0)
    } scalar: {
      total[$0] += old[$0] * a[$0] * b[$0] * scale
    }
  }

  /// product = old · a; the two may be the same cells.
  @inline(__always)
  static func multiply(
    _ old: ConstantCells, _ a: ConstantCells, _ count: Int, into product: Cells
  ) {
    each(count) {
      store(load(old, $0) * load(a, $0), product, $0)
    } scalar: {
      product[$0] = old[$0] * a[$0]
    }
  }

  /// product = scalar · source; the two may be the same cells.
  @inline(__always)
  static func multiply(
    _ source: ConstantCells, by scalar: Double, _ count: Int, into product: Cells
  ) {
    each(count) {
      store(load(source, $0) * scalar, product, $0)
    } scalar: {
      product[$0] = source[$0] * scalar
    }
  }

  /// cells = scale · cells + floor.
  @inline(__always)
  static func scale(_ cells: Cells, times scale: Double, plus floor: Double, _ count: Int) {
    let floors = Vector(repeating: floor)
    each(count) {
      store(load(cells, $0) * scale + floors, cells, $0)
    } scalar: {
      cells[$0] = cells[$0] * scale + floor
    }
  }

  /// x += scale · old · a; returns the sum of what is added.
  @inline(__always)
  static func spread(
    _ old: ConstantCells, _ a: ConstantCells, times scale: Double, _ count: Int, onto x: Cells
  ) -> Double {
    var sums = Vector()
    var rest = 0.0
    each(count) {
      let cells = load(old, $0) * load(a, $0) * scale
      store(load(x, $0) + cells, x, $0)
      sums += cells
    } scalar: {
      let cell = old[$0] * a[$0] * scale
      x[$0] += cell
      rest += cell
    }
    return sums.sum() + rest
  }

  /// x and y += scale · old · a · b; returns the sum of what is added to one.
  @inline(__always)
  static func spread(
    _ old: ConstantCells, _ a: ConstantCells, _ b: ConstantCells, times scale: Double,
    _ count: Int, onto x: Cells, and y: Cells
  ) -> Double {
    var sums = Vector()
    var rest = 0.0
    each(count) {
      let cells = load(old, $0) * load(a, $0) * load(b, $0) * scale
      store(load(x, $0) + cells, x, $0)
      store(load(y, $0) + cells, y, $0)
      sums += cells
    } scalar: {
      let cell = old[$0] * a[$0] * b[$0] * scale
      x[$0] += cell
      y[$0] += cell
      rest += cell
    }
    return sums.sum() + rest
  }

  /// total += source.
  @inline(__always)
  static func add(_ source: ConstantCells, _ count: Int, into total: Cells) {
    each(count) {
      store(load(total, $0) + load(source, $0), total, $0)
    } scalar: {
      total[$0] += source[$0]
    }
  }

  /// ratios = above / below, and 0 where `below` is 0.
  @inline(__always)
  static func divide(
    _ above: ConstantCells, by below: ConstantCells, _ count: Int, into ratios: Cells
  ) {
    each(count) {
      let divisor = load(below, $0)
      let ratio = load(above, $0) / divisor
      store(ratio.replacing(with: 0, where: divisor .<= 0), ratios, $0)
    } scalar: {
      ratios[$0] = below[$0] > 0 ? above[$0] / below[$0] : 0
    }
  }

  /// The largest cell, at least 0.
  @inline(__always)
  static func largest(_ cells: ConstantCells, _ count: Int) -> Double {
    var largest = Vector()
    var rest = 0.0
    each(count) {
      let next = load(cells, $0)
      largest = largest.replacing(with: next, where: largest .< next)
    } scalar: {
      rest = max(rest, cells[$0])
    }
    return max(largest.max(), rest)
  }
}
