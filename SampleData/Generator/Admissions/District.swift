/// The districts that the hospital serves.
struct District: Sendable {
  var name: String
  /// How many live there, as a weight.
  var size: Int
  /// How its old compare with its young: the weight at 80 against that at 20, in percent.
  var old: Int
  /// Weights of ``insurances``.
  var insurance: [Int]

  /// The kinds of insurance, in the order of ``insurance``.
  static let insurances = ["public", "private", "employer", "self-pay"]

  static let all = [
    District(name: "Abbey", size: 160, old: 120, insurance: [62, 24, 12, 2]),
    District(name: "Bridgeside", size: 150, old: 70, insurance: [54, 8, 33, 5]),
    District(name: "Castle Hill", size: 70, old: 190, insurance: [18, 74, 6, 2]),
    District(name: "Docklands", size: 130, old: 60, insurance: [48, 4, 28, 20]),
    District(name: "Eastfield", size: 120, old: 110, insurance: [83, 4, 9, 4]),
    District(name: "Foundry", size: 100, old: 75, insurance: [36, 3, 57, 4]),
    District(name: "Glebe", size: 80, old: 160, insurance: [72, 19, 7, 2]),
    District(name: "Highmoor", size: 55, old: 230, insurance: [86, 9, 3, 2]),
    District(name: "Ironbridge", size: 60, old: 105, insurance: [70, 5, 22, 3]),
    District(name: "Kingsmead", size: 45, old: 130, insurance: [30, 60, 9, 1]),
    District(name: "Lakeside", size: 35, old: 250, insurance: [58, 38, 2, 2]),
    District(name: "University", size: 90, old: 22, insurance: [60, 12, 6, 22]),
  ]

  /// How likely a patient of `age` is to live here, as a weight.
  func weight(atAge age: Int) -> Int {
    size * Curve([(0, 100), (20, 100), (80, old), (110, old)]).value(at: age)
  }
}
