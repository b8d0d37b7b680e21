import ArgumentParser
import Documents
import Engine
import Foundation

/// `semblance sweep`: distance against budget, told before and measured, for the curator's eyes.
struct SweepCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sweep",
    abstract: "Draft at several budgets and print what each buys (curator).")

  @Argument(help: "A CSV file, or a session file.") var input: String
  @Option(help: ArgumentHelp("The budgets, separated by commas.", valueName: "list"))
  var epsilon = "0.1,0.3,1,3,10"
  @Option(help: "Drafts of each budget (default 1).") var draws: String?
  @Option(help: ArgumentHelp("One of: \(SynthesisNames.listed).")) var method: String?
  @Option(help: ArgumentHelp("A column's weight in the budget.", valueName: "col=w"))
  var share: [String] = []
  @Option(help: ArgumentHelp("Draw the trade-off into this file.", valueName: "f"))
  var svg: String?
  @Option(
    help: ArgumentHelp("Draw drafts of this fraction of the rows only.", valueName: "f"))
  var slice: String?
  @OptionGroup var table: TableOptions
  @OptionGroup var common: CommonOptions

  func run() throws {
    let epsilons = try budgets()
    let session = try configuredSession()
    var source = table.source(session.inputPath)
    source.schemaPath = session.schemaPath
    if let svg {
      try FileIdentity.check(
        svg, isNotOneOf: [source.path] + [source.schemaPath, session.path].compactMap { $0 })
      try AtomicFile.checkWritable(svg)
    }
    let interrupt = Interrupt()
    let progress = ProgressLine(quiet: common.quiet || common.json)
    var job = SweepJob(
      session: session, table: source, epsilons: epsilons, workspace: common.workspace)
    job.draws = try drafts()
    job.isCancelled = { interrupt.isRaised }
    job.onStage = { progress.show("\($0)…") }
    let report = try job.run()
    progress.clear()
    if let svg { try AtomicFile.write(report.svg, to: svg) }
    if common.json {
      Console.write(report.json.json(pretty: true) + "\n")
    } else if !common.quiet {
      Console.write(report.text)
    }
  }

  /// At most this many budgets, and drafts of each.
  private static let most = 100

  private func budgets() throws -> [Double] {
    var found: [Double] = []
    for part in epsilon.split(separator: ",", omittingEmptySubsequences: false) {
      let text = part.trimmingCharacters(in: .whitespaces)
      guard let value = Double(text), value.isFinite, value > 0, value <= 1000 else {
        throw InputError(
          "--epsilon takes numbers above 0 and at most 1000, separated by commas", value: text)
      }
      guard !found.contains(value) else {
        throw InputError("--epsilon names this budget twice", value: text)
      }
      found.append(value)
    }
    guard found.count <= SweepCommand.most else {
      throw InputError(
        "--epsilon takes at most \(SweepCommand.most) budgets", value: "\(found.count)")
    }
    return found
  }

  private func drafts() throws -> Int {
    guard let draws else { return 1 }
    guard let count = Int(draws), (1...SweepCommand.most).contains(count) else {
      throw InputError(
        "--draws takes a whole number from 1 to \(SweepCommand.most)", value: draws)
    }
    return count
  }

  private func configuredSession() throws -> Session {
    var session = try Session.isSessionFile(input) ? Session.read(input) : Session(input: input)
    if let schema = table.schema {
      // A path given on the command line is seen from the current folder, not the session's.
      session.schema = FilePath.absolute(schema)
    }
    if let slice {
      guard let fraction = Double(slice) else {
        throw InputError("--slice takes a number", value: slice)
      }
      session.slice = fraction
    }
    if let method { session.choices.method = method }
    var given: Set<String> = []
    for text in share {
      let (name, value) = try splitAssignment(text, option: "--share")
      guard given.insert(name).inserted else {
        throw InputError("--share names this column twice", column: name)
      }
      session.choices.shares[name] = value
    }
    try session.choices.validate()
    return session
  }
}
