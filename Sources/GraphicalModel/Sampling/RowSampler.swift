import Tables

/// Draws rows whose counts follow the model's as closely as whole rows can.
///
/// Node by node in preorder: rows are grouped by their separator's code, and each group's values are rounded
/// (``ValuePool``) and handed out: evenly over the columns drawn before where there are not too many rows
/// (``EvenHandOut``), otherwise in random order, without which two children of one parent would rise and fall
/// together. The first node's shuffle makes the order of rows uniformly random.
struct RowSampler {
  private let model: FittedModel
  private let rows: Int
  private let seed: UInt64
  /// Columns, as far as they are drawn.
  private var columns: [CodeColumn?]
  /// The same for ``EvenHandOut``, as far as it needed them.
  private var codes: [SharedBuffer<UInt16>?]
  private let keys: SharedBuffer<UInt32>
  private let pool: SharedBuffer<UInt32>

  init(_ model: FittedModel, rows: Int, seed: UInt64) {
    self.model = model
    self.rows = rows
    self.seed = seed
    columns = Array(repeating: nil, count: model.sizes.count)
    codes = Array(repeating: nil, count: model.sizes.count)
    keys = SharedBuffer(unset: rows)
    pool = SharedBuffer(unset: rows)
  }

  /// Draws every column, or stops on a cancel.
  mutating func draw(
    isCancelled: () -> Bool, onColumn: () -> Void
  ) throws(CancellationError) -> CodeTable {
    for node in model.layout.nodes.indices {
      guard !isCancelled(), draw(node, isCancelled, onColumn) else { throw CancellationError() }
    }
    return CodeTable(sizes: model.sizes, columns: columns.compactMap { $0 }, rowCount: rows)
  }

  /// Draws the columns that a node adds to those before; `false` on a cancel.
  private mutating func draw(
    _ node: Int, _ isCancelled: () -> Bool, _ onColumn: () -> Void
  ) -> Bool {
    let place = model.layout.nodes[node]
    let separator = place.separatorAxes
    let added = place.axes.filter { !separator.contains($0) }
    guard let weights = model.weights(node, from: separator + added, isCancelled) else {
      return false
    }
    // One column at a time where its values are evened out: fewer values to choose from, and smaller tables.
    let steps = others(than: separator).isEmpty ? [added] : added.map { [$0] }
    var given = separator
    for step in steps {
      let width = model.layout.order.cells(step)
      let groups = model.layout.order.cells(given)
      let shares = RowSampler.summed(weights, to: groups * width)
      guard
        draw(
          step, given, Step(weights: shares, width: width, groups: groups), isCancelled, onColumn)
      else { return false }
      given += step
    }
    return true
  }

  /// What some columns are drawn from: p(v | group) up to scale, group after group.
  private struct Step {
    let weights: [Double]
    let width: Int
    let groups: Int
  }

  /// Draws columns given others; `false` on a cancel.
  private mutating func draw(
    _ added: [Int], _ given: [Int], _ step: Step, _ isCancelled: () -> Bool,
    _ onColumn: () -> Void
  ) -> Bool {
    let others = others(than: given, of: step.width)
    guard
      let groups = RowGroups(
        rows: rows, by: given.compactMap { columns[$0] }, sizes: given.map { model.sizes[$0] },
        groups: step.groups, keys: keys,
        blockRows: others.isEmpty ? RowGroups.blockRows : EvenHandOut.blockRows,
        isCancelled: isCancelled)
    else { return false }
    var random = SeededRandom(seed: seed, stream: UInt64(added.min() ?? 0))
    let draw = ValuePool(seed: random.next(), weights: step.weights, width: step.width)
    guard
      draw.draw(groups: groups.starts, into: pool, isCancelled: isCancelled),
      let values = others.isEmpty
        ? groups.handOut(pool, isCancelled: isCancelled)
        : EvenHandOut(
          groups, weights: step.weights, width: step.width, others: others, seed: random.next()
        )
        .handOut(pool, isCancelled: isCancelled)
    else { return false }
    var part = step.width
    for axis in added {
      let size = model.sizes[axis]
      part /= size
      let codes = (0..<step.width).map { $0 / part % size }
      guard let column = RowSampler.column(values, rows, codes, size, isCancelled) else {
        return false
      }
      columns[axis] = column
      onColumn()
    }
    return true
  }

