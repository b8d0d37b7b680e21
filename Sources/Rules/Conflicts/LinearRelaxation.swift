/// Sums that must hold together, taken over fractions: what no fractions satisfy, no whole numbers do.
///
/// The first phase of the simplex method in exact fractions, with Bland's rule (1977), so that it ends.
/// What leaves 128 bits is not decided.
struct LinearRelaxation {
  private let rows: [(terms: [LinearAtom.Term], bound: Int128)]
  private let space: RowSpace

  /// Takes sums of which one at least has more than two columns, or other weights than 1 and −1; for
  /// others, differences decide.
  init(_ atoms: [LinearAtom], _ space: RowSpace) {
    self.space = space
    let atoms = Array(Set(atoms))
    let isGeneral = atoms.contains { atom in
      atom.terms.count > 2
        || (atom.terms.count == 2
          && atom.terms[0].coefficient.magnitude != atom.terms[1].coefficient.magnitude)
        || (atom.terms.count == 2
          && (atom.terms[0].coefficient > 0) == (atom.terms[1].coefficient > 0))
    }
    guard isGeneral, atoms.count > 1, atoms.count <= 60 else {
      rows = []
      return
    }
    rows = atoms.flatMap { atom in
      atom.relation == .atMost
        ? [(atom.terms, atom.bound)]
        : [(atom.terms, atom.bound), (atom.mirrored, -atom.bound)]
    }
  }

  /// Whether no fractions within a box satisfy the sums. Complexity: O(sums² · columns) a pivot, at most
  /// 200 of them.
  func isImpossible(in box: RowBox) -> Bool {
    guard !rows.isEmpty else { return false }
    var places: [Int: Int] = [:]
    for term in rows.flatMap(\.terms) where places[term.axis] == nil {
      places[term.axis] = places.count
    }
    // x = low + y with 0 ≤ y ≤ high − low: each bound of y is one more row.
    var table: [[Rational]] = []
    var limits: [Rational] = []
    for (terms, bound) in rows {
      var row = [Rational](repeating: .zero, count: places.count)
      guard var limit = Rational(bound, over: 1) else { return false }
      for term in terms {
        guard let place = places[term.axis], let range = box.numbers(term.axis),
          let weight = Rational(term.coefficient, over: 1),
          let shift = weight.multiplied(by: Rational(range.lowerBound)),
          let next = limit.subtracting(shift), let sum = row[place].adding(weight)
        else { return false }
        row[place] = sum
        limit = next
      }
      table.append(row)
      limits.append(limit)
    }
    for (axis, place) in places {
      guard let range = box.numbers(axis),
        let width = Rational(range.upperBound).subtracting(Rational(range.lowerBound))
      else { return false }
      var row = [Rational](repeating: .zero, count: places.count)
      row[place] = .one
      table.append(row)
      limits.append(width)
    }
    return SimplexTable(table, limits).map { $0.isInfeasible } ?? false
  }
}

/// Σ a·y ≤ b, y ≥ 0: whether some y exists.
struct SimplexTable {
  /// Whether it was shown that there is none.
  let isInfeasible: Bool

  /// Solves; `nil` where fractions leave 128 bits or the pivots run out.
  ///
  /// Dual simplex without an aim: rows with a negative limit leave, the first column that can mend them
  /// enters; a row with a negative limit and no negative entry cannot hold.
  init?(_ rows: [[Rational]], _ limits: [Rational]) {
    var (rows, limits) = (rows, limits)
    var basic = rows.indices.map { $0 + (rows.first?.count ?? 0) }
    var free = Array(0..<(rows.first?.count ?? 0))
    for _ in 0..<200 {
      // Bland's rule: the lowest numbers first.
      guard
        let leaving = rows.indices.filter({ limits[$0] < .zero }).min(by: { basic[$0] < basic[$1] })
      else {
        isInfeasible = false
        return
      }
      guard
        let entering = free.indices.filter({ rows[leaving][$0] < .zero })
          .min(by: { free[$0] < free[$1] })
      else {
        isInfeasible = true
        return
      }
      guard SimplexTable.pivot(&rows, &limits, leaving, entering) else { return nil }
      (basic[leaving], free[entering]) = (free[entering], basic[leaving])
    }
    return nil
  }

  private static func pivot(
    _ rows: inout [[Rational]], _ limits: inout [Rational], _ leaving: Int, _ entering: Int
  ) -> Bool {
    let pivot = rows[leaving][entering]
    guard let inverse = Rational.one.divided(by: pivot) else { return false }
    for column in rows[leaving].indices where column != entering {
      guard let scaled = rows[leaving][column].multiplied(by: inverse) else { return false }
      rows[leaving][column] = scaled
    }
    rows[leaving][entering] = inverse
    guard let limit = limits[leaving].multiplied(by: inverse) else { return false }
    limits[leaving] = limit
    for row in rows.indices where row != leaving && rows[row][entering] != .zero {
      let factor = rows[row][entering]
      for column in rows[row].indices where column != entering {
        guard let part = rows[leaving][column].multiplied(by: factor),
          let next = rows[row][column].subtracting(part)
        else { return false }
        rows[row][column] = next
      }
      guard let part = inverse.multiplied(by: factor)?.negated,
        let shift = limit.multiplied(by: factor), let next = limits[row].subtracting(shift)
      else { return false }
      rows[row][entering] = part
      limits[row] = next
    }
    return true
  }
}
