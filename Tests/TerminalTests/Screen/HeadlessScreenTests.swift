import Terminal
import Testing

@MainActor @Suite struct HeadlessScreenTests {
  @Test func eventsComeOneAtATime() {
    let screen = HeadlessScreen(events: [.key(.up), .control("c")])
    screen.type("ab")
    #expect(screen.nextEvents(timeout: nil) == [.key(.up)])
    #expect(screen.nextEvents(timeout: nil) == [.control("c")])
    #expect(screen.nextEvents(timeout: nil) == [.character("a")])
    #expect(screen.nextEvents(timeout: nil) == [.character("b")])
    #expect(screen.nextEvents(timeout: nil) == [])
  }

  @Test func aWakeGoesFirst() throws {
    let wake = try WakeSignal()
    let screen = HeadlessScreen(wake: wake, events: [.key(.up)])
    wake.raise()
    #expect(screen.nextEvents(timeout: nil) == [.wake])
    #expect(screen.nextEvents(timeout: nil) == [.key(.up)])
    #expect(screen.nextEvents(timeout: 0) == [])
  }

  @Test func aWorkerWakesTheWait() async throws {
    let wake = try WakeSignal()
    let screen = HeadlessScreen(wake: wake)
    Task.detached { wake.raise() }
    #expect(screen.nextEvents(timeout: nil) == [.wake])
  }

  @Test func changedCellsAreCounted() {
    let screen = HeadlessScreen(width: 10, height: 2)
    var canvas = Canvas(width: 10, height: 2)
    screen.present(canvas, cursor: nil)
    #expect(screen.changedCells == 20)
    screen.present(canvas, cursor: nil)
    #expect(screen.changedCells == 0)
    canvas.text("age", x: 0, y: 1)
    screen.present(canvas, cursor: Position(x: 3, y: 1))
    #expect(screen.changedCells == 3)
    #expect(screen.canvas.lines == ["", "age"])
    #expect(screen.cursor == Position(x: 3, y: 1))
    screen.invalidate()
    screen.present(canvas, cursor: nil)
    #expect(screen.changedCells == 20)
    #expect(screen.presentCount == 4)
  }

  @Test func aResizeTakesEffectWithItsEvent() {
    let screen = HeadlessScreen(width: 10, height: 2, events: [.resize(width: 4, height: 1)])
    #expect(screen.size == Size(width: 10, height: 2))
    #expect(screen.nextEvents(timeout: 0) == [.resize(width: 4, height: 1)])
    #expect(screen.size == Size(width: 4, height: 1))
    screen.present(Canvas(width: 10, height: 2), cursor: nil)
    #expect(screen.canvas.bounds == Rect(x: 0, y: 0, width: 4, height: 1))
  }

  @Test func asciiIsApplied() {
    let screen = HeadlessScreen(width: 3, height: 2, glyphs: .ascii)
    var canvas = Canvas(width: 3, height: 2)
    canvas.box(canvas.bounds)
    screen.present(canvas, cursor: nil)
    #expect(screen.canvas.lines == ["+-+", "+-+"])
  }

  @Test func wakesCountAsOne() throws {
    let wake = try WakeSignal()
    #expect(!wake.clear())
    wake.raise()
    wake.raise()
    #expect(wake.clear())
    #expect(!wake.clear())
  }
}
