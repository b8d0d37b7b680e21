import Documents
import GRDB
import Privacy

extension Ledger {
  /// Every account, in the order opened.
  ///
  /// - Throws: `InputError` where the ledger cannot be used or was changed.
  public func accounts() throws -> [Account] { try state().accounts }

  /// The account of a dataset, or `nil` before its first entry.
  ///
  /// - Throws: `InputError` where the ledger cannot be used or was changed.
  public func account(for fingerprint: Fingerprint) throws -> Account? {
    try state().account(fingerprint)
  }

  /// The accounts of this name, or whose fingerprint begins with these digits (at least 4).
  ///
  /// - Throws: `InputError` where the ledger cannot be used or was changed.
  public func accounts(matching text: String) throws -> [Account] {
    try accounts().filter {
      $0.name == text || text.count >= 4 && $0.fingerprint.hexadecimal.hasPrefix(text.lowercased())
    }
  }

  /// The charges of a dataset, oldest first.
  ///
  /// - Throws: `InputError` where the ledger cannot be used or was changed.
  public func charges(of fingerprint: Fingerprint) throws -> [Charge] {
    try state().charges.filter { $0.request.fingerprint == fingerprint }
  }

  /// The charges whose identity is `text` or begins with it, oldest first.
  ///
  /// - Throws: `InputError` where the ledger cannot be used or was changed.
  public func charges(matching text: String) throws -> [Charge] {
    let wanted = text.lowercased()
    guard !wanted.isEmpty else { return [] }
    return try state().charges.filter { $0.id.hasPrefix(wanted) }
  }

  /// A charge and every charge that it was added to, the first one first.
  ///
  /// - Throws: `InputError` where the ledger cannot be used, was changed, or has no such charge.
  public func chain(to id: String) throws -> [Charge] {
    let chain = try state().chain(to: id)
    guard !chain.isEmpty else {
      throw InputError("the ledger has no such charge", file: path, value: id)
    }
    return chain
  }

  /// What may have been spent on any one row of a dataset: of a part also what was spent on the whole table, of a
  /// whole also what was spent on one of its parts.
  ///
  /// - Throws: `InputError` where the ledger cannot be used or was changed.
  public func exposure(of fingerprint: Fingerprint) throws -> PrivacyCost {
    try state().exposure(of: fingerprint)
  }

  /// The least strict mode in which any row of a dataset was ever looked at; `nil` where none was noted.
  ///
  /// - Throws: `InputError` where the ledger cannot be used or was changed.
  public func mode(of fingerprint: Fingerprint) throws -> LedgerMode? {
    try state().mode(of: fingerprint)
  }

  /// What a dataset's charges come to: Σρ and Σδ′, zero for one never charged.
  ///
  /// - Throws: `InputError` where the ledger cannot be used or was changed.
  public func spent(of fingerprint: Fingerprint) throws -> PrivacyCost {
    try account(for: fingerprint)?.spent ?? .zero
  }

  /// Sets an account's cap, or removes it with `nil`; the account is opened if the dataset is new.
  ///
  /// A cap below what is spent is allowed: it refuses every further charge.
  ///
  /// - Returns: The account as it is then.
  /// - Throws: `InputError` where the ledger cannot be used or was changed.
  @discardableResult
  public func setCap(
    _ cap: AccountCap?, for fingerprint: Fingerprint, name: String
  ) throws -> Account {
    try change(DatasetIdentity(fingerprint, name: name)) { account, state, database in
      guard account.cap != cap else { return }
      _ = try self.append(
        .cap, ChargeRecord.body(cap), account: fingerprint, to: &state, in: database)
    }
  }

  /// Notes that a dataset was looked at in `mode`; only a less strict mode than ever adds an entry.
  ///
  /// - Returns: The account as it is then.
  /// - Throws: `InputError` where the ledger cannot be used or was changed.
  @discardableResult
  public func note(
    _ mode: LedgerMode, for fingerprint: Fingerprint, name: String
  ) throws -> Account {
    try note(mode, for: DatasetIdentity(fingerprint, name: name))
  }

  /// Notes that a dataset, or a part of one, was looked at in `mode`.
  ///
  /// - Returns: The account as it is then.
  /// - Throws: `InputError` where the ledger cannot be used or was changed, or where the table is split
  ///   otherwise.
  @discardableResult
  public func note(_ mode: LedgerMode, for dataset: DatasetIdentity) throws -> Account {
    try change(dataset) { account, state, database in
      try self.note(mode, for: account, in: &state, database)
    }
  }

  /// Notes how far the work of a charge has come; a later status is never taken back.
  ///
  /// - Parameter output: the absolute path of the table that was written, where one was.
  /// - Throws: `InputError` where there is no such charge.
  public func mark(_ status: ChargeStatus, charge id: String, output: String? = nil) throws {
    _ = try write { database in
      var state = try self.state(database)
      guard let charge = state.charge(id) else {
        throw InputError("the ledger has no such charge", file: self.path, value: id)
      }
      let isNews =
        output.map { $0 != charge.outputs.last }
        ?? (charge.status != status && charge.status != .released)
      guard isNews else { return 0 }
      let place = output.map { [("output", DocumentValue.text($0))] } ?? []
      return try self.append(
        .status, .map([("charge", .text(id)), ("status", .text(status.rawValue))] + place),
        account: charge.request.fingerprint, to: &state, in: database
      ).sequence
    }
  }

  /// The dataset's account, opened where it is new; with a part's, the whole table's too.
  func opened(
    _ dataset: DatasetIdentity, in state: inout LedgerState, _ database: Database
  ) throws -> Account {
    if let account = state.account(dataset.fingerprint) { return account }
    var body: [(String, DocumentValue)] = [("name", .text(dataset.name))]
    if let whole = dataset.part {
      try state.checkSplit(whole, file: path)
      _ = try opened(
        DatasetIdentity(whole.fingerprint, name: whole.name), in: &state, database)
      body += [
        ("whole", .text(whole.fingerprint.hexadecimal)), ("side", .text(whole.part.side.rawValue)),
        ("fraction", .number(whole.part.fraction)),
      ]
    }
    _ = try append(.open, .map(body), account: dataset.fingerprint, to: &state, in: database)
    guard let account = state.account(dataset.fingerprint) else {
      throw InputError("the ledger did not open the account", file: path)
    }
    return account
  }

  func note(
    _ mode: LedgerMode, for account: Account, in state: inout LedgerState, _ database: Database
  ) throws {
    if let known = account.mode, mode <= known { return }
    _ = try append(
      .mode, .map([("mode", .text(mode.rawValue))]), account: account.fingerprint, to: &state,
      in: database)
  }

  private func change(
    _ dataset: DatasetIdentity,
    _ body: @Sendable (Account, inout LedgerState, Database) throws -> Void
  ) throws -> Account {
    try write { database in
      var state = try self.state(database)
      let account = try self.opened(dataset, in: &state, database)
      try body(account, &state, database)
      return state.account(dataset.fingerprint) ?? account
    }
  }
}
