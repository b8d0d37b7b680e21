import Testing

@testable import Terminal

@Suite struct ClickCounterTests {
  private static let start = ContinuousClock.now

  private func press(_ x: Int, _ button: MouseEvent.Button = .left) -> InputEvent {
    .mouse(MouseEvent(.press(button), at: Position(x: x, y: 1)))
  }

  private func clicks(_ events: [(InputEvent, Int)]) -> [Int] {
    var counter = ClickCounter()
    return events.compactMap { event, milliseconds in
      let counted = counter.counted(event, at: Self.start + .milliseconds(milliseconds))
      if case .mouse(let mouse) = counted, case .press = mouse.action { return mouse.clicks }
      return nil
    }
  }

  @Test func twoOnOneCellAreADoubleClickAndAThirdIsTheFirstOfTheNext() {
    let release = InputEvent.mouse(MouseEvent(.release(.left), at: Position(x: 3, y: 1)))
    #expect(
      clicks([
        (press(3), 0), (release, 50), (press(3), 400), (release, 420), (press(3), 500),
        (press(3), 600),
      ]) == [1, 2, 1, 2])
  }

  @Test func elsewhereTooLateOrAfterADragTheyAreSingle() {
    let drag = InputEvent.mouse(MouseEvent(.drag(.left), at: Position(x: 4, y: 1)))
    #expect(clicks([(press(3), 0), (press(4), 50)]) == [1, 1])
    #expect(clicks([(press(3), 0), (press(3), 401)]) == [1, 1])
    #expect(clicks([(press(3), 0), (drag, 20), (press(3), 50)]) == [1, 1])
    #expect(clicks([(press(3), 0), (press(3, .right), 20), (press(3), 50)]) == [1, 1, 1])
  }

  @Test func otherEventsStayAsTheyAre() {
    var counter = ClickCounter()
    #expect(counter.counted(.character("a"), at: Self.start) == .character("a"))
  }
}
