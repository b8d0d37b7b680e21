#if canImport(Glibc)
  import Glibc
#endif

extension NcursesScreen {
  // How long a lone Escape waits for the rest of a sequence.
  private static let escapeDelay = 25

  /// Waits for keys, mouse, paste, a new size, the wake signal or the operating system's signals.
  public func nextEvents(timeout: Int?) -> [InputEvent] {
    let clock = ContinuousClock()
    let end = timeout.map { clock.now + .milliseconds(max(0, $0)) }
    var events: [InputEvent] = []
    while events.isEmpty {
      var wait: Int? = end.map { max(0, Self.milliseconds(clock.now.duration(to: $0))) }
      if decoder.isPending { wait = min(wait ?? Self.escapeDelay, Self.escapeDelay) }
      var entries = [
        pollfd(fd: signals.descriptor, events: Int16(POLLIN), revents: 0),
        pollfd(fd: wake.descriptor, events: Int16(POLLIN), revents: 0),
        pollfd(fd: inputEnded ? -1 : input, events: Int16(POLLIN), revents: 0),
      ]
      let ready = poll(&entries, nfds_t(entries.count), Int32(clamping: wait ?? -1))
      if ready == 0 {
        if decoder.isPending { events += decoder.flush() }
        if events.isEmpty, let end, clock.now >= end { break }
        continue
      }
      if entries[0].revents != 0, signals.clear() { receiveSignals(&events) }
      if entries[2].revents != 0 { readInput(&events) }
      if entries[1].revents != 0, wake.clear() { events.append(.wake) }
      events = withoutSuspension(events)
    }
    return events
  }

  private func receiveSignals(_ events: inout [InputEvent]) {
    let waiting = SignalInbox.take()
    if waiting.contains(.stop) {
      suspend()
    } else if waiting.contains(.proceed) {
      takeAgain()
    }
    if !waiting.isDisjoint(with: [.resize, .stop, .proceed]), let event = followSize() {
      events.append(event)
    }
    if waiting.contains(.interrupt) { events.append(.signal(.interrupt)) }
    if waiting.contains(.hangup) { events.append(.signal(.hangup)) }
    if waiting.contains(.terminate) { events.append(.signal(.terminate)) }
  }

  private func readInput(_ events: inout [InputEvent]) {
    let block = withUnsafeTemporaryAllocation(byteCount: 65536, alignment: 1) { memory in
      let count = read(input, memory.baseAddress, memory.count)
      if count > 0 { return Array(memory[..<count]) }
      // No bytes and no terminal: it has gone, and asking again would spin.
      if count == 0 || (errno != EINTR && errno != EAGAIN) { inputEnded = true }
      return []
    }
    if inputEnded { events.append(.signal(.hangup)) }
    let now = ContinuousClock.now
    events += decoder.feed(block).map { clicks.counted($0, at: now) }
  }

  private func withoutSuspension(_ events: [InputEvent]) -> [InputEvent] {
    guard events.contains(.control("z")) else { return events }
    suspend()
    let rest = events.filter { $0 != .control("z") }
    return followSize().map { rest + [$0] } ?? rest
  }

  private static func milliseconds(_ duration: Duration) -> Int {
    let (seconds, rest) = duration.components
    // Rounded up, so that the wait never ends a moment early and spins.
    return Int(clamping: seconds) * 1000 + Int((rest + 999_999_999_999_999) / 1_000_000_000_000_000)
  }
}
