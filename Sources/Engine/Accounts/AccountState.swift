import Documents
import Governance
import Privacy

/// What the ledger says about a dataset, read once and again after each charge.
struct AccountState: Sendable {
  /// The sum of all charges.
  var spent = PrivacyCost.zero
  /// The ceiling, if any.
  var cap: AccountCap?
  /// Which dataset it is; `nil` where its file was not read.
  var fingerprint: Fingerprint?
  /// The dataset that it is a part of; itself where it is a whole one.
  var whole: Fingerprint?

  /// What was spent on other tables of the same name, the most of one; `nil` where nothing was.
  var namesakes: PrivacyCost?
  /// What a screen shows of it; `nil` where there is none.
  var summary: AccountSummary?

  /// Nothing spent: no ledger, or none that can be read.
  init() {}

  /// Reads the account of a table and records in which mode its rows are explored.
  ///
  /// In design mode the file stays closed: the account is the one that has its name, if only one has.
  ///
  /// - Throws: `InputError` where the workspace or the ledger cannot be used.
  /// - Complexity: O(bytes of the file), for its fingerprint.
  init(in mode: ExplorationMode, of source: TableSource, workspace: String?) throws {
    let place = try Workspace.open(from: workspace)
    let name = FilePath.name(source.path)
    let account: Account
    if mode == .design {
      let namesakes = try place.ledger().accounts(matching: name).filter { $0.name == name }
      guard let only = namesakes.first, namesakes.count == 1 else { return }
      account = only
    } else {
      account = try place.ledger().note(mode.ledgerMode, for: try place.identity(of: source))
      fingerprint = account.fingerprint
    }
    whole = account.part?.whole ?? account.fingerprint
    let ledger = try place.ledger()
    spent = try ledger.exposure(of: account.fingerprint)
    cap = try account.cap ?? account.part.flatMap { try ledger.account(for: $0.whole)?.cap }
    namesakes = try ledger.accounts(matching: account.name)
      .filter { $0.name == account.name && $0.fingerprint != account.fingerprint && $0.part == nil }
      .map(\.spent).filter { $0.rho > .zero }.max { $0.rho < $1.rho }
    // Reading the charges has the whole chain checked.
    summary = AccountSummary(
      account, try ledger.charges(of: account.fingerprint), ledger: place.ledgerPath, in: mode)
  }

  /// Shows what is spent, and what a release under `choices` would bring it to.
  ///
  /// - Parameter pilot: what a release takes up: of it only the difference is charged.
  func show(in budget: inout BudgetSummary, choices: Choices, _ pilot: Pilot?) {
    guard let epsilon = Epsilon(choices.epsilon), let delta = Delta(choices.delta) else { return }
    var asked = PrivacyCost(rho: epsilon.rho(at: delta))
    if let pilot, pilot.isExtended(by: choices) {
      let rest = max(0, asked.rho.value - pilot.charge.request.cost.rho.value)
      asked = PrivacyCost(rho: Rho(rest) ?? asked.rho)
    }
    budget.spentEpsilon = spent.epsilon(at: delta)?.value ?? .infinity
    budget.epsilonAfterRelease = (spent + asked).epsilon(at: delta)?.value ?? .infinity
    budget.capEpsilon = cap?.epsilon.value
  }
}

extension AccountSummary {
  /// What a screen shows of an account of a ledger whose chain holds.
  init(_ account: Account, _ charges: [Charge], ledger: String, in mode: ExplorationMode) {
    self.init(
      identity: mode == .curator ? account.fingerprint.short : account.name, ledger: ledger,
      opened: account.opened,
      leastStrictMode: account.mode?.rawValue, rho: account.spent.rho.value,
      charges: charges.map { charge in
        let request = charge.request
        return Entry(
          id: charge.id, time: charge.time, purpose: request.purpose, method: request.method,
          mode: request.mode.rawValue, status: charge.status.rawValue,
          epsilon: request.epsilon.value, delta: request.delta.value,
          rho: request.cost.rho.value, raises: request.raises, outputs: charge.outputs,
          columns: request.columns.map {
            Entry.Column(name: $0.column, rho: $0.rho?.value)
          })
      })
  }
}
