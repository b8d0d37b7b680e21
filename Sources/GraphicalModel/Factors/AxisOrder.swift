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
    if source == target { return values }
    let offsets = self.offsets(of: target, in: source)
    return offsets.map { values[$0] }
  }

  /// For every cell of a table with axes `axes`, in order, its place in a table with axes `other`,
  /// which must hold the same columns or more; columns missing from `axes` stay at code 0.
  func offsets(of axes: [Int], in other: [Int]) -> [Int] {
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
