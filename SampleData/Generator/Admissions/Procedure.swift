/// What is done to patients of the surgical wards.
struct Procedure: Sendable {
  var name: String
  /// What it costs by itself, in euros.
  var cost: Int

  static let all = [
    Procedure(name: "appendectomy", cost: 2600), Procedure(name: "arthroscopy", cost: 1500),
    Procedure(name: "bowel-resection", cost: 8200), Procedure(name: "caesarean", cost: 2900),
    Procedure(name: "cataract", cost: 900), Procedure(name: "cholecystectomy", cost: 3100),
    Procedure(name: "delivery", cost: 1100), Procedure(name: "drainage", cost: 1200),
    Procedure(name: "endoscopy", cost: 700), Procedure(name: "fixation", cost: 4300),
    Procedure(name: "hernia-repair", cost: 1900), Procedure(name: "hip-replacement", cost: 7800),
    Procedure(name: "knee-replacement", cost: 7200), Procedure(name: "tumour-removal", cost: 6400),
  ]

  /// The procedures done for a diagnosis, with weights; what is commonest for its chapter otherwise.
  static func choices(for code: String) -> [(String, Int)] {
    if let choices = byCode[code] { return choices }
    return byChapter[String(code.prefix(1))] ?? [("drainage", 60), ("endoscopy", 40)]
  }

  private static let byCode: [String: [(String, Int)]] = [
    "K35": [("appendectomy", 95), ("drainage", 5)],
    "K80": [("cholecystectomy", 85), ("endoscopy", 15)],
    "K81": [("cholecystectomy", 90), ("endoscopy", 10)],
    "K40": [("hernia-repair", 100)], "K42": [("hernia-repair", 100)],
    "K43": [("hernia-repair", 95), ("bowel-resection", 5)],
    "H25": [("cataract", 100)], "H26": [("cataract", 100)],
    "M16": [("hip-replacement", 92), ("arthroscopy", 8)],
    "M17": [("knee-replacement", 85), ("arthroscopy", 15)],
    "S72": [("hip-replacement", 48), ("fixation", 52)],
    "O80": [("delivery", 100)], "O82": [("caesarean", 100)],
  ]

  private static let byChapter: [String: [(String, Int)]] = [
    "C": [("tumour-removal", 76), ("bowel-resection", 24)],
    "D": [("tumour-removal", 60), ("endoscopy", 40)],
    "H": [("cataract", 20), ("drainage", 50), ("endoscopy", 30)],
    "J": [("endoscopy", 70), ("drainage", 30)],
    "K": [("endoscopy", 58), ("bowel-resection", 22), ("drainage", 20)],
    "L": [("drainage", 92), ("tumour-removal", 8)],
    "M": [("arthroscopy", 72), ("fixation", 18), ("knee-replacement", 10)],
    "N": [("endoscopy", 76), ("drainage", 14), ("tumour-removal", 10)],
    "O": [("delivery", 58), ("caesarean", 42)],
    "S": [("fixation", 78), ("arthroscopy", 16), ("drainage", 6)],
  ]
}
