import Dispatch
import Foundation

/// The engine behind a screen: commands go in at once, snapshots come out as results do.
public final class SessionEngine: WorkbenchEngine {
  private let mailbox = Mailbox()
  private let commands: AsyncStream<Command>.Continuation
  private let ended = DispatchSemaphore(value: 0)

  /// An engine with nothing loaded.
  ///
  /// - Parameters:
  ///   - setup: what the command line says about files and workspace.
  public init(_ setup: WorkbenchSetup) {
    let (stream, continuation) = AsyncStream<Command>.makeStream()
    commands = continuation
    let scheduler = WorkbenchScheduler(setup, mailbox: mailbox)
    Task.detached(executorPreference: scheduler.queue) { [ended, mailbox] in
      for await command in stream {
        await scheduler.handle(command)
        mailbox.ended()
      }
      await scheduler.stop()
      ended.signal()
    }
  }

  /// Takes the commands that were sent, saves among them, writes down what was looked at, and ends.
  public func close() {
    commands.finish()
    ended.wait()
    ended.signal()
  }

  deinit { commands.finish() }

  /// Hands over a command and returns at once; commands are taken in order.
  public func send(_ command: Command) {
    mailbox.activity.begin()
    if case .enqueued = commands.yield(command) { return }
    mailbox.ended()
  }

  /// Whether every command has been taken and all work that followed has ended.
  public var isIdle: Bool { mailbox.activity.isIdle }

  /// The newest snapshot.
  public var snapshot: Snapshot { mailbox.snapshot }

  /// A descriptor that is readable while there is a snapshot that was not taken.
  public var wakeDescriptor: Int32 { mailbox.wakeDescriptor }
}

/// What the command line says about files and workspace.
public struct WorkbenchSetup: Sendable {
  /// How tables are read: everything but the path.
  public var table: TableSource
  /// The folder that holds `.semblance`; `nil` looks for the nearest.
  public var workspace: String?
  /// The program's version, for manifests.
  public var version: String
  /// Whether nothing is to be changed, written or charged.
  public var isReadOnly = false

  /// A setup with these answers.
  public init(table: TableSource, workspace: String?, version: String) {
    self.table = table
    self.workspace = workspace
    self.version = version
  }
}
