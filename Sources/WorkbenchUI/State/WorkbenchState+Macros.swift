import Engine

extension WorkbenchState {
  /// Begins to record, or stops and asks where the macro goes.
  mutating func toggleRecording(_ snapshot: Snapshot) {
    guard let recorded = recording else {
      recording = Macro(size: size)
      log.say(.info, "recording; \(keys.text(together: [.record])) stops")
      return
    }
    recording = nil
    guard !recorded.entries.isEmpty else {
      log.say(.info, "nothing was recorded")
      return
    }
    macro = recorded
    ask(.record, snapshot)
  }

  /// Plays the macro recorded last.
  mutating func playLast() -> [Effect] {
    macro.map { [.play($0, times: count)] } ?? []
  }
}
