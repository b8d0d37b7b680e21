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
    warnOfNamesakes()
  }

  /// A changed file has an account of its own, which must not hide what was spent on nearly the same rows.
  private func warnOfNamesakes() {
    guard account.spent.rho == .zero, let others = account.namesakes,
      let delta = Delta(journal?.session.choices.delta ?? 0),
      let spent = others.epsilon(at: delta)
    else { return }
    notify(
      .warning,
      "another table of this name has spent ε \(spent.value.formatted): if it holds the same people, both add up"
    )
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
    guard let cap else { return notify(.good, "the account has no cap") }
    let text = "the account is capped at ε \(cap.epsilon.value.formatted)"
    if let spent = account.spent.epsilon(at: cap.delta), spent >= cap.epsilon {
      return notify(.warning, text + ", and as much is spent already: every charge is refused")
    }
    notify(.good, text + ": no release can pass that")
  }
}
