import Documents
import Tables

extension WorkbenchScheduler {
  /// Takes up the pins of a session that was opened; in another mode they lose their pictures.
  func openPins(isOpened: Bool) {
    guard isOpened else {
      pins = pins.map { Pin(letter: $0.letter, choices: $0.choices) }
      return
    }
    pins = []
    guard let journalPath else { return }
    do {
      pins = try PinFile.read(PinFile.path(beside: journalPath)).map {
        Pin(letter: $0.letter, choices: withTables($0.choices))
      }
    } catch {
      notify(.warning, "the pins of an earlier run are lost: \(describe(error))")
    }
  }

  /// Choices with the tables that their rules name, where these can be read.
  private func withTables(_ choices: Choices) -> Choices {
    guard var session = journal?.session else { return choices }
    session.choices = choices
    try? session.loadRuleTables()
    return session.choices
  }

  /// Writes the pins down beside the journal; another workbench's are left alone.
  func keepPins() {
    guard let journalFile else { return }
    let entries = pins.map { PinFile.Entry(letter: $0.letter, choices: $0.choices) }
    do {
      try PinFile.write(entries, to: PinFile.path(beside: journalFile.path))
    } catch {
      notify(.warning, "the pins are not kept: \(describe(error))")
    }
  }

  /// Draws the next pin that has no pictures, cold, while nothing newer is asked for.
  func drawPins(_ generation: Int) {
    guard !generations.isOutdated(generation), let dataset, dataset.hasRows,
      let session = journal?.session,
      let pin = pins.first(where: { !$0.isDrawn && !undrawable.contains($0.choices) })
    else { return }
    let (generations, pipeline, workspace) = (generations, pipeline, setup.workspace)
    let canvas = Mailbox()
    canvas.update { $0.show(dataset, choices: pin.choices) }
    drafts.run {
      do {
        let work = DraftWork(
          dataset: dataset, choices: pin.choices,
          seed: Accounts.draftSeed(workspace, number: pin.choices.draftNumber), focus: nil,
          generation: 0, place: { session.resolved($0) })
        try pipeline.draw(work, report: StageReport(mailbox: canvas, generation: 0)) {
          generations.isOutdated(generation)
        }
        return { await self.drew(pin, canvas.peek, generation) }
      } catch is CancellationError {
        return {}
      } catch {
        return { await self.cannotDraw(pin, generation) }
      }
    }
  }

  private func drew(_ pin: Pin, _ snapshot: Snapshot, _ generation: Int) {
    guard let place = pins.firstIndex(where: { $0.letter == pin.letter && !$0.isDrawn }),
      pins[place].choices == pin.choices
    else { return drawPins(generation) }
    pins[place].show(snapshot)
    showPins()
    drawPins(generation)
  }

  private func cannotDraw(_ pin: Pin, _ generation: Int) {
    undrawable.insert(pin.choices)
    notify(
      .warning, "pin \(pin.letter) cannot be drawn again: its choices do not fit the table now")
    drawPins(generation)
  }
}

extension Pin {
  /// A pin whose pictures are yet to be drawn.
  init(letter: Character, choices: Choices) {
    self.init(
      letter: letter, choices: choices, histograms: [:], association: [],
      measure: choices.associationMeasure, columnDistances: [:], meanPairDistance: nil,
      expected: nil, differences: [])
  }

  /// Whether it has pictures.
  var isDrawn: Bool { !histograms.isEmpty }

  /// Takes the pictures of a complete draft.
  mutating func show(_ snapshot: Snapshot) {
    histograms = snapshot.histograms.mapValues(\.synthetic)
    association = snapshot.association?.synthetic ?? []
    measure = snapshot.association?.measure ?? measure
    for (position, column) in snapshot.columns.enumerated() {
      columnDistances[position] = column.distance
    }
    meanPairDistance = snapshot.meanPairDistance
    expected = snapshot.prediction?.meanPair
  }
}
