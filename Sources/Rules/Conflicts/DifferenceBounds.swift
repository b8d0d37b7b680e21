/// Bounds that sums of the form x − y ≤ c have together (Bellman 1958): a circle of them that adds up to
/// less than 0 cannot hold.
struct DifferenceBounds {
  private struct Edge {
    let from: Int
    let to: Int
    let limit: Int128
  }

  private let space: RowSpace
  private var edges: [Edge] = []
  /// Vertex of each axis; vertex 0 is the number 0.
  private var vertices: [Int: Int] = [:]
  /// Steps of 10^−9 in which values are counted.
  private static let scale = Rational(1_000_000_000)

  /// Takes those of some sums that are differences of two columns of numbers.
  init(_ atoms: [LinearAtom], _ space: RowSpace) {
    self.space = space
    for atom in Set(atoms) {
      add(atom.terms, atom.bound)
      if atom.relation == .equal { add(atom.mirrored, -atom.bound) }
    }
  }

  private mutating func vertex(_ axis: Int) -> Int {
    if let vertex = vertices[axis] { return vertex }
    vertices[axis] = vertices.count + 1
    return vertices.count
  }

  /// Σ coefficient · number ≤ bound as a difference of values, where it is one.
  private mutating func add(_ terms: [LinearAtom.Term], _ bound: Int128) {
    guard terms.count == 2, var limit = Rational(bound, over: 1) else { return }
    var weights: [Rational] = []
    for term in terms {
      guard case .numbers(_, let origin, let unit) = space.axes[term.axis].values,
        let weight = Rational(term.coefficient, over: 1)?.divided(by: unit),
        let shift = weight.multiplied(by: origin), let next = limit.adding(shift)
      else { return }
      weights.append(weight)
      limit = next
    }
    guard weights[0] == weights[1].negated,
      let scaled = limit.divided(by: weights[0].magnitude)?.multiplied(by: DifferenceBounds.scale),
      scaled.magnitude < Rational(.max)
    else { return }
    let (plus, minus) = weights[0] > .zero ? (0, 1) : (1, 0)
    edges.append(
      Edge(
        from: vertex(terms[minus].axis), to: vertex(terms[plus].axis), limit: scaled.floor))
  }

  /// Narrows a box to what the differences leave; empties it where they contradict one another.
  ///
  /// - Returns: Whether the box changed.
  /// - Complexity: O(columns · differences).
  func narrow(_ box: inout RowBox) -> Bool {
    guard edges.count > 1 else { return false }
    var upper = [Int128?](repeating: nil, count: vertices.count + 1)
    var lower = [Int128?](repeating: nil, count: vertices.count + 1)
    for (axis, vertex) in vertices {
      guard let range = box.numbers(axis),
        let low = step(axis, range.lowerBound), let high = step(axis, range.upperBound)
      else { return false }
      (lower[vertex], upper[vertex]) = (low, high)
    }
    guard relax(&upper, edges), relax(&lower, edges, isLower: true) else {
      box.makeEmpty()
      return true
    }
    let before = box
    for (axis, vertex) in vertices {
      if let high = upper[vertex] { box.keep(atMost: number(axis, high, isUp: false), axis) }
      if let low = lower[vertex] { box.keep(atLeast: number(axis, low, isUp: true), axis) }
    }
    return box != before
  }

  /// Carries bounds along the differences; false where they never come to rest.
  private func relax(_ bounds: inout [Int128?], _ edges: [Edge], isLower: Bool = false) -> Bool {
    for _ in 0...vertices.count + 1 {
      var isChanged = false
      for edge in edges {
        // to − from ≤ limit: to ≤ from + limit, and from ≥ to − limit.
        if isLower {
          guard let bound = bounds[edge.to] else { continue }
          let next = bound - edge.limit
          if bounds[edge.from].map({ next > $0 }) ?? true {
            bounds[edge.from] = next
            isChanged = true
          }
        } else {
          guard let bound = bounds[edge.from] else { continue }
          let next = bound + edge.limit
          if bounds[edge.to].map({ next < $0 }) ?? true {
            bounds[edge.to] = next
            isChanged = true
          }
        }
      }
      if !isChanged { return true }
    }
    return false
  }

  private func step(_ axis: Int, _ number: Int64) -> Int128? {
    let value = space.value(axis, number).number?.multiplied(by: DifferenceBounds.scale)
    return value.flatMap { $0.magnitude < Rational(.max) ? $0.floor : nil }
  }

  /// The number of an axis at or within a bound.
  private func number(_ axis: Int, _ step: Int128, isUp: Bool) -> Int64 {
    guard case .numbers(_, let origin, let unit) = space.axes[axis].values,
      let value = Rational(step, over: 1_000_000_000)?.subtracting(origin)?.divided(by: unit)
    else { return isUp ? .min + 1 : .max }
    return Int64(clamping: isUp ? value.ceiling : value.floor)
  }
}
