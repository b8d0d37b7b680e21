import Plots
import Testing

@Suite("Axes and ticks")
struct AxisTests {
  @Test("Round steps of 1, 2 and 5")
  func roundSteps() {
    let axis = Axis(.number, from: 0, to: 110)
    #expect(axis.ticks(atMost: 6).map(\.value) == [0, 20, 40, 60, 80, 100])
    #expect(axis.ticks(atMost: 12).map(\.label).last == "110")
    #expect(
      Axis(.number, from: -0.3, to: 0.31).ticks(atMost: 7).map(\.label)
        == ["−0.3", "−0.2", "−0.1", "0.0", "0.1", "0.2", "0.3"])
  }

  @Test("Counts have no ticks between whole numbers and short labels")
  func counts() {
    #expect(Axis(.count, from: 0, to: 2).ticks(atMost: 9).map(\.value) == [0, 1, 2])
    #expect(Axis(.count, from: 0, to: 1234).ticks(atMost: 3).map(\.label) == ["0", "500", "1k"])
  }

  @Test("Dates fall on days, months and years")
  func dates() {
    let start = CivilDate(year: 2022, month: 12, day: 20).days
    let year = Axis(.date, from: Double(start), to: Double(start + 400))
    #expect(
      year.ticks(atMost: 5).map(\.label) == ["2023-01", "2023-04", "2023-07", "2023-10", "2024-01"])
    let week = Axis(.date, from: Double(start), to: Double(start + 3))
    #expect(week.ticks(atMost: 4).map(\.label).first == "2022-12-20")
    let century = Axis(.date, from: 0, to: 36_524)
    #expect(century.ticks(atMost: 5).map(\.label) == ["1980", "2000", "2020", "2040", "2060"])
  }

  @Test("Timestamps fall on clock steps, and midnight is a date")
  func timestamps() {
    let axis = Axis(.timestamp, from: 82_800, to: 93_600)
    #expect(axis.ticks(atMost: 4).map(\.label) == ["23:00", "1970-01-02", "01:00", "02:00"])
    let long = Axis(.timestamp, from: 0, to: 86_400 * 730)
    #expect(long.ticks(atMost: 3).map(\.label) == ["1970", "1971", "1972"].prefix(2) + ["1972"])
  }

  @Test(
    "Never more ticks than asked for, always inside, ascending",
    arguments: [
      Axis.Measure.number, .count, .date, .timestamp,
    ])
  func bounds(measure: Axis.Measure) {
    let ends = [0, 1, -1, 0.001, 7.3, 110, -4e4, 1e6, 1e9, 1e15, -1e300, 1e300, .nan, .infinity]
    for lower in ends {
      for upper in ends {
        let axis = Axis(measure, from: lower, to: upper)
        for count in [0, 1, 2, 3, 7, 20] {
          let ticks = axis.ticks(atMost: count)
          #expect(ticks.count <= count)
          #expect(zip(ticks, ticks.dropFirst()).allSatisfy { $0.value < $1.value })
          let slack = (axis.upper - axis.lower) * 1e-6
          #expect(
            ticks.allSatisfy { $0.value >= axis.lower - slack && $0.value <= axis.upper + slack })
        }
      }
    }
  }

  @Test("Labels never touch and never leave the line", arguments: 1...120)
  func placedLabels(width: Int) {
    for axis in [
      Axis(.number, from: 0, to: 110), Axis(.number, from: 0, to: 98_400.5),
      Axis(.date, from: 19_000, to: 19_900), Axis(.timestamp, from: 0, to: 4e5),
    ] {
      var free = 0
      for placed in axis.placedTicks(width: width) {
        #expect(placed.labelStart >= free)
        free = placed.labelStart + placed.tick.label.count + 1
        #expect(free - 1 <= width)
        #expect((0..<width).contains(placed.column))
      }
    }
  }
}
