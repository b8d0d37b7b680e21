import Documents
import Governance

extension Accounts {
  /// The charge whose identity is `text` or begins with it.
  ///
  /// - Throws: `InputError` where there is none, or more than one.
  static func charge(_ text: String, in ledger: Ledger) throws -> Charge {
    guard !text.isEmpty, text.utf8.count <= 16, text.allSatisfy(\.isHexDigit) else {
      throw InputError(
        "a charge is named by up to sixteen hexadecimal digits; `semblance ledger show` lists them",
        value: text)
    }
    let found = try ledger.charges(matching: text)
    guard let charge = found.first else {
      throw InputError(
        "the ledger has no charge of this name; `semblance ledger show` lists them",
        file: ledger.path, value: text)
    }
    guard found.count == 1 else {
      throw InputError(
        "several charges begin with these digits; give more of them: "
          + found.map(\.id).joined(separator: ", "), value: text)
    }
    return charge
  }
}
