import Documents
@_spi(Ledger) import Privacy

extension Ledger {
  /// Commits a charge, reads it back, and issues the receipt that opens the real rows once.
  ///
  /// The account is opened if the dataset is new, and the mode is noted. Nothing gives a charge back.
  ///
  /// - Throws: ``BudgetRefusal`` over the cap, `InputError` where the ledger cannot be used; nothing
  ///   is charged in either case.
  public func charge(_ request: ChargeRequest) throws -> ChargeReceipt {
    guard Set(request.columns.map(\.column)).count == request.columns.count else {
      throw InputError("two source columns of the charge have the same name; rename one of them")
    }
    let id = RandomName.make()
    let entry = try write { database in
      var state = try self.state(database)
      let account = try self.opened(
        request.fingerprint, name: request.name, in: &state, database)
      if let cap = account.cap {
        let total = account.spent + request.cost
        guard cap.allows(total) else {
          throw BudgetRefusal(
            account: account.name, spent: account.spent.epsilon(at: cap.delta),
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
