import ArgumentParser
import Documents
import Engine

/// `semblance evaluate`: how close a synthetic table is to a real one, for the curator's eyes.
struct EvaluateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate",
    abstract: "Compare a synthetic table with a real one (curator).")

  @Option(help: "The real table.") var real: String
  @Option(help: "The synthetic table.") var synthetic: String
  @Option(help: "Real rows that nothing was fitted on.") var holdout: String?
  @Option(help: "The column a predictor would aim at.") var target: String?
  @OptionGroup var table: TableOptions
  @OptionGroup var common: CommonOptions

  func run() throws {
    if let target {
      throw InputError(
        "predictive utility is not built in this version; leave --target out", value: target)
    }
    let progress = ProgressLine(quiet: common.quiet || common.json)
    for path in [real] + [holdout].compactMap({ $0 }) {
      try DeclaredMode.check(.evaluate, of: path, workspace: common.workspace)
    }
    progress.show("comparing…")
    let comparison = try TableComparison(
      real: table.source(real), synthetic: synthetic, holdout: holdout)
    try Accounts.noteCuratorView(of: comparison.realDataset, workspace: common.workspace)
    progress.clear()
    if common.json {
      Console.write(comparison.json.json(pretty: true) + "\n")
    } else if !common.quiet {
      Console.write(comparison.text)
    }
  }
}
