import ArgumentParser
import Documents
import Engine
import Foundation
import Rules
import Synchronization
import Synthesis

/// `semblance synthesize`: one table in, one synthetic table out, charged to the ledger.
struct SynthesizeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "synthesize",
    abstract: "Write a synthetic table with its manifest and every noisy measurement.")

  @Argument(help: "A CSV file, or a session file.") var input: String
  @Option(name: .shortAndLong, help: "Where the synthetic table goes.") var output: String
  @Option(help: "The total budget ε at record level (default 1).") var epsilon: String?
  @Option(help: "The failure probability δ (default 1e-9).") var delta: String?
  @Option(help: "Rows to write; otherwise the private estimate.") var rows: String?
  @Option(help: ArgumentHelp("One of: \(SynthesisNames.listed).")) var method: String?
  @Option(help: ArgumentHelp("A column's weight in the budget.", valueName: "col=w"))
  var share: [String] = []
  @Option(help: ArgumentHelp("A ceiling on a column's own column-level ε.", valueName: "col=e"))
  var cap: [String] = []
  @Option(
    help: ArgumentHelp(
      "What every row must obey, such as 'discharged >= admitted'; besides those of the session.",
      valueName: "text"))
  var rule: [String] = []
  @Option(
    help: ArgumentHelp(
      "Leave out a rule of the session, or of the charge that --resume takes up; by its name or text.",
      valueName: "rule"))
  var withoutRule: [String] = []
  @Option(
    help: ArgumentHelp(
      "A step of a scenario, such as “balance fraud”, after the session's; see Documentation/Scenarios.md.",
      valueName: "text"))
  var scenario: [String] = []
  @Option(
    name: .customLong("post"),
    help: ArgumentHelp(
      "A step of post-processing, such as “round cost to 100”, after the session's.",
      valueName: "text"))
  var postProcessing: [String] = []
  @Flag(help: "Write OUT.draft.csv with reproducible noise: no guarantee, nothing is charged.")
  var draft = false
  @Option(help: "The draft's seed; only with --draft.") var seed: String?
  @Option(
    help: ArgumentHelp(
      "Keep this fraction of the rows apart for exploring: a release is made of the rest, a draft of it.",
      valueName: "f"))
  var slice: String?
  @Option(
    help: ArgumentHelp(
      "Take up what was measured under a charge: free, and no real row is read.",
      valueName: "charge"))
  var resume: String?
  @Option(
    help: ArgumentHelp(
      "Measure what a charge measured once more, so that all comes to --epsilon.",
      valueName: "charge"))
  var raise: String?
  @OptionGroup var table: TableOptions
  @OptionGroup var common: CommonOptions

  func run() throws {
    let session = try configuredSession()
    let interrupt = Interrupt()
    let progress = ProgressLine(quiet: common.quiet || common.json)
    var source = table.source(session.inputPath)
    source.schemaPath = session.schemaPath
    var job = SynthesisJob(
      session: session, table: source, output: output, workspace: common.workspace,
      version: Semblance.version)
    job.withoutRules = withoutRule
    job.draftSeed = try draftSeed()
    job.earlier = try earlierCharge()
    job.isCancelled = { interrupt.isRaised }
    let expected = Mutex("")
    job.onForecast = { forecast in
      let text = ForecastText.words(forecast)
      expected.withLock { $0 = ", " + text }
      if forecast.seconds > ForecastText.longSeconds, !common.quiet {
        progress.clear()
        Console.complain("This is expected to take \(text).")
      }
    }
    job.onStage = { stage in progress.show("\(stage)…" + expected.withLock { $0 }) }
    job.onProgress = { progress.show($0) }
    let outcome = try job.run()
    progress.clear()
    if common.json {
      Console.write(outcome.json.json(pretty: true) + "\n")
    } else if !common.quiet {
      Console.write(outcome.summary)
    }
  }

  private func configuredSession() throws -> Session {
    var session = try Session.isSessionFile(input) ? Session.read(input) : Session(input: input)
    // A path given on the command line is seen from the current folder, not the session's.
    if let schema = table.schema { session.schema = FilePath.absolute(schema) }
    if let slice { session.slice = try number(slice, "--slice") }
    var choices = session.choices
    if let epsilon { choices.epsilon = try number(epsilon, "--epsilon") }
    if let delta { choices.delta = try number(delta, "--delta") }
    if let rows {
      guard let count = Int(rows) else {
        throw InputError("--rows takes a whole number, at least 1", value: rows)
      }
      choices.rows = count
    }
    if let method { choices.method = method }
    var given: Set<String> = []
    for text in share {
      let (name, value) = try splitAssignment(text, option: "--share")
      guard given.insert("share " + name).inserted else {
        throw InputError("--share names this column twice", column: name)
      }
      choices.shares[name] = value
    }
    for text in cap {
      let (name, value) = try splitAssignment(text, option: "--cap")
      guard given.insert("cap " + name).inserted else {
        throw InputError("--cap names this column twice", column: name)
      }
      choices.caps[name] = value
    }
    choices.scenario += scenario.map { ChosenStep($0) }
    choices.postProcessing += postProcessing.map { ChosenStep($0) }
    for text in rule {
      guard text.contains(where: { !$0.isWhitespace }) else {
        throw InputError("--rule takes a rule, such as 'age >= 18'", value: text)
      }
      choices.rules.append(Rule(text))
    }
    try choices.validate()
    session.choices = choices
    try session.loadRuleTables()
    return session
  }

  private func draftSeed() throws -> DraftSeed? {
    guard let seed else { return draft ? .workspace : nil }
    guard draft else {
      throw InputError(
        "--seed goes with --draft only: noise that is released is never seeded", value: seed)
    }
    guard let value = UInt64(seed) else {
      throw InputError("--seed takes a whole number, at least 0", value: seed)
    }
    return .fixed(value)
  }

  /// What is taken up again; options that cannot hold then are refused. Rules can: they act on rows alone.
  private func earlierCharge() throws -> EarlierCharge? {
    guard let charge = resume ?? raise else { return nil }
    let option = resume == nil ? "--raise" : "--resume"
    if resume != nil, raise != nil {
      throw InputError("give one of --resume and --raise", value: charge)
    }
    let fixed: [(name: String, isGiven: Bool)] = [
      ("--draft", draft), ("--method", method != nil), ("--delta", delta != nil),
      ("--share", !share.isEmpty), ("--cap", !cap.isEmpty),
      ("--epsilon", epsilon != nil && resume != nil),
    ]
    if let given = fixed.first(where: \.isGiven) {
      throw InputError(
        "\(given.name) does not go with \(option): what was paid for stays as it was measured",
        value: charge)
    }
    if raise != nil, epsilon == nil {
      throw InputError("--raise needs --epsilon, what all shall come to", value: charge)
    }
    return resume == nil ? .raise(charge) : .resume(charge)
  }

  private func number(_ text: String, _ option: String) throws -> Double {
    guard let value = Double(text), value.isFinite else {
      throw InputError("\(option) takes a number", value: text)
    }
    return value
  }
}

/// What a run is going to take, in words.
enum ForecastText {
  /// From here on it is said before the run, not only beside its progress.
  static let longSeconds = 5.0

  /// Such as `about 3 s, at most 1048576 cells in the model`.
  static func words(_ forecast: Forecast) -> String {
    let seconds =
      forecast.seconds < 1 ? "under a second" : "about \(Int(forecast.seconds.rounded(.up))) s"
    return
      "\(seconds) besides reading and writing, at most \(Int(forecast.modelCells)) cells in the model"
  }
}
