import Tables

/// The loops over the cells of all targets that a step of descent needs, in segments between which it can
/// be cancelled.
struct TargetSegments: Sendable {
  typealias Vector = SIMD4<Double>

  /// Some cells of one target.
  private struct Segment: Sendable {
    let entry: Int
    let cells: Range<Int>
    let weight: Double
    let isUneven: Bool
  }

  /// About 20 µs of work.
  private static let mostCells = 4096

  private let segments: [Segment]
  private let entries: Int
  private let values: CellBuffer
  private let weights: CellBuffer

  init(_ forest: TargetForest) {
    segments = forest.entries.enumerated().flatMap { number, entry in
      stride(from: 0, to: entry.cells, by: TargetSegments.mostCells).map { start in
        let end = min(start + TargetSegments.mostCells, NodeTables.padded(entry.cells))
        return Segment(
          entry: number, cells: entry.offset + start..<entry.offset + end, weight: entry.weight,
          isUneven: entry.isUneven)
      }
    }
    entries = forest.entries.count
    values = CellBuffer(forest.values)
    weights = CellBuffer(forest.weights)
  }

  /// ln e = −slope · w (y − ŷ) at y = x + momentum (z − x), held within ±25, and e.
  ///
  /// A target's exponents are shifted so that the largest is at most 1: products of factors cannot overflow.
  /// - Returns: the largest |ln e| , or `nil` on a cancel.
  func setFactors(
    slope: Double, momentum: Double, x: CellBuffer, z: CellBuffer, logarithms: CellBuffer,
    factors: CellBuffer, isCancelled: () -> Bool
  ) -> Double? {
    var largest = Array(repeating: -Double.infinity, count: entries)
    var smallest = Array(repeating: Double.infinity, count: entries)
    guard
      each(
        isCancelled,
        { segment in
          var high = Vector(repeating: -.infinity)
          var low = Vector(repeating: .infinity)
          eachVector(segment) { cell, weight in
            let from = TargetSegments.load(x, cell)
            let point = from + momentum * (TargetSegments.load(z, cell) - from)
            let raw = weight * (point - TargetSegments.load(values, cell)) * -slope
            let capped = raw.replacing(with: 25, where: raw .> 25)
            let exponent = capped.replacing(with: -25, where: capped .< -25)
            TargetSegments.store(exponent, logarithms, cell)
            high = high.replacing(with: exponent, where: high .< exponent)
            low = low.replacing(with: exponent, where: exponent .< low)
          }
          largest[segment.entry] = max(largest[segment.entry], high.max())
          smallest[segment.entry] = min(smallest[segment.entry], low.min())
        })
    else { return nil }
    var reach = 0.0
    let isDone = each(isCancelled) { segment in
      let top = largest[segment.entry]
      let shift = top > 1 ? top : 0
      let furthest = max(abs(top - shift), abs(smallest[segment.entry] - shift))
      reach = max(reach, furthest)
      if shift > 0 {
        eachVector(segment) { cell, _ in
          TargetSegments.store(TargetSegments.load(logarithms, cell) - shift, logarithms, cell)
        }
      }
      FastExponential.apply(
        logarithms.cells + segment.cells.lowerBound, segment.cells.count,
        largest: furthest, into: factors.cells + segment.cells.lowerBound)
    }
    return isDone ? reach : nil
  }

  /// ‖z′ − z‖²_w and ⟨ln e, z′⟩.
  func move(
    from z: CellBuffer, to nextZ: CellBuffer, logarithms: CellBuffer, isCancelled: () -> Bool
  ) -> (square: Double, inner: Double)? {
    var square = 0.0
    var inner = 0.0
    let isDone = each(isCancelled) { segment in
      var squares = Vector()
      var inners = Vector()
      eachVector(segment) { cell, weight in
        let next = TargetSegments.load(nextZ, cell)
        let difference = next - TargetSegments.load(z, cell)
        squares += weight * difference * difference
        inners += TargetSegments.load(logarithms, cell) * next
      }
      square += squares.sum()
      inner += inners.sum()
    }
    return isDone ? (square, inner) : nil
  }

  /// Moves x to x + momentum (z′ − x); f there.
  func moveAverage(
    _ x: CellBuffer, towards nextZ: CellBuffer, momentum: Double, isCancelled: () -> Bool
  ) -> Double? {
    var loss = 0.0
    let isDone = each(isCancelled) { segment in
      var losses = Vector()
      eachVector(segment) { cell, weight in
        let from = TargetSegments.load(x, cell)
        let point = from + momentum * (TargetSegments.load(nextZ, cell) - from)
        TargetSegments.store(point, x, cell)
        let difference = point - TargetSegments.load(values, cell)
        losses += weight * difference * difference
      }
      loss += losses.sum() / 2
    }
    return isDone ? loss : nil
  }

  /// f at a point.
  func loss(at point: CellBuffer) -> Double {
    var loss = 0.0
    for segment in segments {
      var losses = Vector()
      eachVector(segment) { cell, weight in
        let difference = TargetSegments.load(point, cell) - TargetSegments.load(values, cell)
        losses += weight * difference * difference
      }
      loss += losses.sum() / 2
    }
    return loss
  }

  /// - Returns: `false` on a cancel.
  @inline(__always)
  private func each(_ isCancelled: () -> Bool, _ body: (Segment) -> Void) -> Bool {
    for (number, segment) in segments.enumerated() {
      if number.isMultiple(of: 16), number > 0, isCancelled() { return false }
      body(segment)
    }
    return true
  }

  /// Calls `body` with every four cells and their weights.
  @inline(__always)
  private func eachVector(_ segment: Segment, _ body: (_ cell: Int, _ weight: Vector) -> Void) {
    var cell = segment.cells.lowerBound
    let end = segment.cells.upperBound
    if segment.isUneven {
      while cell < end {
        body(cell, TargetSegments.load(weights, cell))
        cell &+= 4
      }
    } else {
      let weight = Vector(repeating: segment.weight)
      while cell < end {
        body(cell, weight)
        cell &+= 4
      }
    }
  }

  @inline(__always)
  private static func load(_ buffer: CellBuffer, _ cell: Int) -> Vector {
    UnsafeRawPointer(buffer.cells + cell).loadUnaligned(as: Vector.self)
  }

  @inline(__always)
  private static func store(_ value: Vector, _ buffer: CellBuffer, _ cell: Int) {
    UnsafeMutableRawPointer(buffer.cells + cell).storeBytes(of: value, as: Vector.self)
  }
}
