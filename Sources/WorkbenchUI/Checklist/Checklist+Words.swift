import Engine

extension Checklist.Item {
  /// What it is called.
  var name: String {
    switch self {
    case .domains: "domains"
    case .protection: "protection"
    case .rules: "rules"
    case .closeness: "closeness"
    case .comparison: "comparison"
    case .looking: "looking"
    case .account: "account"
    case .session: "session"
    case .release: "release"
    case .check: "check"
    }
  }

  /// Why one thinks of it.
  var reason: String {
    switch self {
    case .domains:
      "A guarantee can rest only on values and bounds that are known without the table. What was read "
        + "off the rows is marked ⚑ until a person confirms it."
    case .protection:
      "Each column has a share of the budget and its own ε_c: what changing its value in one row could "
        + "give away. A ceiling holds it down, whatever the shares are; share 0 never measures it, and "
        + "it is then drawn evenly over its domain."
    case .rules:
      "What every row must obey, one rule a line, such as discharged >= admitted. They cost no budget, "
        + "and no row that is written breaks one."
    case .closeness:
      "The mean distance between real and synthetic over all pairs of columns: 0 is the same, 1 has "
        + "nothing in common. Drafts cost nothing, so try what a larger ε or another share brings."
    case .comparison:
      "A pin keeps a setting with its results. Pin one, change what you like, and see both side by "
        + "side, with what differs and what each one costs."
    case .looking:
      "Choices made with the real rows in view are not covered by the guarantee, and the manifest says "
        + "so. Blind mode explores a charged pilot instead, design mode the dictionary alone."
    case .account:
      "What was charged on this table before, and what it comes to with this release. A ceiling on the "
        + "account is enforced, whoever asks."
    case .session:
      "A session file holds every choice, and no rows: it opens again where you left it, and the command "
        + "line takes it too."
    case .release:
      "Asks for a file and shows the charge before it is made. Then noise is drawn anew, and table, "
        + "manifest and every noisy measurement are written."
    case .check:
      "Makes the rows again from the published measurements and compares them with the table and the "
        + "manifest, as anyone can who has the files."
    }
  }

  /// What to press besides Enter, a line each: keys and what they do.
  func ways(_ keys: KeyMap) -> [(keys: String, does: String)] {
    func way(_ ids: [ActionID], _ does: String) -> (keys: String, does: String) {
      (keys.text(together: ids), does)
    }
    return switch self {
    case .domains: [way([.columnPage], "shows one column after another")]
    case .protection:
      [
        way([.cap], "there: a ceiling on the chosen column"),
        way([.shareDown, .shareUp], "there: less or more of the budget"),
        way([.shareZero], "there: never measure it"),
      ]
    case .rules: [way([.lineAdd], "there: write a rule")]
    case .closeness:
      [
        way([.epsilon], "changes the total ε"),
        way([.tradeOff], "draws what every ε would bring"),
      ]
    case .comparison:
      [
        way([.pin], "pins what is set now"),
        way([.pins], "shows a pin beside the present"),
        way([.takeUpPin], "there: go back to the pin"),
      ]
    case .looking, .release: []
    case .account: [way([.accountCap], "there: a ceiling on the account")]
    case .session: [way([.saveAs], "saves it under another name")]
    case .check: [way([.ledger], "lists all releases, to be checked or written again")]
    }
  }
}

extension Checklist.Line {
  /// What Enter does.
  var enter: String {
    switch action {
    case .confirmDomains: "lists them all and confirms those left marked"
    case .columnPage: "opens the columns"
    case .rules: "opens the rules"
    case .evaluation: "shows the worst columns and pairs first"
    case .pin: "pins what is set now"
    case .pins: "shows a pin beside the present"
    case .mode: "asks for another mode"
    case .ledger: "shows every charge"
    case .save: "saves the session"
    case .release: "asks where to, and then once more"
    case .check: "checks the newest release"
    default: "goes there"
    }
  }
}
