/// Tells the second of two clicks: on the same cell, within 400 ms of the first.
struct ClickCounter {
  private var last: (position: Position, time: ContinuousClock.Instant)?

  /// How long a second click may take.
  static let pause = Duration.milliseconds(400)

  /// The event with its clicks counted; `time` is when it came.
  mutating func counted(_ event: InputEvent, at time: ContinuousClock.Instant) -> InputEvent {
    guard case .mouse(var mouse) = event else { return event }
    switch mouse.action {
    case .press(.left):
      guard let before = last, before.position == mouse.position,
        before.time.duration(to: time) <= ClickCounter.pause
      else {
        last = (mouse.position, time)
        return event
      }
      // A third click begins anew.
      last = nil
      mouse.clicks = 2
      return .mouse(mouse)
    case .press, .drag, .wheelUp, .wheelDown: last = nil
    case .release: break
    }
    return event
  }
}
