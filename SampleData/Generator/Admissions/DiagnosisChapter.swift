/// A chapter of diagnoses: who gets them, when, and where they are treated.
struct DiagnosisChapter: Sendable {
  /// The letter its codes begin with.
  var letter: String
  /// The two digits of its codes, the commonest first.
  var codes: [String]
  /// How common it is at each age.
  var byAge: Curve
  /// Weight of women against men, in percent.
  var women: Int
  /// How much commoner it is in January than on average, in percent; negative for summer.
  var winter: Int
  /// Steps that it adds to the severity score, in tenths.
  var severity: Int
  var wards: [(ward: Ward, weight: Int)]

  init(
    _ letter: String, _ codes: String, ages: [(at: Int, value: Int)], women: Int = 100,
    winter: Int = 0, severity: Int, wards: [(ward: Ward, weight: Int)]
  ) {
    self.letter = letter
    self.codes = codes.split(separator: " ").map(String.init)
    self.byAge = Curve(ages)
    self.women = women
    self.winter = winter
    self.severity = severity
    self.wards = wards
  }

  /// How likely this chapter is for such a patient in such a month (1 … 12), as a weight.
  func weight(of patient: Patient, month: Int) -> Int {
    let season = [100, 85, 50, 0, -50, -85, -100, -90, -50, 0, 50, 85][month - 1]
    let bySex = patient.sex == "F" ? women : 100
    return byAge.value(at: patient.age) * bySex * (10_000 + winter * season) / 10_000
  }

  /// One of the chapter's codes for a patient of `sex`; the n-th code has weight 1 / n.
  func code(for sex: String, with random: inout SampleRandom) -> String {
    let weights = codes.enumerated().map { rank, digits in
      DiagnosisSex.weight(of: letter + digits, for: sex) * 1000 / (rank + 1)
    }
    return letter + codes[random.pick(weights)]
  }
}
