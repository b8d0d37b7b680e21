/// Diagnoses that only women or only men receive.
enum DiagnosisSex {
  private static let women: Set = [
    "C53", "C54", "C56", "D25", "N70", "N80", "N81", "N83", "N84", "N85", "N92",
  ]
  private static let men: Set = ["C61", "C62", "N40", "N41", "N43", "N45", "N47"]

  /// 100 for a code this sex may receive, 0 for one it cannot, 1 for breast cancer of men.
  static func weight(of code: String, for sex: String) -> Int {
    if sex == "M" { return women.contains(code) ? 0 : code == "C50" ? 1 : 100 }
    return men.contains(code) ? 0 : 100
  }
}
