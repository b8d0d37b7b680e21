import ArgumentParser
import Documents
import Engine

/// `semblance reproduce`: the rows of a release once more, from its published files alone.
struct ReproduceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reproduce",
    abstract: "Make the rows of a release again and compare them with its manifest.",
    discussion: """
      Needs OUT.measurements.json alone: no real table and no ledger. With OUT.manifest.json beside \
      it, the exit status is 1 unless rows and measurements are those of the manifest, the file OUT.csv, \
      where it is there, is that table, and the ε stated follows from what was measured. Without -o the \
      rows are compared and not written.
      """)

  @Argument(help: "The release's file of measurements.") var measurements: String
  @Option(name: .shortAndLong, help: "Where the table goes; without it none is written.")
  var output: String?
  @Flag(help: "Print one JSON object on standard output, and nothing else there.") var json = false
  @Flag(help: "Print no progress and no summary.") var quiet = false

  func run() throws {
    let interrupt = Interrupt()
    let progress = ProgressLine(quiet: quiet || json)
    var job = ReproductionJob(
      measurements: measurements, output: output, version: Semblance.version)
    job.isCancelled = { interrupt.isRaised }
    job.onStage = { progress.show("\($0)…") }
    job.onProgress = { progress.show($0) }
    let outcome = try job.run()
    progress.clear()
    if json {
      Console.write(outcome.json.json(pretty: true) + "\n")
    } else if !quiet {
      Console.write(outcome.summary)
    }
    if !outcome.isSame { throw ExitCode(1) }
  }
}
