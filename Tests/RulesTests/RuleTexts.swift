/// Rules of every kind that fit the schema of admissions, and pieces of rules.
enum RuleTexts {
  static let valid = [
    "discharged >= admitted", "age between 0 and 120", "if sex = \"M\" then pregnant = \"no\"",
    "ward determines grade", "los = days(discharged - admitted)", "unique(id)",
    "net + tax = gross ± 0.01", "icd matches \"[A-Z][0-9]{2}\"",
    "(sex, los) in ((\"F\", 3), (\"M\", 4))", "null(age) iff ward = \"ICU\"",
    "not pregnant or sex = 'F'", "age in (1, 2, 3) and los not in (4)",
    "gross = round(net * 1.21, 2)", "year(admitted) >= 2022 and month(admitted) <= 12",
    "`paid at` < 2024-06-01T12:00:00", "`paid at` + 2 hours >= 2022-01-01",
    "net / (tax + 1) <= 3.5 * gross - abs(net)", "min(net, tax, 3) < max(gross, 1)",
    "length(note) <= 20", "note starts with \"A\" implies note ends with \"z\"",
    "not note contains \"x\"", "share(sex = \"F\") = 51%", "count = 20000",
    "count(ward = \"ICU\" and age > 60) = 120", "0 <= age <= los + 100",
    "pregnant = if ward = \"maternity\" then \"yes\" else \"no\"", "grade = 3 or grade != 2",
    "weekday(admitted) in (6, 7) => ward = \"ICU\"", "hours(`paid at` - 2024-01-01) > 5",
    "net = if tax is null then 0 else gross - tax", "-net < -(-3)", "sex != icd",
  ]

  static let pieces: [String] = [
    "(", ")", "and", " or ", "not ", "if ", " then ", " else ", "=", "<=", "≠", "±", "%", "\"", "'",
    "`", "#", "null", " is ", " in ", " in table ", "between", "age", "sex", "los", "net",
    "2024-02-30", "9223372036854775807", "0.0000000001", "1e5", "99999999999999999999", "/ 0", "*",
    "-", "days(", "year(", "unique(", "count(", "matches \"(a|b)*a(a|b){9}\"", "\"[\"", "é", "👩‍👩‍👧",
    ",", ".", " iff ", "=>", "3 days", " weeks", "{", "determines", "\t", "\u{0}", "share(",
  ]
}
