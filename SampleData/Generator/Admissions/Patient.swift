/// Who is admitted: what is known before any diagnosis.
struct Patient {
  var sex: String
  var age: Int
  var district: Int
  /// `nil` where the kind of insurance was not recorded.
  var insurance: String?

  private static let ages = Curve([
    (0, 700), (1, 330), (4, 190), (11, 120), (18, 210), (28, 250), (45, 290), (60, 460),
    (75, 720), (84, 560), (92, 200), (98, 24), (104, 2), (110, 0),
  ])
  private static let ofMothers = Curve([(15, 0), (22, 150), (30, 420), (35, 330), (46, 0)])

  /// A patient; women of child-bearing age are commoner, young districts have young patients, and
  /// districts differ in how they are insured.
  static func draw(with random: inout SampleRandom) -> Patient {
    let sex = random.chance(50) ? "F" : "M"
    let age = random.pick(
      (0...110).map { ages.value(at: $0) + (sex == "F" ? ofMothers.value(at: $0) : 0) })
    let district = random.pick(District.all.map { $0.weight(atAge: age) })
    var weights = District.all[district].insurance
    // The retired are not insured by an employer, and the old seldom pay by themselves.
    if age >= 67 { weights = [weights[0] + weights[2], weights[1], 0, weights[3] / 4] }
    let unknown = (18...34).contains(age) ? 9 : age < 67 ? 3 : 1
    let insurance = random.pick(weights)
    return Patient(
      sex: sex, age: age, district: district,
      insurance: random.chance(unknown) ? nil : District.insurances[insurance])
  }
}
