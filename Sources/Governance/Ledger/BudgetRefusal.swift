import Documents
import Privacy

/// A charge that would take an account over its cap; commands print it and exit with status 3.
public struct BudgetRefusal: Error, Sendable, Hashable, CustomStringConvertible {
  /// The account's name.
  public let account: String
  /// What was spent, as ε at the cap's δ; `nil` where no finite ε is proved.
  public let spent: Epsilon?
  /// What was asked for alone, as ε at the cap's δ.
  public let asked: Epsilon?
  /// Both together.
  public let total: Epsilon?
  /// The cap.
  public let cap: AccountCap

  /// One sentence with what was spent, asked for, and the cap, and what to do.
  public var description: String {
    func text(_ epsilon: Epsilon?) -> String {
      epsilon.map { DocumentNumber.text(($0.value * 10_000).rounded(.up) / 10_000) } ?? "∞"
    }
    return
      "the budget of \(account) refuses: \(text(spent)) is spent and \(text(asked)) asked for, "
      + "together ε \(text(total)), over its cap of \(DocumentNumber.text(cap.epsilon.value)) at δ "
      + "\(DocumentNumber.text(cap.delta.value)); ask for less, or have the cap raised"
  }
}
