extension Admission {
  /// Where the patient lies, and on a surgical ward what is done there.
  mutating func drawWard(of chapter: DiagnosisChapter, with random: inout SampleRandom) {
    ward = random.pick(chapter.wards.map { ($0.ward, $0.weight) })
    let movesToChildren = ward != .intensiveCare && !(ward.isSurgical && random.chance(60))
    if patient.age < 16 && movesToChildren { ward = .paediatrics }
    guard ward.isSurgical else { return }
    let name = random.pick(Procedure.choices(for: diagnosis))
    procedure = Procedure.all.first { $0.name == name }
  }

  /// 1 … 5: a score in tenths from age, diagnosis and ward, cut at four places.
  mutating func drawSeverity(of chapter: DiagnosisChapter, with random: inout SampleRandom) {
    let score = chapter.severity + ward.severity + patient.age / 6 + random.bell() * 8 / 65_536
    severity = 1 + [5, 14, 24, 33].count { score >= $0 }
  }

  /// Whole days, longer on some wards, with severity and with age.
  mutating func drawStay(with random: inout SampleRandom) {
    let bySeverity = [42, 68, 100, 150, 215][severity - 1]
    let tenths = ward.typicalStay * bySeverity * (85 + patient.age / 2) / 10_000
    days = min(random.spread(around: tenths * 100, percent: 70) / 1000, 120)
    if ward == .surgery && severity <= 2 && random.chance(30) { days = 0 }
  }

  /// What the stay is billed at: days by ward, the procedure, severity and insurance; nothing for
  /// some who left on the day they came.
  mutating func drawCost(with random: inout SampleRandom) {
    if days == 0 && random.chance(procedure == nil ? 55 : 8) { return }
    let base = 350 + ward.dailyCost * days + (procedure?.cost ?? 0)
    let factor = (90 + 7 * severity) * (patient.insurance == "private" ? 130 : 100)
    cost = min(random.spread(around: base * factor / 100, percent: 40), 7_500_000)
  }

  /// Back within thirty days: likelier when severe, old, long in, or of some chapters.
  mutating func drawReadmission(of chapter: DiagnosisChapter, with random: inout SampleRandom) {
    let byChapter = ["C": 240, "I": 160, "J": 140, "F": 170, "N": 70, "O": 20, "H": 10]
    let risk =
      (byChapter[chapter.letter] ?? 60) * [30, 55, 100, 170, 260][severity - 1]
      * (80 + patient.age / 2) / 10_000 + (days > 14 ? 60 : 0)
    readmitted = random.chance(min(risk, 650), in: 1000)
  }

  /// True for every diagnosis of pregnancy, seldom else; not asked of some women of 12 … 55.
  mutating func drawPregnancy(of chapter: DiagnosisChapter, with random: inout SampleRandom) {
    guard patient.sex == "F", (12...55).contains(patient.age) else { return }
    if chapter.letter == "O" {
      pregnant = true
    } else if random.chance(ward == .intensiveCare ? 60 : ward == .psychiatry ? 25 : 6) {
      pregnant = nil
    } else {
      pregnant = random.chance(patient.age < 45 ? 3 : 0)
    }
  }
}
