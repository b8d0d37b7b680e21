import Foundation
import TableFiles
import Tables
import Testing

@testable import Rules

/// The reference of the language, and the samples' rules on the samples' rows.
@Suite struct DocumentationTests {
  private static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  private static func schema(_ sample: String) throws -> Schema {
    try SchemaFile.read(root.appending(path: "SampleData/\(sample).schema.yaml").path).schema
  }

  /// The lines of the reference's blocks for a sample.
  private static func rules(_ sample: String) throws -> [String] {
    let text = try String(
      contentsOf: root.appending(path: "Documentation/Rules.md"), encoding: .utf8)
    return text.components(separatedBy: "```rules \(sample)\n").dropFirst()
      .flatMap { $0.components(separatedBy: "\n```")[0].components(separatedBy: "\n") }
  }

  @Test(arguments: ["admissions", "payments"])
  func everyExampleFitsItsSample(_ sample: String) throws {
    let schema = try Self.schema(sample)
    let rules = try Self.rules(sample)
    #expect(rules.count > 8)
    for text in rules {
      #expect(throws: Never.self, "\(text)") { _ = try CheckedRule(Rule(text), schema: schema) }
    }
  }

  @Test(arguments: ["admissions", "payments"])
  func examplesDoNotContradictOneAnother(_ sample: String) throws {
    let schema = try Self.schema(sample)
    let rules = try Self.rules(sample).map { try CheckedRule(Rule($0), schema: schema) }
    let found = RuleConflicts.find(rules, schema: schema)
    #expect(found.contradictions.isEmpty)
    #expect(found.isDecided, "\(found.findings.map { $0.sentence(rules, schema: schema) })")
  }

  @Test(arguments: ["admissions", "payments"])
  func theSampleObeysTheExamples(_ sample: String) throws {
    let schema = try Self.schema(sample)
    let loaded = try TableReader.read(
      path: Self.root.appending(path: "SampleData/\(sample).csv").path, schema: schema)
    for text in try Self.rules(sample) {
      let rule = try CheckedRule(Rule(text), schema: loaded.schema)
      if case .total = rule.statement { continue }
      let broken = RuleEvaluator(rule, schema: loaded.schema).broken(in: loaded.table)
      #expect(broken.rows.prefix(3).map(loaded.table.row) == [], "\(text)")
    }
  }

  @Test func everyFunctionAndKeywordIsNamed() throws {
    let text = try String(
      contentsOf: Self.root.appending(path: "Documentation/Rules.md"), encoding: .utf8)
    for word in RuleChecker.functions + RuleParser.reserved.sorted() {
      #expect(text.contains(word), "\(word)")
    }
  }
}
