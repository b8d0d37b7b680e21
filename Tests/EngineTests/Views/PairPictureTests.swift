import Tables
import TestSupport
import Testing

@testable import Engine

/// Pictures of two columns against counts made from the rows on screen.
@Suite(.serialized) struct PairPictureTests {
  /// Counts of two columns' texts.
  private func counts(_ rows: any RowSource, _ first: Int, _ second: Int) -> [String: Int] {
    var counts: [String: Int] = [:]
    for row in 0..<rows.count {
      let cells = rows.row(row)
      counts["\(cells[first] ?? "")|\(cells[second] ?? "")", default: 0] += 1
    }
    return counts
  }

  @Test func cellsAreThoseOfTheRows() async throws {
    let bench = try EngineBench()
    defer { bench.close() }
    _ = try await bench.idle()
    bench.engine.send(.lookAtPair(Clique(1, 2)))
    let snapshot = try await bench.wait("the pair") { $0.pair != nil }
    let pair = try #require(snapshot.pair)
    #expect(pair.rows.labels == ["F", "M"] && pair.columns.labels == ["a", "b", "c"])
    #expect(pair.generation == snapshot.generation)
    let real = counts(try #require(snapshot.realRows), 1, 2)
    let synthetic = counts(try #require(snapshot.syntheticRows), 1, 2)
    let total = Double(synthetic.values.reduce(0, +))
    for (row, first) in pair.rows.labels.enumerated() {
      for (column, second) in pair.columns.labels.enumerated() {
        let place = row * 3 + column
        #expect(pair.real[place] == Double(real["\(first)|\(second)"] ?? 0))
        let wanted = Double(synthetic["\(first)|\(second)"] ?? 0) * 400 / total
        #expect(abs(pair.synthetic[place] - wanted) < 1e-9)
        #expect(pair.noise[place] > 0)
      }
    }
    #expect(pair.spreads.isEmpty)
  }

  @Test func aNumberIsSpreadByTheOthersCells() async throws {
    let bench = try EngineBench()
    defer { bench.close() }
    _ = try await bench.idle()
    bench.engine.send(.lookAtPair(Clique(2, 0)))
    let snapshot = try await bench.wait("the pair") { $0.pair?.clique == Clique(0, 2) }
    let pair = try #require(snapshot.pair)
    let spread = try #require(pair.spreads.first)
    #expect(spread.valueColumn == 0 && spread.groupColumn == 2)
    #expect(spread.groups == ["a", "b", "c"])
    // One cell a year of age, finer than the table's.
    #expect(spread.edges.count == 101 && pair.rows.edges.count < spread.edges.count)
    #expect(spread.real.reduce(0) { $0 + $1.reduce(0, +) } == 400)
    // Above 60 there is ward b alone.
    #expect(spread.real[0].suffix(39).allSatisfy { $0 == 0 })
    let synthetic = spread.synthetic.reduce(0) { $0 + $1.reduce(0, +) }
    #expect(abs(synthetic - 400) < 1e-6)
  }

  @Test func itFollowsEditsAndEndsWhenNotLookedAt() async throws {
    let bench = try EngineBench()
    defer { bench.close() }
    _ = try await bench.idle()
    bench.engine.send(.lookAtPair(Clique(0, 1)))
    let first = try await bench.wait("the pair") { $0.pair != nil }
    bench.engine.send(.edit(.reroll))
    _ = try await bench.wait("the pair of the next draft") {
      $0.pair.map { $0.generation > first.generation } == true && !$0.isBusy
    }
    bench.engine.send(.lookAtPair(nil))
    _ = try await bench.wait("no pair") { $0.pair == nil }
    // An identifier is not modelled: there is no picture, and nothing fails.
    bench.engine.send(.lookAtPair(Clique(0, 3)))
    bench.engine.send(.edit(.reroll))
    #expect(try await bench.idle().pair == nil)
  }

  @Test func wordsOnAColumnAreAnEditThatMeasuresNothing() async throws {
    let bench = try EngineBench()
    defer { bench.close() }
    _ = try await bench.idle()
    bench.engine.send(.edit(.describe(column: "age", .role(.sensitive))))
    bench.engine.send(.edit(.describe(column: "age", .sensitivity("high"))))
    let after = try await bench.wait("the words") { $0.columns[0].schema.sensitivity == "high" }
    #expect(after.columns[0].schema.role == .sensitive)
    #expect(after.stages.allSatisfy { $0.state != .done })
    bench.engine.send(.edit(.undo))
    _ = try await bench.wait("the undo") { $0.columns[0].schema.sensitivity == nil }
    bench.engine.send(.edit(.describe(column: "nobody", .unit("m"))))
    _ = try await bench.wait("the refusal") { $0.notice?.severity == .error }
  }
}
