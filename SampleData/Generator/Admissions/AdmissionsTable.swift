/// The table of hospital admissions.
enum AdmissionsTable {
  private static let first = Day(year: 2022, month: 1, day: 1)
  private static let last = Day(year: 2024, month: 12, day: 31)

  /// The sample with `rows` admissions in the order in which they happened.
  static func sample(rows: Int) -> Sample {
    var random = SampleRandom(seed: 0x5E3B_1A9C_E001)
    var table = TableText(header: columns, rows: rows)
    for (position, day) in days(rows, with: &random).enumerated() {
      table.append(fields(of: Admission.draw(on: day, with: &random), number: position + 1))
    }
    return Sample(name: "admissions", table: table.text, schema: schema, session: session)
  }

  /// Days of admission in order: fewest on Sundays, most on Mondays, more in winter.
  private static func days(_ count: Int, with random: inout SampleRandom) -> [Day] {
    let all = (first.number...last.number).map(Day.init(number:))
    let weights = all.map { day in
      [125, 115, 112, 108, 104, 72, 64][day.weekday]
        * [114, 110, 104, 99, 95, 93, 90, 91, 96, 100, 104, 108][day.date.month - 1]
    }
    return (0..<count).map { _ in all[random.pick(weights)] }.sorted()
  }

  private static func fields(of stay: Admission, number: Int) -> [String?] {
    let discharged = Day(number: stay.admitted.number + stay.days)
    let digits = String(number)
    return [
      "A" + String(repeating: "0", count: 6 - digits.count) + digits,
      stay.admitted.text, discharged.text, String(stay.patient.age), stay.patient.sex,
      District.all[stay.patient.district].name, stay.patient.insurance, stay.diagnosis,
      stay.ward.rawValue, stay.ward == .psychiatry ? nil : String(stay.severity),
      String(stay.days), stay.procedure?.name, discharged > last ? nil : Cents.text(stay.cost),
      stay.readmitted ? "yes" : "no", stay.pregnant.map { $0 ? "yes" : "no" },
    ]
  }
}
