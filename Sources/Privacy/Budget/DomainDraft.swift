import Foundation
import Tables

/// What each derivation may spend, from shares and caps alone.
struct DomainDraft {
  private(set) var derivations: [DomainPlan.Derivation] = []
  private(set) var shortfalls: [Shortfall] = []
  private(set) var limits: [AccessLimit] = []
  private let request: BudgetRequest

  /// Plans the derivations of `request`, all but those of `given up`.
  init(_ request: BudgetRequest, without givenUp: Set<Int>) {
    self.request = request
    let wished = request.columns.indices.filter {
      request.columns[$0].derivation != nil && !givenUp.contains($0)
    }
    let measured = wished.filter { request.columns[$0].isMeasured }
    for column in wished where !request.columns[column].isMeasured {
      note(column, .underivable(.neverMeasured))
    }
    let shares = measured.reduce(0) { $0 + request.columns[$1].share }
    let selections = measured.filter { request.columns[$0].derivation == .partition }
    let delta = Delta(
      request.selectionDelta.value * (1 - 1e-12) / Double(max(1, selections.count)))
    let budget = request.total.value * BudgetRequest.derivationPart * (1 - 1e-12)
    for column in measured {
      let wanted = budget * (request.columns[column].share / shares)
      plan(column, wanted: wanted, delta: delta ?? .zero)
    }
  }

  private mutating func plan(_ column: Int, wanted: Double, delta: Delta) {
    guard let derivation = request.columns[column].derivation else { return }
    let cap = request.columns[column].cap
    let factor = derivation == .partition ? 2.0 : 4.0
    let allowed = cap.map { $0.value * BudgetRequest.derivationCapPart / factor } ?? .infinity
    let given = Rho(min(wanted, allowed)) ?? .zero
    guard let kind = kind(derivation, given, delta) else {
      let isShown = derivation != .partition || threshold(Variance(1), delta) != nil
      let obstacle: Shortfall.Obstacle =
        isShown ? (allowed < wanted ? cap.map { .cap($0) } ?? .total : .total) : .delta
      return note(column, .underivable(obstacle))
    }
    derivations.append(DomainPlan.Derivation(column: column, kind: kind))
    let isCapped = allowed < wanted
    if isCapped {
      note(column, .derivationCapped(wanted: Rho(wanted) ?? .largest, given: given))
    }
    limits.append(
      AccessLimit(
        .domain(column), by: isCapped ? .cap(column) : .total,
        names: request.columns.map(\.name)))
  }

  /// The derivation at a record-level cost of at most `rho`; `nil` where nothing admitted is so cheap.
  private func kind(
    _ derivation: BudgetRequest.Derivation, _ rho: Rho, _ delta: Delta
  ) -> DerivationCost.Kind? {
    switch derivation {
    case .partition:
      guard let variance = Variance.costing(atMost: rho, rowsPerUnit: request.rowsPerUnit),
        threshold(variance, delta) != nil
      else { return nil }
      return .partition(variance: variance, delta: delta)
    case .quantiles(let levels):
      let count = min(12, max(1, levels))
      let rows = Double(request.rowsPerUnit)
      // A part of level l has a 2^−l of the rows, so that each level gets 4 times its parent's ρ.
      let parts = (0..<count).map { pow(4, Double($0)) }
      let sum = parts.reduce(0, +)
      let strengths = parts.compactMap { part in
        Rho(rho.value * (1 - 1e-12) * part / sum / (rows * rows))
          .flatMap(SelectionStrength.costing(atMost:))
      }
      return strengths.count == count ? .quantiles(levels: strengths) : nil
    }
  }

  private func threshold(_ variance: Variance?, _ delta: Delta) -> Int64? {
    variance.flatMap {
      SelectionThreshold.value(variance: $0, delta: delta, rowsPerUnit: request.rowsPerUnit)
    }
  }

  private mutating func note(_ column: Int, _ reason: Shortfall.Reason) {
    shortfalls.append(
      Shortfall(column: column, name: request.columns[column].name, reason: reason))
  }
}
