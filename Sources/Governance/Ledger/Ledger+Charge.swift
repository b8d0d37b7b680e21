import Documents
@_spi(Ledger) import Privacy

extension Ledger {
  /// Commits a charge, reads it back, and issues the receipt that opens the real rows once.
  ///
  /// The account is opened if the dataset is new, and the mode is noted. Nothing gives a charge back.
  ///
  /// All that can be refused is refused inside the transaction, so that no other process comes
  /// between a look at the accounts and the charge.
  ///
  /// - Throws: ``BudgetRefusal`` over the cap; `InputError` where the ledger cannot be used, where a
  ///   capped table of this name has other content, or where there is nothing to add to. Nothing is
  ///   charged then.
  public func charge(_ request: ChargeRequest) throws -> ChargeReceipt {
    guard Set(request.columns.map(\.column)).count == request.columns.count else {
      throw InputError("two source columns of the charge have the same name; rename one of them")
    }
    let id = RandomName.make()
    let entry = try write { database in
      var state = try self.state(database)
      try state.checkNamesakes(
        of: request.part?.fingerprint ?? request.fingerprint,
        name: request.part?.name ?? request.name)
      if let base = request.raises {
        try state.checkRaised(base, by: request.fingerprint, file: self.path)
      }
      let account = try self.opened(request.dataset, in: &state, database)
      for held in state.relatives(of: account.fingerprint) {
        guard let cap = held.cap else { continue }
        let total = state.exposure(
          of: held.fingerprint, adding: (request.cost, to: account.fingerprint))
        guard cap.allows(total) else {
          throw BudgetRefusal(
            account: held.name, spent: state.exposure(of: held.fingerprint).epsilon(at: cap.delta),
            asked: request.cost.epsilon(at: cap.delta), total: total.epsilon(at: cap.delta),
            cap: cap)
        }
      }
      try self.note(request.mode, for: account, in: &state, database)
      return try self.append(
        .charge, ChargeRecord.body(id: id, request), account: request.fingerprint, to: &state,
        in: database)
    }
    try confirm(entry)
    return ChargeReceipt(
      id: id, rho: request.cost.rho, delta: request.cost.delta,
      columnCeilings: request.columns.map(\.rho),
      rowsPerUnit: request.rowsPerUnit)
  }
}
