import Foundation
import Synthesis

extension RuleSet {
  /// From which distance on a column that enforcement has moved is told of.
  static let largeEffect = 0.05

  /// What a reader must know of how rows were made to obey, in sentences; of released numbers alone.
  func remarks(_ report: RuleReport, _ contradicted: [RuleContradiction]) -> [String] {
    plan.rules.indices.flatMap { index -> [String] in
      let name = plan.rules[index].checked.rule.label
      var remarks: [String] = []
      if let found = contradicted.first(where: { $0.rule == index }), found.isLarge {
        remarks.append(
          "the rule “\(name)” contradicts \(RuleSet.percent(found.share)) of what was measured")
      }
      if report.outcomes.indices.contains(index), let effect = report.outcomes[index].effect,
        effect >= RuleSet.largeEffect
      {
        remarks.append(
          "keeping the rule “\(name)” moved the distribution of a column by "
            + String(format: "%.2f", effect) + " (total variation)")
      }
      return remarks
    }
  }

  /// Such as `23%`.
  private static func percent(_ share: Double) -> String {
    String(format: "%.0f%%", share * 100)
  }
}
