/// A small made-up table that every screen of the script shows: 400 visits to a clinic.
enum TerminalTable {
  static let reasons = ["check-up", "cough", "fall", "headache", "rash", "vaccination"]

  /// The rows: reasons depend on age, costs on reasons.
  static var csv: String {
    var state: UInt64 = 12
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    var lines = ["visit,date,age,sex,reason,cost,returned"]
    for row in 0..<400 {
      let age = (next(50) + next(50)) * 9 / 10
      let reason = (next(3) + age / 25) % reasons.count
      let cost = 20 + 35 * reason + next(60)
      let returned = next(10) < 1 + reason ? "yes" : "no"
      let (month, day) = (row / 34 + 1, next(28) + 1)
      let date = "2024-" + two(month) + "-" + two(day)
      lines.append(
        "V\(1000 + row),\(date),\(age),\(next(2) == 0 ? "female" : "male"),\(reasons[reason]),\(cost),\(returned)"
      )
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func two(_ number: Int) -> String { (number < 10 ? "0" : "") + "\(number)" }

  static let dictionary = """
    semblance: schema 1
    columns:
      visit: {kind: identifier}
      date: {kind: date, domain: [2024-01-01, 2024-12-31], nulls: false}
      age: {kind: integer, domain: [0, 99], unit: years, nulls: false}
      sex: {kind: category, domain: [female, male], nulls: false}
      reason: {kind: category, domain: [check-up, cough, fall, headache, rash, vaccination], nulls: false}
      cost: {kind: integer, domain: [0, 300], unit: €, nulls: false}
      returned: {kind: category, domain: ["no", "yes"], nulls: false}
    """

  static let session = """
    semblance: session 1
    input: visits.csv
    schema: visits.schema.yaml
    budget: {epsilon: 2, delta: 1e-6}
    method: junction
    mode: curator
    shares: {reason: 2}
    """
}