  /// A table whose last axes are summed over, so that `cells` are left.
  private static func summed(_ table: [Double], to cells: Int) -> [Double] {
    guard cells > 0, cells < table.count else { return table }
    let block = table.count / cells
    return (0..<cells).map { cell in
      table[cell * block..<(cell + 1) * block].reduce(0, +)
    }
  }

  /// The columns drawn before over which a node's values are to be evened out: all that are not in its separator,
  /// as far as their tables with it have cells of some rows.
  ///
  /// - Parameter width: values that are drawn.
  private mutating func others(
    than separator: [Int], of width: Int = 2
  ) -> [(codes: SharedBuffer<UInt16>, size: Int)] {
    guard rows <= EvenHandOut.mostWork / max(1, model.sizes.count), width > 1,
      width <= EvenHandOut.mostValues
    else { return [] }
    let there = columns.indices.filter { axis in
      let size = model.sizes[axis]
      return columns[axis] != nil && !separator.contains(axis) && size > 1
        && size * width <= EvenHandOut.mostCells
    }
    let chosen = there.sorted { (model.sizes[$1], $0) < (model.sizes[$0], $1) }
    return chosen.prefix(EvenHandOut.mostOthers).compactMap { axis in
      guard let column = columns[axis] else { return nil }
      let codes = self.codes[axis] ?? EvenHandOut.codes(column)
      self.codes[axis] = codes
      return (codes, model.sizes[axis])
    }
  }

  /// `codes` of each value; `nil` on a cancel.
  private static func column(
    _ values: SharedBuffer<UInt32>, _ rows: Int, _ codes: [Int], _ size: Int,
    _ isCancelled: () -> Bool
  ) -> CodeColumn? {
    size <= 256
      ? mapped(values, rows, codes.map { UInt8($0) }, isCancelled).map(CodeColumn.narrow)
      : mapped(values, rows, codes.map { UInt16($0) }, isCancelled).map(CodeColumn.wide)
  }

  private static func mapped<Code: FixedWidthInteger & BitwiseCopyable & Sendable>(
    _ values: SharedBuffer<UInt32>, _ rows: Int, _ codes: [Code], _ isCancelled: () -> Bool
  ) -> [Code]? {
    var isDone = true
    let result = [Code](unsafeUninitializedCapacity: rows) { result, count in
      nonisolated(unsafe) let target = result
      let blocks = max(1, rows / RowGroups.blockRows)
      isDone = Rounds.forEach(blocks, isCancelled: isCancelled) { block in
        codes.withUnsafeBufferPointer { codes in
          for row in RowGroups.range(block, of: blocks, rows: rows) {
            target[row] = codes[Int(values.values[row])]
          }
        }
      }
      count = isDone ? rows : 0
    }
    return isDone ? result : nil
  }
}

extension FittedModel {
  /// A node's cells, laid out along `axes`; `nil` on a cancel.
  fileprivate func weights(
    _ node: Int, from axes: [Int], _ isCancelled: () -> Bool
  ) -> [Double]? {
    let place = layout.nodes[node]
    return beliefs.withUnsafeBufferPointer {
      layout.order.relaid(
        UnsafeBufferPointer(rebasing: $0[place.offset..<place.offset + place.cells]),
        from: place.axes, to: axes, isCancelled: isCancelled)
    }
  }

  /// Draws `rows` rows, of any number, that follow the model within rounding.
  ///
  /// Rows are exchangeable but not independent: on a tree every clique's counts stay within 1 of what the
  /// rows above it imply, so errors are about half of those of independent draws.
  /// - Parameters:
  ///   - rows: 0 … 2³¹.
  ///   - seed: the same seed gives the same rows on any number of cores; a change of one clique changes
  ///     only the columns drawn from it and after it.
  ///   - isCancelled: asked every 32,768 rows of a step, on the calling thread.
  ///   - onColumn: told, on the calling thread, when one more column is drawn.
  /// - Throws: `CancellationError` once `isCancelled` says so.
  /// - Complexity: O(rows · columns + cells), on all cores; about 8 bytes a row beside the result.
  public func sample(
    rows: Int, seed: UInt64, isCancelled: () -> Bool = { false }, onColumn: () -> Void = {}
  ) throws(CancellationError) -> CodeTable {
    var sampler = RowSampler(self, rows: max(0, rows), seed: seed)
    return try sampler.draw(isCancelled: isCancelled, onColumn: onColumn)
  }
}
