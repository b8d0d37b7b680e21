import Tables

/// The order of axes inside every table of a model: small columns first.
///
/// The innermost axis is then a table's largest column, so that kernels run over long rows whichever
/// columns are kept or summed out.
struct AxisOrder: Sendable {
  let sizes: [Int]
  private let rank: [Int]

  init(sizes: [Int]) {
    self.sizes = sizes
    var rank = Array(repeating: 0, count: sizes.count)
    let order = sizes.indices.sorted { (sizes[$0], $0) < (sizes[$1], $1) }
    for (position, column) in order.enumerated() { rank[column] = position }
    self.rank = rank
  }

  /// The columns of `clique` in the order of a model's tables.
  func axes(of clique: Clique) -> [Int] { clique.columns.sorted { rank[$0] < rank[$1] } }

  /// Cells of a table with these axes.
  func cells(_ axes: some Sequence<Int>) -> Int { axes.reduce(1) { $0 * sizes[$1] } }

  /// Re-lays a table from one order of its axes to another order of the same axes.
  func relaid(_ values: [Double], from source: [Int], to target: [Int]) -> [Double] {
    values.withUnsafeBufferPointer { relaid($0, from: source, to: target) { false } } ?? []
  }

  /// The same, part by part; `nil` on a cancel.
  func relaid(
    _ values: UnsafeBufferPointer<Double>, from source: [Int], to target: [Int],
    isCancelled: () -> Bool
  ) -> [Double]? {
    // A cell's place is that of its row and that within the row: two short lists instead of a long one.
    var inner = 0
    var row = 1
    while inner < target.count, row < 256 {
      inner += 1
      row *= sizes[target[target.count - inner]]
    }
    let rows = offsets(of: target.dropLast(inner), in: source)
    let places = offsets(of: target.suffix(inner), in: source)
    let perPoll = max(1, 65_536 / row)
    var isDone = true
    let result = [Double](unsafeUninitializedCapacity: values.count) { result, count in
      for (number, start) in rows.enumerated() {
        if number.isMultiple(of: perPoll), isCancelled() {
          isDone = false
          break
        }
        for (cell, place) in places.enumerated() {
          result[number * row + cell] = values[start + place]
        }
      }
      count = isDone ? values.count : 0
    }
    return isDone ? result : nil
  }

  /// For every cell of a table with axes `axes`, in order, its place in a table with axes `other`,
  /// which must hold the same columns or more; columns missing from `axes` stay at code 0.
  func offsets(of axes: some Collection<Int>, in other: [Int]) -> [Int] {
    var strides: [Int: Int] = [:]
    var stride = 1
    for axis in other.reversed() {
      strides[axis] = stride
      stride *= sizes[axis]
    }
    return [Int](unsafeUninitializedCapacity: cells(axes)) { offsets, count in
      offsets[0] = 0
      count = 1
      for axis in axes {
        let (size, step) = (sizes[axis], strides[axis] ?? 0)
        for position in (0..<count).reversed() {
          let offset = offsets[position]
          for code in 0..<size { offsets[position * size + code] = offset + code * step }
        }
        count *= size
      }
    }
  }
}
