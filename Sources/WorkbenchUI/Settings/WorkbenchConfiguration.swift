/// What the person's files and the command line say, and what was found out at the start.
public struct WorkbenchConfiguration: Hashable, Sendable {
  /// Which keys do what.
  public var keys = KeyMap.standard
  /// How the program looks and behaves.
  public var settings = Settings()
  /// Where settings are kept; `nil` keeps none.
  public var settingsPath: String?
  /// Whether a session opens where its screens were left, and is left where they stand.
  public var keepsPlace = true
  /// Where the paths of opened tables and sessions are kept; `nil` keeps none.
  public var recentPath: String?
  /// The tables and sessions that were opened before.
  public var recent = RecentFiles()
  /// What was found out about the terminal and the program's files.
  public var facts: [DiagnosticFact] = []
  /// What the person should know at the start: conflicts and mistakes in their files.
  public var notices: [String] = []

  /// The usual configuration, kept nowhere.
  public init() {}
}

/// One line of the diagnostics.
public struct DiagnosticFact: Hashable, Sendable {
  /// The part it belongs to, such as `terminal`.
  public var section: String
  /// What it is.
  public var name: String
  /// What was found.
  public var value: String
  /// What is wrong with it and what to do; `nil` where nothing is.
  public var problem: String?

  /// A fact of a section.
  public init(_ section: String, _ name: String, _ value: String, problem: String? = nil) {
    self.section = section
    self.name = name
    self.value = value
    self.problem = problem
  }
}
