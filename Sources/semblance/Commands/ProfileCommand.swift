import ArgumentParser
import Documents
import Engine

/// `semblance profile`: what is in a table, for the curator's eyes.
struct ProfileCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "profile",
    abstract: "Print kinds, domains and their sources, nulls, moments and dependence (curator).")

  @Argument(help: "A CSV file.") var input: String
  @Option(help: ArgumentHelp("Write a data dictionary to edit.", valueName: "f"))
  var writeSchema: String?
  @OptionGroup var table: TableOptions
  @OptionGroup var common: CommonOptions

  func run() throws {
    let progress = ProgressLine(quiet: common.quiet || common.json)
    try DeclaredMode.check(.profile, of: input, workspace: common.workspace)
    progress.show("reading…")
    let dataset = try Dataset.load(table.source(input), values: .refuse)
    let profile = TableProfile(dataset)
    if let writeSchema { try dataset.writeSchema(to: writeSchema) }
    try Accounts.noteCuratorView(of: dataset, workspace: common.workspace)
    progress.clear()
    if common.json {
      Console.write(profile.json.json(pretty: true) + "\n")
    } else if !common.quiet {
      Console.write(profile.text)
    }
  }
}
