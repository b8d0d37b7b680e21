import Tables

extension PrivacyCost {
  /// What a group of columns, changed together in one unit, is certified for by ceilings alone.
  ///
  /// An access that reads several columns of the group is in each of their ceilings, so their sum is
  /// enough; and no access costs a change of values more than 4 times what it costs a record (twice where only
  /// counts are asked: marginals and partition selections), so that multiple of the record's charge is
  /// enough too. Of both the smaller one, with the δ′ of the group's own columns.
  /// - Parameters:
  ///   - ceilings: K_c of every column; one that is missing counts as unlimited.
  ///   - charged: the record-level charge.
  ///   - countsOnly: whether neither scores nor bisections are among the accesses.
  public static func groupCeiling(
    _ group: Clique, ceilings: [PrivacyCost], charged: PrivacyCost, countsOnly: Bool
  ) -> PrivacyCost {
    let factor = countsOnly ? 2 : 4
    let record = Rho.sum(Array(repeating: charged.rho, count: factor))
    guard group.columns.allSatisfy(ceilings.indices.contains) else {
      return PrivacyCost(rho: record, delta: charged.delta)
    }
    let sum = group.columns.reduce(PrivacyCost.zero) { $0 + ceilings[$1] }
    return PrivacyCost(rho: min(sum.rho, record), delta: min(sum.delta, charged.delta))
  }
}
