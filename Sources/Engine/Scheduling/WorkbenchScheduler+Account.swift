import Documents
import Governance
import Privacy

extension WorkbenchScheduler {
  /// Reads the ledger beside the drafts: the fingerprint of a large file takes its time.
  func readAccount(of dataset: Dataset) {
    guard let mode = journal?.session.mode else { return }
    let workspace = setup.workspace
    writing.run {
      let account = Result {
        try AccountState(in: mode, of: dataset.source, workspace: workspace)
      }
      return { await self.adopt(account, of: dataset) }
    }
  }

  private func adopt(_ account: Result<AccountState, any Error>, of dataset: Dataset) {
    guard self.dataset?.source == dataset.source else { return }
    switch account {
    case .success(let state): self.account = state
    case .failure(let error): notify(.warning, describe(error))
    }
    let (known, pilot) = (self.account, self.dataset?.pilot)
    let choices = journal?.session.choices ?? Choices()
    mailbox.update {
      known.show(in: &$0.budget, choices: choices, pilot)
      $0.account = known.summary
    }
    flushExplored()
  }

  /// Sets the ceiling on the account of the whole table, at the δ of the choices, or takes it off.
  ///
  /// - Throws: `InputError` where the account is not known.
  func capAccount(_ epsilon: Double?) throws {
    guard let dataset, let session = journal?.session else { return }
    guard let fingerprint = account.whole else {
      throw InputError("the account of this table is not known yet: its file has not been read")
    }
    let cap = try epsilon.map { value in
      guard let epsilon = Epsilon(value), let delta = Delta(session.choices.delta) else {
        throw InputError("the cap must be a number at least 0", value: value.formatted)
      }
      return AccountCap(epsilon: epsilon, delta: delta)
    }
    let (workspace, name) = (setup.workspace, FilePath.name(dataset.source.path))
    writing.run {
      do {
        let ledger = try Workspace.open(from: workspace).ledger()
        try ledger.setCap(cap, for: fingerprint, name: name)
        return { await self.capped(cap, dataset) }
      } catch {
        return { await self.notify(.error, describe(error)) }
      }
    }
  }

  private func capped(_ cap: AccountCap?, _ dataset: Dataset) {
    readAccount(of: dataset)
    notify(
      .good,
      cap.map {
        "the account is capped at ε \($0.epsilon.value.formatted): no release can pass that"
      } ?? "the account has no cap")
  }
}
