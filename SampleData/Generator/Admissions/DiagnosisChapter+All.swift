extension DiagnosisChapter {
  /// The seventeen chapters, 300 codes in all.
  static let all: [DiagnosisChapter] = [
    DiagnosisChapter(
      "A", "41 09 04 46 40 08 49 02 05 87 15 48 81 03",
      ages: [(0, 90), (5, 40), (20, 20), (60, 35), (110, 90)], winter: 15, severity: 11,
      wards: [(.medicine, 70), (.intensiveCare, 18), (.surgery, 2)]),
    DiagnosisChapter(
      "B", "34 99 37 02 27 18 19 54",
      ages: [(0, 60), (10, 25), (40, 12), (80, 12), (110, 10)], winter: 20, severity: 3,
      wards: [(.medicine, 95), (.intensiveCare, 4)]),
    DiagnosisChapter(
      "C", "50 34 61 18 20 25 67 56 92 90 83 16 22 64 43 71 15 54 91 53 32 73 85 44 62 81",
      ages: [(0, 3), (30, 12), (50, 90), (68, 190), (85, 110), (110, 30)], women: 95,
      severity: 14, wards: [(.oncology, 78), (.surgery, 18), (.intensiveCare, 3)]),
    DiagnosisChapter(
      "D", "50 64 12 25 70 47 61 45 68 86",
      ages: [(0, 8), (30, 18), (60, 30), (110, 30)], women: 130, severity: 3,
      wards: [(.oncology, 45), (.medicine, 35), (.surgery, 20)]),
    DiagnosisChapter(
      "E", "11 86 87 10 66 05 78 03 04 16 84 27 21 85 55 83",
      ages: [(0, 15), (15, 20), (45, 40), (75, 75), (110, 90)], women: 110, winter: -8,
      severity: 5, wards: [(.medicine, 90), (.intensiveCare, 6), (.surgery, 5)]),
    DiagnosisChapter(
      "F", "10 32 20 33 41 43 31 60 25 11 05 19 03 45 50 23 01 06 12 40 42 84",
      ages: [(0, 1), (10, 12), (17, 110), (35, 130), (55, 95), (75, 30), (110, 25)], women: 85,
      winter: -6, severity: 4, wards: [(.psychiatry, 93), (.medicine, 6), (.intensiveCare, 1)]),
    DiagnosisChapter(
      "G", "40 45 35 20 47 43 30 56 51 61 41 93 62 12 91 81",
      ages: [(0, 20), (25, 22), (60, 42), (85, 50), (110, 30)], severity: 8,
      wards: [(.medicine, 84), (.surgery, 8), (.intensiveCare, 8)]),
    DiagnosisChapter(
      "H", "25 81 66 40 35 33 65 91 60 70 34 10 26 90",
      ages: [(0, 40), (6, 45), (20, 8), (60, 25), (78, 60), (110, 15)], severity: -6,
      wards: [(.surgery, 88), (.medicine, 12)]),
    DiagnosisChapter(
      "I", "50 21 48 63 20 10 25 70 26 80 61 47 35 44 49 11 83 71 42 46 64 65 60 33 38 27",
      ages: [(0, 2), (35, 20), (55, 130), (75, 330), (90, 330), (110, 200)], women: 75,
      winter: 14, severity: 12,
      wards: [(.cardiology, 74), (.medicine, 12), (.surgery, 4), (.intensiveCare, 10)]),
    DiagnosisChapter(
      "J", "18 44 20 15 45 22 12 96 69 35 03 10 34 32 84 90 93 21 06 46 86 98",
      ages: [(0, 130), (4, 110), (15, 30), (45, 35), (75, 130), (110, 210)], women: 88,
      winter: 62, severity: 9,
      wards: [(.medicine, 80), (.intensiveCare, 12), (.surgery, 8)]),
    DiagnosisChapter(
      "K", "80 57 40 35 29 56 52 85 50 92 70 43 21 25 59 51 74 81 42 26 22 61 83 63 72 64",
      ages: [(0, 25), (12, 50), (30, 70), (60, 120), (85, 110), (110, 60)], women: 92,
      severity: 4, wards: [(.surgery, 66), (.medicine, 31), (.intensiveCare, 3)]),
    DiagnosisChapter(
      "L", "03 02 89 40 97 08 50 27 20 05 30 88",
      ages: [(0, 14), (30, 18), (70, 26), (110, 30)], winter: -25, severity: 0,
      wards: [(.medicine, 62), (.surgery, 38)]),
    DiagnosisChapter(
      "M", "16 17 54 51 75 48 23 79 80 20 84 65 06 86 25 00 47 10 35 19 62 31",
      ages: [(0, 2), (20, 25), (45, 75), (68, 150), (85, 60), (110, 15)], women: 125,
      severity: -3, wards: [(.orthopaedics, 86), (.medicine, 14)]),
    DiagnosisChapter(
      "N", "39 20 17 18 40 10 13 30 23 80 81 83 92 45 47 60 70 84 12 43 19 85 32 41",
      ages: [(0, 18), (20, 30), (45, 60), (75, 90), (110, 90)], women: 115, winter: -10,
      severity: 4, wards: [(.surgery, 46), (.medicine, 50), (.intensiveCare, 4)]),
    DiagnosisChapter(
      "O", "80 82 42 70 34 48 36 60 14 72 68 47 13 20 24 03 06 62",
      ages: [(14, 0), (20, 190), (30, 1000), (36, 560), (43, 90), (50, 0)], women: 100,
      winter: -8, severity: -4, wards: [(.maternity, 98), (.intensiveCare, 1)]),
    DiagnosisChapter(
      "P", "07 59 22 36 70 28", ages: [(0, 330), (1, 0)], severity: 8,
      wards: [(.paediatrics, 78), (.intensiveCare, 22)]),
    DiagnosisChapter(
      "S", "72 06 52 82 42 83 02 22 32 43 46 62 13 61 86 68 27 30",
      ages: [(0, 20), (8, 60), (20, 100), (50, 75), (75, 130), (90, 260), (110, 260)],
      women: 88, winter: 10, severity: 5,
      wards: [(.orthopaedics, 68), (.surgery, 21), (.intensiveCare, 7), (.medicine, 4)]),
  ]

  /// Every code of every chapter, in order.
  static let allCodes: [String] = all.flatMap { chapter in
    chapter.codes.map { chapter.letter + $0 }
  }.sorted()
}
