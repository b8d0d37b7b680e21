/// How the cells of one column are put together into fewer.
///
/// One-way marginals are taken over a column's own (fine) cells, marginals of several columns and
/// their scores over coarse cells, which are sets of fine ones.
public struct Coarsening: Sendable, Hashable {
  /// The coarse cell, below ``size``, of each fine cell; every coarse cell has at least one.
  public let cells: [Int]
  /// How many coarse cells there are.
  public let size: Int

  /// Every cell by itself.
  public init(identity size: Int) {
    cells = Array(0..<size)
    self.size = size
  }

  /// The coarse cell of each fine cell.
  ///
  /// - Returns: `nil` unless the coarse cells used are 0 … n without a gap.
  public init?(_ cells: [Int]) {
    let used = Set(cells)
    guard used.allSatisfy({ 0 <= $0 && $0 < used.count }) else { return nil }
    self.cells = cells
    size = used.count
  }

  /// How many fine cells there are.
  public var fineSize: Int { cells.count }

  /// Whether nothing is put together, cells keeping their order.
  public var isIdentity: Bool {
    size == cells.count && cells.indices.allSatisfy { cells[$0] == $0 }
  }

  /// The fine cells of each coarse cell, ascending. Complexity: O(fine cells).
  public var members: [[Int]] {
    var members = Array(repeating: [Int](), count: size)
    for (fine, coarse) in cells.enumerated() { members[coarse].append(fine) }
    return members
  }

  /// The same cells, each split where its fine cells differ in class, numbered in order of appearance.
  ///
  /// - Precondition: `classes` has one for each fine cell.
  /// - Complexity: O(fine cells).
  public func split(by classes: [Int]) -> Coarsening {
    precondition(classes.count == cells.count, "classes of another column")
    var numbers: [[Int]: Int] = [:]
    let split = zip(cells, classes).map { cell, kind in
      let number = numbers[[cell, kind]] ?? numbers.count
      numbers[[cell, kind]] = number
      return number
    }
    return Coarsening(split) ?? self
  }

  /// Sums over each coarse cell of values by fine cell. Complexity: O(fine cells).
  public func sums(_ values: [Double]) -> [Double] {
    var sums = Array(repeating: 0.0, count: size)
    for (value, coarse) in zip(values, cells) { sums[coarse] += value }
    return sums
  }
}
