/// The days of the year of the payments, with how busy each is.
struct PaymentYear {
  let first = Day(year: 2024, month: 1, day: 1)
  private let weights: [Int]

  init() {
    let start = first
    weights = (0..<366).map { offset in
      let day = Day(number: start.number + offset)
      let season = [92, 90, 95, 98, 101, 101, 98, 96, 99, 101, 108, 124][day.date.month - 1]
      return [90, 92, 95, 102, 122, 126, 82][day.weekday] * season
    }
  }

  /// A day, counted from the first.
  func day(with random: inout SampleRandom) -> Int { random.pick(weights) }

  /// The month, 1 … 12, of a day counted from the first.
  func month(of day: Int) -> Int { Day(number: first.number + day).date.month }

  /// A second of the year as `2024-02-29T09:05:00`.
  func text(ofSecond second: Int) -> String {
    let date = Day(number: first.number + second / 86_400).text
    let time = [second / 3600 % 24, second / 60 % 60, second % 60].map(Day.twoDigits)
    return "\(date)T\(time[0]):\(time[1]):\(time[2])"
  }
}
