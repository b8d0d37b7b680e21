import ArgumentParser
import Documents
import Engine

/// `semblance ledger`: the account of each dataset.
struct LedgerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ledger", abstract: "Show what was charged, and set caps.",
    subcommands: [List.self, Show.self, Cap.self], defaultSubcommand: List.self)

  /// `ledger list`: every account, one line each.
  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "List the accounts.")
    @OptionGroup var common: CommonOptions

    func run() throws {
      let report = try LedgerReport.list(workspace: common.workspace)
      Console.write(common.json ? report.json.json(pretty: true) + "\n" : report.text)
    }
  }

  /// `ledger show`: one account's charges.
  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Show one account's charges.")
    @Argument(help: "An account's name, identity (or the start of it), or the path of its table.")
    var account: String
    @OptionGroup var common: CommonOptions

    func run() throws {
      let report = try LedgerReport.show(account, workspace: common.workspace)
      Console.write(common.json ? report.json.json(pretty: true) + "\n" : report.text)
    }
  }

  /// `ledger cap`: a ceiling on everything an account may spend.
  struct Cap: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Set the ceiling on an account's total ε, or remove it with `none`.")
    @Argument(help: "An account's name, identity (or the start of it), or the path of its table.")
    var account: String
    @Argument(help: "The ceiling ε, or `none`.") var epsilon: String
    @Option(help: "The δ at which ε is reckoned (default 1e-9).") var delta: Double = 1e-9
    @OptionGroup var common: CommonOptions

    func run() throws {
      let report = try LedgerReport.setCap(
        account, epsilon: epsilon, delta: delta, workspace: common.workspace)
      if common.json {
        Console.write(report.json.json(pretty: true) + "\n")
      } else if !common.quiet {
        Console.write(report.text)
      }
    }
  }
}
