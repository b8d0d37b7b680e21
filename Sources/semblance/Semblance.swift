import ArgumentParser

/// The program: the workbench without a command, everything else by name.
struct Semblance: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "semblance",
    abstract: "Make synthetic tables that are private, useful and accountable.",
    discussion: """
      Without a command the workbench opens on INPUT (a CSV file) or SESSION (NAME.semblance.yaml).
      Exit status: 0 done; 1 a check said no; 2 bad usage or bad input, nothing written; 3 the \
      budget refuses; 130 interrupted.
      """,
    version: Semblance.version,
    subcommands: [
      WorkbenchCommand.self, ProfileCommand.self, SynthesizeCommand.self, ReproduceCommand.self,
      EvaluateCommand.self, SweepCommand.self, LedgerCommand.self, PlayCommand.self,
      DoctorCommand.self, DocsCommand.self,
    ],
    defaultSubcommand: WorkbenchCommand.self)

  /// The version that manifests and `--version` state.
  static let version = "0.2.0"

  /// Commands of the contract that this version does not have; asked for, it says so.
  static let notBuilt = ["release", "verify", "check", "attack", "audit"]
}
