import Rules
import Tables

/// Tries other values for rows that break a rule until they obey all of them.
///
/// Each round proposes values for all open rows at once, recomputes what is computed, and asks every rule; rows
/// that obey are done. Draws within a cell are thereby draws from its values given the rules. Random numbers
/// depend on the seed, the row's number and the round alone.
struct RowMending {
  /// How a row was changed.
  enum Change: UInt8, Sendable { case none, redrawn, repaired }

  let work: EnforcementWork
  /// The rows, with the values accepted so far.
  private(set) var loose: LooseRows
  /// What was done to each.
  private(set) var changes: [Change]
  /// Places of the rows that still break a rule.
  private(set) var open: [Int]
  /// The columns drawn from the model that the broken rules read, by place.
  private let concerned: [[Int]]
  private let codes: CodeTable
  private let donors: DonorRows
  private let table: SchemaTable

  /// - Parameters:
  ///   - rows: rows that break a rule, ascending.
  ///   - concerned: for each of them, the columns drawn from the model that the rules it breaks rest on.
  ///   - donors: rows whose values others may take over.
  init(
    _ work: EnforcementWork, _ table: SchemaTable, codes: CodeTable, rows: [Int],
    concerned: [[Int]], donors: DonorRows
  ) {
    self.work = work
    self.table = table
    self.codes = codes
    self.concerned = concerned
    loose = LooseRows(table, rows: rows, columns: work.columns)
    changes = Array(repeating: .none, count: rows.count)
    open = Array(rows.indices)
    self.donors = donors
  }

  /// Goes from the nearest values to the furthest until every row obeys, or nothing is left to try.
  ///
  /// - Parameter accept: what a row besides has to be, asked of rows that obey, in order: the trial's rows and
  ///   the row's place among them.
  /// - Throws: `CancellationError` once `isCancelled` says so.
  mutating func run(
    reaches: [RowReach] = RowReach.allCases, isCancelled: () -> Bool,
    accept: (LooseRows) -> (Int) -> Bool = { _ in { _ in true } }
  ) throws(CancellationError) {
    for reach in reaches {
      let start = loose
      for round in 0..<reach.rounds where !open.isEmpty {
        if isCancelled() { throw CancellationError() }
        let movable = open.filter { canMove($0, reach) }
        if movable.isEmpty { break }
        var trial = start.picked(movable)
        for (place, row) in movable.enumerated() {
          propose(&trial, place, of: row, reach, round)
        }
        take(&trial, movable, as: reach.isRepair ? .repaired : .redrawn, accept: accept)
      }
    }
  }

  /// Computes what rests on the values tried for open rows, and takes over those with which a row obeys.
  ///
  /// - Parameters:
  ///   - rows: the open rows that the trial's are for, in order.
  ///   - accept: see ``run(reaches:isCancelled:accept:)``.
  mutating func take(
    _ trial: inout LooseRows, _ rows: [Int], as change: Change,
    accept: (LooseRows) -> (Int) -> Bool
  ) {
    work.fill(&trial, like: table)
    let breaks = work.breaks(trial, like: table)
    var done: Set<Int> = []
    let accepts = accept(trial)
    for (place, row) in rows.enumerated() where !breaks[place] && accepts(place) {
      loose.take(place, of: trial, into: row)
      changes[row] = change
      done.insert(row)
    }
    open.removeAll(where: done.contains)
  }

  private func canMove(_ row: Int, _ reach: RowReach) -> Bool {
    switch reach {
    case .cell:
      concerned[row].contains { column in
        work.draws[column].map { $0.isWide(code(column, row)) } ?? false
      }
    case .coarseCell:
      concerned[row].contains { column in
        work.draws[column].map { $0.hasNeighbours(code(column, row)) } ?? false
      }
    case .donor, .group: !donors.isEmpty && !concerned[row].isEmpty
    }
  }

  private func code(_ column: Int, _ row: Int) -> Int {
    work.codeColumn[column].map { codes.columns[$0][loose.rows[row]] } ?? 0
  }

  private func propose(
    _ trial: inout LooseRows, _ place: Int, of row: Int, _ reach: RowReach, _ round: Int
  ) {
    var random = SeededRandom(
      seed: work.seed,
      stream: UInt64(loose.rows[row]) << 16 | UInt64(reach.rawValue) << 12 | UInt64(round))
    switch reach {
    case .cell, .coarseCell:
      for column in concerned[row] {
        guard let draws = work.draws[column] else { continue }
        var code = code(column, row)
        if reach == .coarseCell { code = draws.neighbour(of: code, using: &random) }
        trial[column, place] = draws.value(code, using: &random)
      }
    case .donor:
      let donor = donors.row(using: &random)
      let columns = concerned[row]
      if round < reach.rounds / 2 {
        let chosen = Int(random.next().multipliedFullWidth(by: UInt64(columns.count)).high)
        trial[columns[chosen], place] = donors.value(columns[chosen], donor)
      } else {
        for column in columns { trial[column, place] = donors.value(column, donor) }
      }
    case .group:
      let donor = donors.row(using: &random)
      for column in work.group(of: concerned[row]) {
        trial[column, place] = donors.value(column, donor)
      }
    }
  }
}
