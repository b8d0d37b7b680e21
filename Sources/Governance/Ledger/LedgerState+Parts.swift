import Documents
import Privacy

extension LedgerState {
  /// What may have been spent on any one row of an account: of a part also what was spent on the whole, of a
  /// whole also what was spent on the part where that is most.
  ///
  /// Parts are disjoint and a row's part owes nothing to any value, so that costs of both do not add.
  ///
  /// - Parameter added: a cost that another account, or the same, is about to have.
  func exposure(
    of fingerprint: Fingerprint, adding added: (cost: PrivacyCost, to: Fingerprint)? = nil
  ) -> PrivacyCost {
    func own(_ account: Account?) -> PrivacyCost {
      guard let account else { return .zero }
      return added?.to == account.fingerprint
        ? account.spent + (added?.cost ?? .zero) : account.spent
    }
    guard let account = account(fingerprint) else { return .zero }
    if let part = account.part { return own(account) + own(self.account(part.whole)) }
    let parts = parts(of: fingerprint).map(own)
    return own(account)
      + PrivacyCost(
        rho: parts.map(\.rho).max() ?? .zero, delta: parts.map(\.delta).max() ?? .zero)
  }

  /// The least strict mode in which any row of an account was ever looked at.
  func mode(of fingerprint: Fingerprint) -> LedgerMode? {
    guard let account = account(fingerprint) else { return nil }
    let others =
      account.part.map { [self.account($0.whole)] } ?? parts(of: fingerprint).map(Optional.some)
    return ([account] + others).compactMap { $0?.mode }.max()
  }

  /// The accounts of the parts of a whole table.
  func parts(of whole: Fingerprint) -> [Account] { accounts.filter { $0.part?.whole == whole } }

  /// The accounts that hold some of the rows of another, itself among them.
  func relatives(of fingerprint: Fingerprint) -> [Account] {
    guard let account = account(fingerprint) else { return [] }
    if let part = account.part { return [account] + [self.account(part.whole)].compactMap { $0 } }
    return [account] + parts(of: fingerprint)
  }

  /// Refuses a second split of a table that is split already: rows would change sides.
  ///
  /// - Throws: `InputError` that says how it is split.
  func checkSplit(_ whole: DatasetIdentity.Whole, file: String) throws {
    guard
      let known = parts(of: whole.fingerprint).compactMap({ $0.part?.part }).first(where: {
        $0.fraction != whole.part.fraction
      })
    else { return }
    throw InputError(
      "this table is split already, with a slice of \(known.fraction) of its rows; a table has one split "
        + "for ever", file: whole.name, value: "\(whole.part.fraction)")
  }
}

extension AccountPart {
  /// What an entry that opens an account says of it; `nil` for a whole table.
  init?(_ body: DocumentMapping) throws {
    guard let whole = try body["whole"]?.string() else { return nil }
    self.init(
      part: try TablePart(
        try body.required("side").choice(of: TablePart.Side.self),
        of: try body.required("fraction").number()), whole: Fingerprint(hexadecimal: whole))
  }
}
