import Documents
import Governance

/// A committed charge with what it adds to, and the ledger that holds them.
struct ChargeState: Sendable {
  /// Every charge that the result rests on, the first one first.
  let chain: [Charge]
  let charge: Charge
  let ledger: Ledger
  /// The least strict mode the account was ever explored in.
  let mode: LedgerMode
  /// Which part of a table was charged for; `nil` for a whole one.
  let part: AccountPart?
  /// The charge's identity in the ledger.
  var id: String { charge.id }

  /// Reads a charge back from the ledger.
  ///
  /// - Throws: `InputError` where the ledger has no such charge.
  init(_ id: String, in ledger: Ledger) throws {
    chain = try ledger.chain(to: id)
    guard let charge = chain.last, charge.id == id,
      let account = try ledger.account(for: charge.request.fingerprint)
    else { throw InputError("the ledger did not keep the charge", file: ledger.path, value: id) }
    self.charge = charge
    self.ledger = ledger
    mode = try ledger.mode(of: account.fingerprint) ?? charge.request.mode
    part = account.part
  }

  /// Runs what may fail after the charge; an error then says that the charge stays, and what to do.
  func telling<Value>(_ work: () throws -> Value) throws -> Value {
    do {
      return try work()
    } catch var error as InputError {
      error.message += "; " + remark
      throw error
    } catch is CancellationError {
      throw ReleaseInterrupted(remark: remark, kept: isKept ? id : nil)
    }
  }

  /// Whether what was measured is stored, so that it can be taken up again.
  private var isKept: Bool {
    guard let now = try? ledger.chain(to: id).last else { return false }
    return now.status != .charged
  }

  private var remark: String {
    var remark = "the charge \(id) stays in the ledger"
    if isKept {
      remark += ", and `--resume \(id)` takes it up again at no cost"
    }
    return remark
  }
}

extension ChargeState? {
  /// As ``ChargeState/telling(_:)``; a draft has no charge to tell of.
  func telling<Value>(_ work: () throws -> Value) throws -> Value {
    if let self { return try self.telling(work) }
    return try work()
  }
}
