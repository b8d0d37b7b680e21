import Documents
import Governance
import Privacy

/// What the ledger says about a dataset, read once and again after each charge.
struct AccountState: Sendable {
  /// The sum of all charges.
  var spent = PrivacyCost.zero
  /// The ceiling, if any.
  var cap: AccountCap?

  /// Nothing spent: no ledger, or none that can be read.
  init() {}

  /// Reads the account of a dataset and records that a curator sees its rows.
  ///
  /// - Throws: `InputError` where the workspace or the ledger cannot be used.
  /// - Complexity: O(bytes of the file), for its fingerprint.
  init(noting mode: LedgerMode, of dataset: Dataset, workspace: String?) throws {
    let place = try Workspace.open(from: workspace)
    let path = dataset.source.path
    let account = try place.ledger().note(
      mode, for: try place.fingerprint(of: path), name: Accounts.fileName(path))
    spent = account.spent
    cap = account.cap
  }

  /// Shows what is spent, and what a release under `choices` would bring it to.
  func show(in budget: inout BudgetSummary, choices: Choices) {
    guard let epsilon = Epsilon(choices.epsilon), let delta = Delta(choices.delta) else { return }
    let asked = PrivacyCost(rho: epsilon.rho(at: delta))
    budget.spentEpsilon = spent.epsilon(at: delta)?.value ?? .infinity
    budget.epsilonAfterRelease = (spent + asked).epsilon(at: delta)?.value ?? .infinity
    budget.capEpsilon = cap?.epsilon.value
  }
}
