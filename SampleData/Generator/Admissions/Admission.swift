/// One stay in the hospital.
struct Admission {
  var patient: Patient
  var admitted: Day
  var diagnosis: String
  var ward: Ward
  /// 1 … 5, known to the model even where the ward does not record it.
  var severity: Int
  /// Whole days, 0 … 120.
  var days: Int
  var procedure: Procedure?
  /// In cents, 0 … 7,500,000.
  var cost: Int
  var readmitted: Bool
  /// `nil` where nobody asked.
  var pregnant: Bool?

  /// A stay that begins on `admitted`: each value is drawn from those above it.
  static func draw(on admitted: Day, with random: inout SampleRandom) -> Admission {
    let patient = Patient.draw(with: &random)
    let month = admitted.date.month
    var weights = DiagnosisChapter.all.map { $0.weight(of: patient, month: month) }
    for (position, chapter) in DiagnosisChapter.all.enumerated()
    where chapter.letter == "O" && patient.sex == "M" {
      weights[position] = 0
    }
    let chapter = DiagnosisChapter.all[random.pick(weights)]
    var stay = Admission(
      patient: patient, admitted: admitted,
      diagnosis: chapter.code(for: patient.sex, with: &random), ward: .medicine, severity: 1,
      days: 0, procedure: nil, cost: 0, readmitted: false, pregnant: false)
    stay.drawWard(of: chapter, with: &random)
    stay.drawSeverity(of: chapter, with: &random)
    stay.drawStay(with: &random)
    stay.drawCost(with: &random)
    stay.drawReadmission(of: chapter, with: &random)
    stay.drawPregnancy(of: chapter, with: &random)
    return stay
  }
}
