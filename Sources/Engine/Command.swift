import Rules
import Tables

/// What a screen asks of the engine; each returns at once and answers through a newer ``Snapshot``.
public enum Command: Sendable, Hashable {
  /// Load a table or a session file, replacing what is loaded.
  case open(path: String)
  /// Change one choice; the newest wins.
  case edit(Edit)
  /// Compute first what this column's picture needs.
  case look(column: Int)
  /// Make the picture of two columns together, by position, and keep it made; `nil` stops.
  case lookAtPair(Clique?)
  /// Write the session file; `nil` keeps its present path.
  case save(path: String?)
  /// Write the present draft, marked as one, beside `path`.
  case exportDraft(path: String)
  /// Charge the ledger and write a release.
  case release(path: String)
  /// Set the ceiling on the table's account in the ledger, or take it off.
  case capAccount(epsilon: Double?)
  /// Write rows of what an earlier charge has measured: free, and no real row is read.
  case writeAgain(charge: String, path: String)
  /// Make the rows of a release again from its measurements and compare them with its files.
  case check(table: String)
  /// Write the data dictionary with what is known now.
  case writeSchema(path: String)
  /// Stop what is running and keep the last good result.
  case cancel
  /// Tell what an edit would cost and bring, without making it; `nil` stops telling.
  case consider(Edit?)
  /// Trace distance against ε under the present choices, of this score; `nil` stops tracing.
  case trace(AccuracyScore?)
  /// Find what buys an accuracy.
  case solve(AccuracyGoal)
  /// Pin the present state under the next free letter.
  case pin
  /// Forget a pin.
  case unpin(Character)
  /// Take up the edits that an earlier run left, or forget them.
  case resume(Bool)
  /// Keep where the screens stand, for the next time that the session is opened.
  case keepPlace(KeptPlace)
  /// Charge and measure a pilot of this ε, on whose synthetic rows the blind mode explores.
  case pilot(epsilon: Double)
}

/// One change of one choice.
public enum Edit: Sendable, Hashable {
  /// A column's weight, at least 0.
  case share(column: String, Double)
  /// A column's weight goes so many multiples of a step up or down from where it then stands.
  case nudge(column: String, by: Double, times: Int)
  /// Cells of equal width that a column's range gets, 2 … 4096; `nil` takes the usual number.
  case bins(column: String, Int?)
  /// The total ε, above 0.
  case epsilon(Double)
  /// δ, in 0 … 1 exclusive.
  case delta(Double)
  /// Rows to write; `nil` takes the private estimate.
  case rows(Int?)
  /// The synthesis method, by name.
  case method(String)
  /// Which association the heatmap shows.
  case association(AssociationMeasure)
  /// A person takes an inferred domain as declared.
  case confirmDomain(column: String)
  /// A person takes the inferred domains of several columns as declared, all in one.
  case confirmDomains(columns: [String])
  /// The theme's name.
  case theme(String)
  /// Draw draft noise anew.
  case reroll
  /// Make the choices those of a pin.
  case takeUp(Character)
  /// A target for a distance, or none.
  case target(AccuracyScore, Double?)
  /// A ceiling on a column's own ε, or none.
  case cap(column: String, Double?)
  /// Words about a column: none of them is measured.
  case describe(column: String, ColumnWords)
  /// Add a rule before the one in this place; `nil` puts it last.
  case addRule(Rule, at: Int? = nil)
  /// Put another rule, or other words, in the place of one.
  case changeRule(Int, Rule)
  /// Take a rule away.
  case removeRule(Int)
  /// Put a rule in the place of another.
  case moveRule(from: Int, to: Int)
  /// Switch a rule on or off.
  case switchRule(Int, Bool)
  /// How the real rows may be looked at.
  case mode(ExplorationMode)
  /// The steps of the scenario, in order; none ends it.
  case scenario([ChosenStep])
  /// The steps of post-processing, in order.
  case postProcessing([ChosenStep])
  /// Take back the newest edit.
  case undo
  /// Do again what was taken back.
  case redo
}

/// Something that a person says of a column.
public enum ColumnWords: Sendable, Hashable {
  /// What it is for.
  case role(ColumnRole)
  /// How delicate it is; `nil` leaves it unsaid.
  case sensitivity(String?)
  /// The unit of its values; `nil` where there is none.
  case unit(String?)
  /// What it means; `nil` leaves it unsaid.
  case description(String?)
}

/// The engine as a screen sees it: commands go in, snapshots come out, nothing waits.
public protocol WorkbenchEngine: AnyObject, Sendable {
  /// Hands over a command and returns at once; commands are taken in order.
  func send(_ command: Command)
  /// The newest snapshot.
  var snapshot: Snapshot { get }
  /// A descriptor that becomes readable when a newer snapshot is there; read 8 bytes to clear it.
  var wakeDescriptor: Int32 { get }
  /// Whether every command has been taken and all work that followed has ended; the snapshot then
  /// says all there is.
  var isIdle: Bool { get }
}

extension WorkbenchEngine {
  /// Whether nothing is being computed.
  public var isIdle: Bool { !snapshot.isBusy }
}
