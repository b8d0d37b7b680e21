import Engine
import Plots
import Terminal

/// Which columns the list of charges has: what matters least is left out where the list is narrow.
struct LedgerColumns {
  private let showsPurpose: Bool
  private let showsRho: Bool

  /// Columns for lines of `width` cells.
  init(width: Int) {
    showsPurpose = width >= 45
    showsRho = width >= 55
  }

  private var timeWidth: Int { showsPurpose ? 17 : 12 }

  /// The cells before ε.
  var beforeEpsilon: Int { timeWidth + (showsPurpose ? 11 : 0) }

  /// What stands above the lines.
  var heads: [(String, ThemeRole)] {
    [
      ("time".padded(to: timeWidth), .muted), (showsPurpose ? "for".padded(to: 11) : "", .muted),
      ("ε".padded(to: 6, align: .right), .muted),
      (showsRho ? "ρ".padded(to: 10, align: .right) : "", .muted), ("  state", .muted),
    ]
  }

  /// A charge; without the purpose its time is without the year.
  func line(_ charge: AccountSummary.Entry) -> [(String, ThemeRole)] {
    let time = charge.time.replacing("T", with: " ").prefix(16)
    return [
      (String(showsPurpose ? time : time.dropFirst(5)).padded(to: timeWidth), .muted),
      (showsPurpose ? charge.purpose.padded(to: 11) : "", .text),
      (NumberText.plain(charge.epsilon).padded(to: 6, align: .right), .text),
      (showsRho ? NumberText.short(charge.rho).padded(to: 10, align: .right) : "", .muted),
      ("  " + charge.status, charge.status == "released" ? .good : .warn),
    ]
  }
}
