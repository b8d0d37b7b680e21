import Documents

extension Ledger {
  /// Refuses a table that has the name of a capped one but other content, and no cap of its own.
  ///
  /// One added row makes another fingerprint, which must not be a way around a cap.
  /// - Throws: `InputError` that says how to go on.
  public func checkNamesakes(of fingerprint: Fingerprint, name: String) throws {
    let accounts = try accounts()
    if let own = accounts.first(where: { $0.fingerprint == fingerprint }),
      own.cap != nil || own.chargeCount > 0
    {
      return
    }
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
}
