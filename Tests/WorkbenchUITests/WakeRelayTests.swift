import Foundation
import Terminal
import Testing

@testable import WorkbenchUI

/// The engine's wake reaches the screen, and nobody else's file is read for it.
@Suite("The relay of the engine's wake") struct WakeRelayTests {
  private func isRaised(_ signal: WakeSignal, within milliseconds: Int32) -> Bool {
    var entry = pollfd(fd: signal.descriptor, events: Int16(POLLIN), revents: 0)
    return poll(&entry, 1, milliseconds) == 1 && signal.clear()
  }

  /// The engine closes its descriptor when it ends; the number then belongs to whoever opens a file next.
  @Test func theNumberOfTheDescriptorIsNotUsed() throws {
    var ends: [Int32] = [-1, -1]
    try #require(pipe(&ends) == 0)
    let signal = try WakeSignal()
    try WakeRelay.start(from: ends[0], to: signal)
    close(ends[0])
    var byte: UInt8 = 1
    #expect(write(ends[1], &byte, 1) == 1)
    #expect(isRaised(signal, within: 60_000))
    close(ends[1])
  }

  @Test func aDescriptorThatIsNotOpenIsRefused() throws {
    let signal = try WakeSignal()
    #expect(throws: (any Error).self) { try WakeRelay.start(from: -1, to: signal) }
  }
}
