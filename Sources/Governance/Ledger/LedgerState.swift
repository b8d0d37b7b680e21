import Documents
import Privacy

/// What the entries of a ledger come to, from the first to the last.
struct LedgerState: Sendable {
  private(set) var accounts: [Account] = []
  private(set) var charges: [Charge] = []
  private(set) var last: LedgerEntry?

  func account(_ fingerprint: Fingerprint) -> Account? {
    accounts.first { $0.fingerprint == fingerprint }
  }

  func charge(_ id: String) -> Charge? { charges.first { $0.id == id } }

  /// Takes in the next entry.
  ///
  /// - Throws: `InputError` where it does not follow the last one, or makes no sense.
  mutating func add(_ entry: LedgerEntry, file: String) throws {
    guard entry.follows(last) else {
      throw LedgerState.tampered(entry.sequence, file: file)
    }
    last = entry
    let body = try DocumentNode.parse(json: entry.body, file: file).mapping()
    let position = accounts.firstIndex { $0.fingerprint.hexadecimal == entry.account }
    guard let kind = LedgerEntry.Kind(rawValue: entry.kind), (kind == .open) == (position == nil)
    else { throw LedgerState.tampered(entry.sequence, file: file) }
    guard let position else {
      accounts.append(
        Account(
          fingerprint: Fingerprint(hexadecimal: entry.account),
          name: try body.required("name").string(), part: try AccountPart(body),
          opened: entry.time, cap: nil, mode: nil, spent: .zero, chargeCount: 0))
      return
    }
    switch kind {
    case .open: break
    case .charge:
      let charge = try ChargeRecord.read(body, entry: entry, name: accounts[position].name)
      accounts[position].spent = accounts[position].spent + charge.request.cost
      accounts[position].chargeCount += 1
      charges.append(charge)
    case .status:
      let id = try body.required("charge").string()
      guard let index = charges.lastIndex(where: { $0.id == id }) else {
        throw LedgerState.tampered(entry.sequence, file: file)
      }
      charges[index].status = try body.required("status").choice(of: ChargeStatus.self)
      // Entries of older versions do not say where the table went.
      if let output = try body["output"]?.string() {
        for other in charges.indices { charges[other].lost(output) }
        charges[index].wrote(to: output)
      }
    case .cap: accounts[position].cap = try ChargeRecord.cap(body)
    case .mode:
      let mode = try body.required("mode").choice(of: LedgerMode.self)
      accounts[position].mode = max(accounts[position].mode ?? mode, mode)
    }
  }

  static func tampered(_ sequence: Int, file: String) -> InputError {
    InputError(
      "the ledger was changed or damaged at entry \(sequence); restore it from a backup",
      file: file,
      value: "entry \(sequence)")
  }
}
