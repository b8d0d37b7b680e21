extension WorkbenchScheduler {
  /// Takes up where the screens of the session were left.
  func openPlace() {
    place = nil
    guard let journalPath else { return }
    do {
      place = try KeptPlace.read(KeptPlace.path(beside: journalPath))
    } catch {
      notify(.warning, "where the screens were left is not known: \(describe(error))")
    }
  }

  /// Keeps where the screens stand beside the journal; another workbench's place is left alone.
  func keep(_ place: KeptPlace) {
    guard let journalFile else { return }
    do {
      try place.write(to: KeptPlace.path(beside: journalFile.path))
    } catch {
      notify(.warning, "where the screens stand is not kept: \(describe(error))")
    }
  }
}
