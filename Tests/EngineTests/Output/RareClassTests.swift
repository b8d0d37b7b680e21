import Documents
import Foundation
import Governance
import Synthesis
import TableFiles
import Tables
import TestSupport
import Testing

@testable import Engine

/// The card payments' fraud, 0.3% of the rows, made 20% of a release that is paid for.
@Suite struct RareClassTests {
  private static let samples = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("SampleData").path

  /// A release, the same release under the scenario, and what each says of itself.
  private struct Runs {
    let folder: ScratchFolder
    let maker: RowMaker
    let model: TableModel
    let rows: StepTable
    let manifest: DocumentValue
    let charges: (before: String, after: String)
  }

  private func runs() throws -> Runs {
    let folder = try ScratchFolder()
    var session = Session(input: RareClassTests.samples + "/payments.csv")
    session.choices.method = "tree"
    session.choices.rows = 40_000
    var job = SynthesisJob(
      session: session,
      table: TableSource(
        path: session.input, schemaPath: RareClassTests.samples + "/payments.schema.yaml"),
      output: folder.path(of: "out.csv"), workspace: folder.path, version: "1")
    guard case .text(let charge) = try job.run().json["charge"] else {
      throw InputError("a release has a charge")
    }
    let before = try LedgerReport.list(workspace: folder.path).text
    job.earlier = .resume(charge)
    job.session.choices.scenario = [ChosenStep("amplify fraud = \"yes\" to 20%")]
    let manifest = try job.run().json
    let text = try TextFile.read(folder.path(of: "out.scenario.measurements.json"))
    let file = try MeasurementsFile.parse(text, file: nil)
    let maker = try RowMaker(try Recipe(#require(file.recipe)), file)
    let model = try maker.synthesizer.fit(maker.measurements.measurements) { false }
    let table = try CSVReader.read(folder.path(of: "out.scenario.csv"))
    var schema = maker.encoding.schema
    schema.columns.append(
      ColumnSchema(
        name: "weight", kind: .decimal, domain: .grid(lower: 0, upper: .max), fractionDigits: 9,
        nullable: false))
    let rows = try TableReader.typed(table, schema: schema)
    return Runs(
      folder: folder, maker: maker, model: model, rows: StepTable(rows.table, schema: schema),
      manifest: manifest,
      charges: (before, try LedgerReport.list(workspace: folder.path).text))
  }

  /// The most that the total variation distance of n rows' shares is from `shares`, but for one seed in 1e6: its
  /// mean is at most ½ Σ √(2p(1−p)/πn) (independent draws; those of the model are closer), and it exceeds that by
  /// t with probability at most exp(−2nt²) (McDiarmid 1989).
  private func bound(_ shares: [Double], rows: Double) -> Double {
    let mean = shares.reduce(0) { $0 + (2 * $1 * (1 - $1) / (.pi * rows)).squareRoot() } / 2
    return mean + (log(1e6) / (2 * rows)).squareRoot()
  }

  private func distance(_ left: [Double], _ right: [Double]) -> Double {
    let sums = (left.reduce(0, +), right.reduce(0, +))
    return zip(left, right).reduce(0) { $0 + abs($1.0 / sums.0 - $1.1 / sums.1) } / 2
  }

  @Test func `the other conditionals stay, weights restore the margins, the charge is zero`() throws
  {
    let runs = try runs()
    defer { runs.folder.remove() }
    let encoding = runs.maker.encoding
    let fraud = try #require(encoding.names.firstIndex(of: "fraud"))
    let codes = try encoding.encode(runs.rows.table)
    let rows = codes.rowCount
    let weights = try #require(runs.rows.table.column(named: "weight"))
    let weight = (0..<rows).map { Double(weights.number($0) ?? 0) / 1e9 }
    #expect(rows == 40_000)
    let flags = (0..<rows).map { codes.columns[fraud][$0] }
    let frauds = Double(flags.reduce(0, +))
    #expect(abs(frauds / 40_000 - 0.2) < 0.001)

    // Nothing is charged for it.
    #expect(runs.charges.before == runs.charges.after)

    // Fraud's share among weighted rows is the model's, exactly.
    let shares = runs.model.marginal(of: fraud).map { $0 / runs.model.total }
    #expect(shares[1] < 0.02)
    let weighted = zip(flags, weight).reduce(0) { $0 + Double($1.0) * $1.1 }
    #expect(abs(weighted / weight.reduce(0, +) - shares[1]) < 1e-6)
    #expect(abs(weight.reduce(0, +) - 40_000) < 0.1)

    for column in encoding.columns.indices where column != fraud {
      let size = encoding.columns[column].size
      let isFirst = column < fraud
      let joint = runs.model.marginal(of: Clique(column, fraud))
      for flag in 0..<2 {
        // Given fraud, and given none, the column is distributed as in the model.
        let expected = (0..<size).map { joint[isFirst ? $0 * 2 + flag : flag * size + $0] }
        let total = expected.reduce(0, +)
        var counts = Array(repeating: 0.0, count: size)
        for row in 0..<rows where flags[row] == flag { counts[codes.columns[column][row]] += 1 }
        let most = bound(expected.map { $0 / total }, rows: counts.reduce(0, +))
        #expect(distance(counts, expected) <= most, "\(encoding.names[column]) given \(flag)")
      }
      // Weighted, all rows have the model's margin: as closely as the rows without fraud allow.
      let margin = runs.model.marginal(of: column).map { $0 / runs.model.total }
      var sums = Array(repeating: 0.0, count: size)
      for row in 0..<rows { sums[codes.columns[column][row]] += weight[row] }
      let effective = weight.reduce(0, +) * weight.reduce(0, +) / weight.reduce(0) { $0 + $1 * $1 }
      #expect(distance(sums, margin) <= bound(margin, rows: effective), "\(encoding.names[column])")
    }

    // It is said how fraud stands out from the noise.
    guard case .map = runs.manifest["scenario"] else {
      Issue.record("the manifest says nothing of the scenario")
      return
    }
    let text = runs.manifest.json()
    #expect(text.contains("signal to noise of yes"))
  }
}
