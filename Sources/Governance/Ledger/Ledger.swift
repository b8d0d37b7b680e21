import Documents
import Foundation
import GRDB
import Privacy
import Tables

/// The append-only record of every charge against every dataset.
///
/// It is one SQLite table whose rows are bound by a chain of SHA-256. Every commit is flushed to
/// disk (`synchronous=FULL`) and read back, and every writing transaction takes the lock before it
/// reads, so that two processes cannot spend the same budget.
public final class Ledger: Sendable {
  /// The database's path.
  public let path: String
  let queue: DatabaseQueue
  private let now: @Sendable () -> Date

  /// Opens a ledger, or makes an empty one.
  ///
  /// - Throws: `InputError` where it cannot be opened, is damaged, or was changed by hand.
  public convenience init(path: String) throws { try self.init(path: path, now: { Date() }) }

  init(path: String, now: @escaping @Sendable () -> Date) throws {
    self.path = path
    self.now = now
    var configuration = Configuration()
    configuration.busyMode = .timeout(30)
    configuration.prepareDatabase { database in
      try database.execute(sql: "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL")
    }
    do {
      queue = try DatabaseQueue(path: path, configuration: configuration)
    } catch let error as DatabaseError {
      throw InputError(ledger: error, path: path)
    }
    _ = try write { database in
      let version = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
      guard version <= Ledger.version else {
        throw InputError(
          "the ledger was written by a newer version of this program; use that one", file: path)
      }
      if version == 0 { try database.execute(sql: Ledger.definition) }
      return try state(database)
    }
  }

  private static let version = 1

  /// The triggers keep an honest hand from changing history; the chain shows a dishonest one.
  private static let definition = """
    CREATE TABLE entries (
      sequence INTEGER PRIMARY KEY AUTOINCREMENT, account TEXT NOT NULL, kind TEXT NOT NULL,
      time TEXT NOT NULL, body TEXT NOT NULL, previous TEXT NOT NULL, hash TEXT NOT NULL UNIQUE);
    CREATE TRIGGER entries_stay BEFORE UPDATE ON entries
      BEGIN SELECT RAISE(ABORT, 'entries are never changed'); END;
    CREATE TRIGGER entries_remain BEFORE DELETE ON entries
      BEGIN SELECT RAISE(ABORT, 'entries are never removed'); END;
    PRAGMA user_version = 1;
    """

  /// Reads the whole ledger and checks every link of its chain.
  ///
  /// - Throws: `InputError` that names the first entry changed, or says that entries are missing.
  /// - Complexity: O(entries).
  public func verifyChain() throws { _ = try state() }

  func state() throws -> LedgerState {
    try guarded { try queue.read { try self.state($0) } }
  }

  func state(_ database: Database) throws -> LedgerState {
    var state = LedgerState()
    let rows = try Row.fetchCursor(database, sql: "SELECT * FROM entries ORDER BY sequence")
    while let row = try rows.next() { try state.add(try LedgerEntry(row: row), file: path) }
    // SQLite remembers the highest number it ever gave, so entries cut off the end are missed.
    let highest =
      try Int.fetchOne(database, sql: "SELECT seq FROM sqlite_sequence WHERE name = 'entries'") ?? 0
    guard highest == state.last?.sequence ?? 0 else {
      throw LedgerState.tampered((state.last?.sequence ?? 0) + 1, file: path)
    }
    return state
  }

  /// Runs `body` in a transaction that holds the writing lock from its start.
  func write<Value: Sendable>(_ body: @Sendable (Database) throws -> Value) throws -> Value {
    try guarded {
      try queue.writeWithoutTransaction { database in
        var value: Value?
        try database.inTransaction(.immediate) {
          value = try body(database)
          return .commit
        }
        guard let value else { throw InputError("the ledger gave no answer", file: path) }
        return value
      }
    }
  }

  /// Adds an entry to the end of the chain, which `state` knows, and returns it.
  func append(
    _ kind: LedgerEntry.Kind, _ body: DocumentValue, account: Fingerprint,
    to state: inout LedgerState, in database: Database
  ) throws -> LedgerEntry {
    let entry = LedgerEntry(
      sequence: (state.last?.sequence ?? 0) + 1, account: account.hexadecimal, kind: kind,
      time: timestamp(), body: body, previous: state.last?.hash ?? LedgerEntry.origin)
    try state.add(entry, file: path)
    try database.execute(
      sql: "INSERT INTO entries VALUES (?, ?, ?, ?, ?, ?, ?)",
      arguments: [
        entry.sequence, entry.account, entry.kind, entry.time, entry.body, entry.previous,
        entry.hash,
      ])
    return entry
  }

  /// Reads an entry back from the committed database.
  ///
  /// - Throws: `InputError` unless it is there as it was written.
  func confirm(_ entry: LedgerEntry) throws {
    let found = try guarded {
      try queue.read { database in
        try Row.fetchOne(
          database, sql: "SELECT * FROM entries WHERE sequence = ?", arguments: [entry.sequence]
        ).map { try LedgerEntry(row: $0) }
      }
    }
    guard found == entry else {
      throw InputError("the ledger did not keep the entry; check the disk", file: path)
    }
  }

  private func guarded<Value>(_ body: () throws -> Value) throws -> Value {
    do {
      return try body()
    } catch let error as DatabaseError {
      throw InputError(ledger: error, path: path)
    } catch is RowDecodingError {
      throw InputError("the ledger is damaged; restore it from a backup", file: path)
    }
  }

  private func timestamp() -> String {
    let seconds = Int64(now().timeIntervalSince1970.rounded(.down))
    let (days, rest) = seconds.quotientAndRemainder(dividingBy: 86_400)
    let day = CalendarDay(days: days)
    func two(_ value: Int64) -> String { value < 10 ? "0\(value)" : "\(value)" }
    return "\(day.year)-\(two(Int64(day.month)))-\(two(Int64(day.day)))T"
      + "\(two(rest / 3600)):\(two(rest / 60 % 60)):\(two(rest % 60))Z"
  }
}
