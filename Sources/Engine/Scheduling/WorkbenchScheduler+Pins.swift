import Documents
import Tables

extension WorkbenchScheduler {
  /// The most pins at a time.
  static let mostPins = 26

  /// Pins the present state once its draft is complete.
  func pin() throws {
    guard let session = journal?.session else { return }
    guard dataset?.hasRows == true else { throw session.mode.nothingToPredictFrom }
    let snapshot = mailbox.peek
    guard !snapshot.isBusy, snapshot.association != nil,
      snapshot.columns.allSatisfy({ !$0.isModelled || !$0.isStale })
    else { throw InputError("the draft is not complete; pin it once nothing is being computed") }
    let letters = (0..<WorkbenchScheduler.mostPins).compactMap { UnicodeScalar(65 + $0) }
      .map(Character.init)
    guard let letter = letters.first(where: { letter in !pins.contains { $0.letter == letter } })
    else { throw InputError("there are 26 pins; forget one first") }
    var pin = Pin(letter: letter, choices: session.choices)
    pin.show(snapshot)
    pins.append(pin)
    pins.sort { $0.letter < $1.letter }
    keepPins()
    showPins()
    notify(.good, "pinned as \(letter)")
  }

  /// Forgets a pin.
  func unpin(_ letter: Character) throws {
    guard pins.contains(where: { $0.letter == letter }) else {
      throw InputError("there is no pin \(letter)")
    }
    pins.removeAll { $0.letter == letter }
    keepPins()
    showPins()
    notify(.info, "pin \(letter) is forgotten")
  }

  /// Shows the pins with what differs from the present choices.
  func showPins() {
    guard let choices = journal?.session.choices else { return }
    let shown = pins.map { pin in
      var pin = pin
      pin.differences = pin.choices.differences(from: choices)
      return pin
    }
    mailbox.update { $0.pins = shown }
  }
}

extension Choices {
  /// What a pin of these choices has otherwise than `others`, those on screen, most important first.
  func differences(from others: Choices) -> [Pin.Difference] {
    var differences: [Pin.Difference] = []
    func note(_ name: String, _ here: String, _ there: String) {
      if here != there { differences.append(.init(name: name, pinned: here, now: there)) }
    }
    note("ε", epsilon.formatted, others.epsilon.formatted)
    note("δ", "\(delta)", "\(others.delta)")
    note("method", method, others.method)
    for column in Set(shares.keys).union(others.shares.keys).sorted() {
      note(
        "share of \(column)", (shares[column] ?? 1).formatted,
        (others.shares[column] ?? 1).formatted)
    }
    for column in Set(caps.keys).union(others.caps.keys).sorted() {
      note(
        "cap of \(column)", caps[column]?.formatted ?? "none",
        others.caps[column]?.formatted ?? "none")
    }
    note("rows", rows.map(String.init) ?? "estimate", others.rows.map(String.init) ?? "estimate")
    note("scenario", scenario.inWords, others.scenario.inWords)
    note("post-processing", postProcessing.inWords, others.postProcessing.inWords)
    note("rules", Choices.listed(rules), Choices.listed(others.rules))
    note("draft", "\(draftNumber)", "\(others.draftNumber)")
    return differences
  }
}
