import Documents

extension LedgerState {
  /// Refuses a table that has the name of a capped one but other content, and no cap of its own.
  ///
  /// One added row makes another fingerprint, which must not be a way around a cap.
  /// - Throws: `InputError` that says how to go on.
  func checkNamesakes(of fingerprint: Fingerprint, name: String) throws {
    if let own = account(fingerprint), own.cap != nil || own.chargeCount > 0 { return }
    guard
      let capped = accounts.first(where: {
        $0.name == name && $0.fingerprint != fingerprint && $0.cap != nil
      })
    else { return }
    throw InputError(
      "a table of this name with other content (\(capped.fingerprint.short)) has a cap, which a "
        + "changed file would escape; give this one its own with `semblance ledger cap`", file: name
    )
  }

  /// Refuses to add to a charge that is not there, is of another dataset, or came to nothing.
  ///
  /// - Throws: `InputError` that says which.
  func checkRaised(_ id: String, by fingerprint: Fingerprint, file: String) throws {
    guard let base = charge(id), base.request.fingerprint == fingerprint else {
      throw InputError("the dataset has no such charge to add to", file: file, value: id)
    }
    guard base.status != .charged else {
      throw InputError(
        "nothing was measured under this charge, so nothing can be added to it", file: file,
        value: id)
    }
  }

  /// A charge and what it was added to, the first one first; empty where there is no such charge.
  func chain(to id: String) -> [Charge] {
    var chain: [Charge] = []
    var next = charge(id)
    while let charge = next, !chain.contains(where: { $0.id == charge.id }) {
      chain.append(charge)
      next = charge.request.raises.flatMap { self.charge($0) }
    }
    return chain.reversed()
  }
}
