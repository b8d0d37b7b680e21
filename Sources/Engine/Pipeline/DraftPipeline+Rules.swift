import Documents
import Privacy
import Rules
import Synthesis
import Tables

extension DraftPipeline {
  /// The rules as they are checked and planned, and, once a table, how many real rows break each.
  ///
  /// Real rows are counted for the curator's eyes alone.
  ///
  /// - Throws: `CancellationError` once `isCancelled`, asked between rules, says so.
  mutating func publishRules(
    _ work: DraftWork, _ report: StageReport, _ isCancelled: () -> Bool
  ) throws {
    let rules = RuleSet.of(work.choices, work.dataset.encoding)
    var real: [Int: Int] = [:]
    if work.dataset.isReal {
      let key = ContentHash("broken", [work.dataset.identity])
      var counts: [String: Int] = cache.value("broken", key) ?? [:]
      for (place, checked) in rules.checked.enumerated() {
        guard let checked, rules.rules[place].isOn else { continue }
        if isCancelled() { throw CancellationError() }
        let statement = "\(checked.statement)"
        let count = counts[statement] ?? brokenReal(checked, work.dataset)
        counts[statement] = count
        real[place] = count
        cache.keep("broken", key, counts)
      }
    }
    let schema = work.dataset.encoding.schema
    report.publish { [real] in $0.show(rules, real: real, of: schema) }
  }

  private func brokenReal(_ rule: CheckedRule, _ dataset: Dataset) -> Int {
    RuleEvaluator(rule, schema: dataset.schema).brokenCount(in: dataset.table)
  }

  /// The counts that are measured: of the rows that rules leave in, where some rule leaves rows out.
  mutating func countedForMeasuring(
    _ work: DraftWork, _ counted: CountedTable, _ isCancelled: @escaping @Sendable () -> Bool
  ) throws -> CountedTable {
    let (dataset, encoding) = (work.dataset, work.dataset.encoding)
    let rules = RuleSet.of(work.choices, encoding)
    let texts = rules.dropping.map(\.rule.text)
    guard !texts.isEmpty else { return counted }
    let key = ContentHash("kept", [dataset.identity], texts)
    if let kept: CountedTable = cache.value("kept", key) { return kept }
    guard let rows = rules.kept(of: dataset.table, dataset.schema) else { return counted }
    let kept = try CountedTable(
      try encoding.encodeReal(rows, isCancelled: isCancelled),
      publicCoarsenings: encoding.publicCoarsenings, isShown: false, isCancelled: isCancelled)
    cache.keep("kept", key, kept)
    return kept
  }

  /// What was measured against rules.
  mutating func publishContradicted(
    _ work: DraftWork, _ synthesizer: Synthesizer, _ measurements: [Measurement],
    _ key: ContentHash, _ report: StageReport
  ) throws {
    guard !synthesizer.request.rules.isEmpty else { return }
    let found = try kept("contradicted", key) { synthesizer.contradictions(measurements) }
    let rules = RuleSet.of(work.choices, work.dataset.encoding)
    report.publish { $0.show(found, of: rules) }
  }

  /// Rows that break rules which are only counted, where no rule must hold.
  func publishWarned(_ work: DraftWork, _ table: Table, _ report: StageReport) {
    let rules = RuleSet.of(work.choices, work.dataset.encoding)
    guard !rules.rules.isEmpty, rules.plan.isEmpty else { return }
    let warned = rules.warned(in: table, work.dataset.schema)
    report.publish { $0.show(RuleReport(), of: rules, warned: warned) }
  }

  /// Rows that obey the rules, with what was done to them; `nil` where no rule must hold.
  mutating func enforced(
    _ work: DraftWork, _ request: SynthesisRequest, _ sample: CodeTable, _ model: TableModel,
    _ key: ContentHash, _ report: StageReport, _ isCancelled: @escaping @Sendable () -> Bool
  ) throws -> RuleEnforcer.Enforced? {
    guard !request.rules.isEmpty else { return nil }
    let encoding = work.dataset.encoding
    let cells = 2 * sample.rowCount * sample.sizes.count
    let result = try stage("rules", key, report, cells: { _ in cells }) {
      do {
        let drawn = try encoding.decode(
          sample, seed: work.seed, bare: request.rules.generatedColumns, isCancelled: isCancelled)
        return try RuleEnforcer(request.rules, encoding: encoding, model: model, seed: work.seed)
          .enforced(drawn, codes: sample, isCancelled: isCancelled)
      } catch let failure as RuleFailure {
        report.publish { $0.show(failure) }
        throw InputError(
          "\(failure); repair the rule, switch it off, or ask for other rows; no rows are drawn as "
            + "long as it stands")
      }
    }
    let rules = RuleSet.of(work.choices, encoding)
    let warned = rules.warned(in: result.table, encoding.schema)
    report.publish { $0.show(result.report, of: rules, warned: warned) }
    return result
  }
}
