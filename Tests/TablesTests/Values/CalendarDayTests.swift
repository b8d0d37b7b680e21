import Testing

@testable import Tables

@Suite struct CalendarDayTests {
  @Test(arguments: [
    (1970, 1, 1, 0), (1969, 12, 31, -1), (2000, 2, 29, 11_016), (2000, 3, 1, 11_017),
    (2024, 3, 9, 19_791), (1900, 3, 1, -25_508), (1, 1, 1, -719_162), (9999, 12, 31, 2_932_896),
  ])
  func knownDates(year: Int, month: Int, day: Int, days: Int) throws {
    let date = try #require(CalendarDay(year: year, month: month, day: day))
    #expect(date.days == Int64(days))
    #expect(CalendarDay(days: Int64(days)) == date)
  }

  @Test func leapYears() {
    #expect([2000, 2024, 0, -4].allSatisfy(CalendarDay.isLeap))
    #expect(![1900, 2023, 2100, 1].contains(where: CalendarDay.isLeap))
    #expect(CalendarDay(year: 2023, month: 2, day: 29) == nil)
    #expect(CalendarDay(year: 1900, month: 2, day: 29) == nil)
    #expect(CalendarDay(year: 2024, month: 4, day: 31) == nil)
    #expect(CalendarDay(year: 2024, month: 13, day: 1) == nil)
  }

  @Test func everyDayOfEightCenturiesFollowsTheOneBefore() {
    var previous = CalendarDay(days: -200_000)
    for days in Int64(-199_999)...100_000 {
      let date = CalendarDay(days: days)
      let isNext =
        (date.year, date.month, date.day) == (previous.year, previous.month, previous.day + 1)
        || (date.day == 1 && date.month == previous.month % 12 + 1)
      if !isNext || date.days != days {
        Issue.record("\(previous) is not followed by \(date)")
        return
      }
      previous = date
    }
  }
}
