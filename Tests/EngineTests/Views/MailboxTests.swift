import Foundation
import Testing

@testable import Engine

@Suite struct MailboxTests {
  private func isReadable(_ descriptor: Int32) -> Bool {
    var entry = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    return poll(&entry, 1, 0) == 1
  }

  @Test func wakesOnceUntilTaken() {
    let mailbox = Mailbox()
    #expect(!isReadable(mailbox.wakeDescriptor))
    mailbox.update { $0.isBusy = true }
    mailbox.update { $0.generation = 3 }
    #expect(isReadable(mailbox.wakeDescriptor))
    #expect(mailbox.snapshot.generation == 3)
    #expect(!isReadable(mailbox.wakeDescriptor))
  }

  @Test func resultsOfAnOlderGenerationAreDropped() {
    let mailbox = Mailbox()
    mailbox.update { $0.generation = 2 }
    mailbox.update(generation: 1) { $0.meanPairDistance = 9 }
    #expect(mailbox.snapshot.meanPairDistance == nil)
    mailbox.update(generation: 2) { $0.meanPairDistance = 0.1 }
    #expect(mailbox.snapshot.meanPairDistance == 0.1)
  }
}
