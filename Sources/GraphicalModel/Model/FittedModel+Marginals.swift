import Tables

extension FittedModel {
  /// The model's table over any set of columns, in rows: row-major, the last column fastest.
  ///
  /// - Complexity: one pass over a node that holds the clique. Otherwise pairs cost a walk along the
  ///   tree (see ``pairMarginals(isCancelled:)``), and larger sets an elimination whose tables hold the
  ///   set's columns on the way: meant for few, small sets.
  public func marginal(of clique: Clique) -> [Double] {
    (try? marginal(of: clique) { false }) ?? []
  }

  /// The same, polling `isCancelled` between the tables made on the way.
  ///
  /// - Throws: `CancellationError` once `isCancelled` says so.
  public func marginal(
    of clique: Clique, isCancelled: () -> Bool
  ) throws(CancellationError) -> [Double] {
    if isCancelled() { throw CancellationError() }
    if clique.count == 0 { return [total] }
    if let node = tree.home(of: clique) { return marginal(of: clique, in: node) }
    if clique.count == 2 {
      let first = clique.columns[0]
      var walk = PairWalk(self, from: clique.columns[1], to: [first])
      while !walk.advance(additions: 500_000) {
        if isCancelled() { throw CancellationError() }
      }
      return walk.tables[first] ?? []
    }
    guard !tree.nodes.isEmpty else { return [] }
    let joint = try eliminated(0, query: clique, isCancelled)
    return joint.summed(to: clique).values.map { $0 * total }
  }

  /// A clique's table from a node that holds it.
  func marginal(of clique: Clique, in node: Int) -> [Double] {
    let axes = layout.order.axes(of: clique)
    let sums = projected(node, to: axes)
    return layout.order.relaid(sums, from: axes, to: clique.columns)
  }

  /// A node's belief summed to `axes`, in the model's axis order.
  func projected(_ node: Int, to axes: [Int]) -> [Double] {
    let projection = layout.projection(of: node, to: axes)
    return beliefs.withUnsafeBufferPointer { cells in
      [Double](unsafeUninitializedCapacity: projection.targetCells) { target, count in
        if let from = cells.baseAddress, let to = target.baseAddress {
          projection.sum(from + layout.nodes[node].offset, into: to)
        }
        count = projection.targetCells
      }
    }
  }

  /// Probabilities of the query's columns at and below a node, given its separator.
  private func eliminated(
    _ node: Int, query: Clique, _ isCancelled: () -> Bool
  ) throws(CancellationError) -> Factor {
    if isCancelled() { throw CancellationError() }
    let place = tree.nodes[node]
    let children = tree.nodes.indices.filter { child in
      tree.nodes[child].parent == node && holds(child, query)
    }
    let needed = children.reduce(query.union(place.separator)) {
      $0.union(tree.nodes[$1].separator)
    }
    let joint = factor(node, over: place.clique.intersection(needed))
    var product = joint.divided(by: joint.summed(to: place.separator))
    for child in children {
      product = product.times(try eliminated(child, query: query, isCancelled))
      if isCancelled() { throw CancellationError() }
    }
    return product.summed(to: query.union(place.separator))
  }

  private func factor(_ node: Int, over clique: Clique) -> Factor {
    Factor(sizes: sizes, clique: clique, values: marginal(of: clique, in: node))
  }

  /// Whether a node or one below it holds a query column that its separator does not.
  private func holds(_ node: Int, _ query: Clique) -> Bool {
    let place = tree.nodes[node]
    if query.columns.contains(where: {
      place.clique.contains($0) && !place.separator.contains($0)
    }) {
      return true
    }
    return tree.nodes.indices.contains { tree.nodes[$0].parent == node && holds($0, query) }
  }
}
