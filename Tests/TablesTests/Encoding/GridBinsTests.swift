import Testing

@testable import Tables

@Suite struct GridBinsTests {
  private func days(_ year: Int, _ month: Int, _ day: Int) throws -> Int64 {
    try #require(CalendarDay(year: year, month: month, day: day)).days
  }

  private func bins(_ schema: ColumnSchema) throws -> GridBins {
    try #require(ColumnEncoding(schema).bins)
  }

  private func column(
    _ lower: Int64, _ upper: Int64, kind: ColumnKind = .integer, bins: Int? = nil,
    edges: [Int64]? = nil, step: Int64? = nil, granularity: CalendarUnit? = nil, atoms: [Int64] = []
  ) -> ColumnSchema {
    ColumnSchema(
      name: "x", kind: kind, domain: .grid(lower: lower, upper: upper), nullable: false,
      bins: bins, edges: edges, step: step, granularity: granularity, atoms: atoms)
  }

  private func ranges(_ bins: GridBins) -> [ClosedRange<Int64>] {
    (0..<bins.count).map { bins.steps(of: $0) }
  }

  @Test func oneBinAValueUpTo256AndThen128() throws {
    #expect(try bins(column(1, 256)).count == 256)
    #expect(try bins(column(1, 257)).count == 128)
    #expect(try bins(column(10, 10)).count == 1)
    #expect(try bins(column(0, 10_000, step: 100)).count == 101)
    #expect(try bins(column(1, 100, bins: 7)).count == 7)
  }

