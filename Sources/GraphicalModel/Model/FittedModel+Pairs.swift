import Foundation
import Tables

extension FittedModel {
  /// The tables of all pairs of columns, in rows: row-major, the higher column fastest.
  ///
  /// - Parameter isCancelled: polled at least every millisecond or two of work.
  /// - Throws: `CancellationError` once `isCancelled` says so.
  /// - Complexity: about Σ size · cells over the columns, tens of milliseconds for 15 columns and 64 k
  ///   cells.
  public func pairMarginals(
    isCancelled: () -> Bool = { false }
  ) throws(CancellationError) -> [Clique: [Double]] {
    let errands = PairErrands(self)
    while true {
      let open = errands.open(ThreadLimit.count)
      if open.isEmpty { return errands.tables }
      if isCancelled() { throw CancellationError() }
      Parallel.forEach(open.count) { open[$0].advance() }
    }
  }
}

/// What each column still has to do to have its tables with all lower ones.
private final class PairErrands {
  private var waiting: [ColumnPairs]
  private var done: [ColumnPairs] = []
  private var active: [ColumnPairs] = []

  init(_ model: FittedModel) {
    waiting = model.sizes.indices.map { ColumnPairs(model, $0) }
  }

  /// The columns to work on at once.
  func open(_ width: Int) -> [ColumnPairs] {
    done += active.filter(\.isDone)
    active.removeAll(where: \.isDone)
    while active.count < max(1, width), let next = waiting.popLast() { active.append(next) }
    return active
  }

  var tables: [Clique: [Double]] {
    var tables: [Clique: [Double]] = [:]
    for column in done { tables.merge(column.tables) { first, _ in first } }
    return tables
  }
}

/// The tables of one column with all lower ones, worked on by one thread at a time.
private final class ColumnPairs: @unchecked Sendable {
  /// Additions between two polls, a fraction of a millisecond.
  private static let additions = 500_000

  private let model: FittedModel
  private let column: Int
  /// Lower columns that share a node with it.
  private var near: [(column: Int, node: Int)] = []
  private let far: Set<Int>
  private var walk: PairWalk?
  private(set) var tables: [Clique: [Double]] = [:]
  private(set) var isDone = false

  init(_ model: FittedModel, _ column: Int) {
    self.model = model
    self.column = column
    var far: Set<Int> = []
    for other in 0..<column {
      if let node = model.tree.home(of: Clique(other, column)) {
        near.append((other, node))
      } else {
        far.insert(other)
      }
    }
    self.far = far
  }

  func advance() {
    var left = ColumnPairs.additions
    while left > 0, let (other, node) = near.popLast() {
      let pair = Clique(other, column)
      tables[pair] = model.marginal(of: pair, in: node)
      left -= model.layout.nodes[node].cells
    }
    guard left > 0 else { return }
    if walk == nil { walk = PairWalk(model, from: column, to: far) }
    isDone = walk?.advance(additions: left) ?? true
    guard isDone, let arrived = walk?.tables else { return }
    for (other, table) in arrived { tables[Clique(other, column)] = table }
  }
}