  @Test func zeroHasABinOfItsOwnWhereBinsAreWide() throws {
    #expect(try Array(ranges(bins(column(0, 999))).prefix(2)) == [0...0, 1...6])
    #expect(
      try ranges(bins(column(-50, 49, bins: 2))) == [-50 ... -1, 0...0, 1...49])
    #expect(try ranges(bins(column(-50, 0, bins: 2))) == [-50 ... -26, -25...0])
    #expect(try ranges(bins(column(0, 99, kind: .date, bins: 2))) == [0...49, 50...99])
    // 0 is no value of 3, 8, 13 …
    #expect(try bins(column(-2, 998, bins: 2, step: 5)).count == 2)
  }

  @Test func declaredAtomsReplaceZero() throws {
    #expect(
      try ranges(bins(column(0, 99, bins: 2, atoms: [99, 50, 20])))
        == [0...19, 20...20, 21...49, 50...50, 51...98, 99...99])
  }

  @Test func edgesAreTakenAsDeclared() throws {
    let found = try bins(column(0, 1000, edges: [0, 1, 10, 100, 1000], atoms: [10]))
    #expect(ranges(found) == [0...0, 1...9, 10...10, 11...99, 100...1000])
    #expect(ColumnEncoding(column(0, 9, edges: [0, 4, 9])).edges == [0, 4, 10])
  }

  @Test func valuesBetweenStepsAreRounded() throws {
    let found = try bins(column(-2, 13, step: 5))
    #expect(ranges(found) == [-2 ... -2, 3...3, 8...8, 13...13])
    #expect(
      [-9, -2, 0, 1, 5, 6, 10, 11, 99].map { found.bin(of: $0) } == [0, 0, 0, 1, 1, 2, 2, 3, 3])
    let even = try bins(column(0, 8, step: 4))
    #expect([0, 1, 2, 5, 6, 8].map { even.bin(of: $0) } == [0, 0, 1, 1, 2, 2])
    #expect(ColumnEncoding(column(0, 20, step: 10)).label(1) == "10")
    #expect(ColumnEncoding(column(0, 20, step: 10)).edges == [0, 10, 20, 30])
  }

  @Test func monthsAndQuartersAreWholeUnits() throws {
    let year = column(
      try days(2024, 1, 1), try days(2024, 12, 31), kind: .date, granularity: .month)
    let months = try bins(year)
    #expect(months.count == 12)
    #expect(months.start(of: 2) == (try days(2024, 3, 1)))
    #expect(months.start(of: 12) == (try days(2025, 1, 1)))
    #expect(months.bin(of: try days(2024, 2, 29)) == 1)
    let quarters = try bins(
      column(0, 86_400 * 366, kind: .timestamp, granularity: .quarter))
    #expect(ranges(quarters).map(\.lowerBound) == [0, 90, 181, 273, 365].map { $0 * 86_400 })
    #expect(
      ColumnEncoding(column(0, 86_400 * 366, kind: .timestamp, granularity: .year)).label(1)
        == "1971-01-01T00:00:00")
  }

  @Test func unevenBoundsLeadToTheUnitsWithin() throws {
    // 1970-01-05 was a Monday.
    let weeks = try bins(column(0, 20, kind: .date, granularity: .week))
    #expect(ranges(weeks) == [4...4, 11...11, 18...18])
    #expect([0, 4, 10, 11, 20].map { weeks.bin(of: $0) } == [0, 0, 0, 1, 2])
    #expect(try ranges(bins(column(5, 9, kind: .date, granularity: .year))) == [5...5])
    let hours = try bins(column(1800, 9000, kind: .timestamp, granularity: .hour))
    #expect(ranges(hours) == [3600...3600, 7200...7200])
  }

  @Test func boundsAtTheLimitsHold() throws {
    for granularity in CalendarUnit.allCases {
      for kind in [ColumnKind.date, .timestamp] {
        let found = try bins(column(.min, .max, kind: kind, granularity: granularity))
        #expect(found.bin(of: .min) == 0 && found.bin(of: .max) == found.count - 1)
        #expect(found.steps(of: found.count - 1).upperBound <= found.upper)
      }
    }
    let found = try bins(column(.min, .max, step: .max))
    #expect(ranges(found) == [-Int64.max ... -Int64.max, 0...0, .max ... .max])
    #expect(try bins(column(.max, .max)).start(of: 1) == .max)
    #expect(try bins(column(.min, .min)).lower == -Int64.max)
    let halves = try bins(column(.min, .max, bins: 2, atoms: [.max, -.max]))
    #expect(halves.count == 4 && halves.start(of: 4) == .max)
  }

  /// 300 columns of random bounds, precision, edges and atoms: bins follow each other without a gap,
  /// what is drawn from a bin lies on the declared precision and in that bin, and the quick look-up
  /// agrees with the bisection.
  @Test(arguments: 0..<300)
  func drawnValuesStayInTheirBins(seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    let encoding = ColumnEncoding(arbitrary(&random))
    let bins = try #require(encoding.bins)
    let codes = CodeColumn(count: 3 * encoding.size, size: encoding.size) { $0 % encoding.size }
    let column = encoding.decode(codes, using: &random)
    #expect(try encoding.encode(column, onOutside: .refuse) == codes)
    let astray = (0..<column.count).filter { row in
      guard let value = column.number(row) else { return true }
      return !bins.points.contains(value) || !bins.steps(of: codes[row]).contains(value)
    }
    #expect(astray.isEmpty)
    #expect(bins.start(of: 0) >= bins.lower)
    #expect(bins.steps(of: bins.count - 1).upperBound <= bins.upper)
    let gaps = (1..<max(1, bins.count)).filter { bin in
      let last = bins.points.index(of: bins.steps(of: bin - 1).upperBound)
      return bins.points.value(at: last + 1) != bins.start(of: bin)
    }
    #expect(gaps.isEmpty)
    let misses = BinLookup.with(bins) { lookup in
      let probes =
        bins.thresholds + bins.thresholds.dropFirst().map { $0 - 1 }
        + (0..<200).map { _ in Int64.random(in: bins.lower...bins.upper, using: &random) }
      return probes.filter { lookup.bin(of: $0) != bins.bin(of: $0) }
        + [bins.lower - 1, bins.upper + 1].filter { lookup.bin(of: $0) != nil }
    }
    #expect(misses.isEmpty)
    #expect(bins.thresholds.indices.allSatisfy { bins.bin(of: bins.thresholds[$0]) == $0 })
  }

  private func arbitrary(_ random: inout SeededRandom) -> ColumnSchema {
    let kind = [ColumnKind.integer, .decimal, .date, .timestamp].randomElement(using: &random)
    let scale = Int64(1) << Int64.random(in: 0...62, using: &random)
    let bounds = [0, 1].map { _ in Int64.random(in: -scale...scale, using: &random) }.sorted()
    let inside = (0..<Int.random(in: 0...9, using: &random)).map { _ in
      Int64.random(in: bounds[0]...bounds[1], using: &random)
    }
    return column(
      bounds[0], bounds[1], kind: kind ?? .integer,
      bins: Bool.random(using: &random) ? Int.random(in: 2...4096, using: &random) : nil,
      edges: Bool.random(using: &random)
        ? Set(bounds + inside).sorted() : nil,
      step: Bool.random(using: &random)
        ? Int64.random(in: 1...(scale / 4 + 1), using: &random) : nil,
      granularity: Bool.random(using: &random)
        ? CalendarUnit.allCases.randomElement(using: &random) : nil,
      atoms: Bool.random(using: &random) ? inside : [])
  }
}
