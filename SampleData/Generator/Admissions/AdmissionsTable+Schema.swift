extension AdmissionsTable {
  /// The columns in the order of the file.
  static let columns: [ColumnText] = [
    .identifier("admission_id", "Number of the admission, in order of admission"),
    .range(
      "admitted", "date", "2022-01-01", "2024-12-31", role: "quasi-identifier",
      "Day of admission"),
    .range(
      "discharged", "date", "2022-01-01", "2025-04-30", role: "quasi-identifier",
      "Day of discharge, never before the day of admission"),
    .range(
      "age", "integer", "0", "110", unit: "years", role: "quasi-identifier",
      "Age on the day of admission"),
    .names("sex", ["F", "M"], role: "quasi-identifier", "Sex as registered"),
    .names(
      "district", District.all.map(\.name), role: "quasi-identifier", "District of residence"),
    .names(
      "insurance", District.insurances, nulls: true, "Who pays; null where not recorded"),
    .names(
      "diagnosis", DiagnosisChapter.allCodes, prefix: 1, role: "sensitive",
      sensitivity: "high",
      "Main diagnosis, three characters: a letter for the chapter, two digits"),
    .names("ward", Ward.allCases.map(\.rawValue), "Ward of the longest part of the stay"),
    .range(
      "severity", "integer", "1", "5", nulls: true, sensitivity: "medium",
      "1 slight to 5 critical; null in psychiatry, which does not use the scale"),
    .range(
      "length_of_stay", "integer", "0", "120", unit: "days",
      "Discharged minus admitted, in days"),
    .names(
      "procedure", Procedure.all.map(\.name), nulls: true,
      "Main procedure; null unless the ward is surgery, orthopaedics or maternity"),
    .range(
      "cost", "decimal", "0", "75000", nulls: true, digits: 2, atoms: [0, 75_000], unit: "EUR",
      "What was billed, 75000 at most; 0 only on stays of 0 days; null when discharged after 2024"),
    .names(
      "readmitted", kind: "boolean", ["no", "yes"], role: "target",
      "Whether the patient came back within 30 days"),
    .names(
      "pregnant", kind: "boolean", ["no", "yes"], nulls: true, role: "sensitive",
      sensitivity: "high",
      "Whether pregnant; null for some women of 12 to 55 who were not asked"),
  ]

  static let schema = SchemaText.make(
    comment: "Hospital admissions (invented): what each column means and its possible values.",
    columns)

  static let session = """
    # A first session on the invented hospital admissions: one admission is one unit of privacy.
    # Diagnosis has the most values and readmission is the target, so both get a double share.
    semblance: session 1
    input: admissions.csv
    schema: admissions.schema.yaml
    unit: {rows: 1}
    budget: {epsilon: 1, delta: 1e-9}
    method: junction
    mode: curator
    shares: {diagnosis: 2, readmitted: 2}
    rules:
      - length_of_stay = days(discharged - admitted)
      - discharged >= admitted
      - if sex = "M" then pregnant = "no"
      - if age < 12 or age > 55 then pregnant = "no"
      - if diagnosis starts with "O" then sex = "F" and age between 15 and 49 and pregnant = "yes"
      - if diagnosis starts with "P" then age = 0
      - if diagnosis in ("C61", "C62", "N40", "N41", "N43", "N45", "N47") then sex = "M"
      - rule: >-
          if diagnosis in ("C53", "C54", "C56", "D25", "N70", "N80", "N81", "N83", "N84", "N85", "N92")
          then sex = "F"
      - if ward = "maternity" then diagnosis starts with "O"
      - if ward = "cardiology" then diagnosis starts with "I"
      - if ward = "psychiatry" then diagnosis starts with "F"
      - if ward = "oncology" then diagnosis starts with "C" or diagnosis starts with "D"
      - if ward = "paediatrics" then age < 16
      - if insurance = "employer" then age < 67
      - if cost = 0 then length_of_stay = 0
      - procedure is not null iff ward in ("surgery", "orthopaedics", "maternity")
      - severity is null iff ward = "psychiatry"
      - {rule: cost is null iff discharged > 2024-12-31, note: the bill is not written yet}
      - if pregnant is null then sex = "F" and age between 12 and 55 and not diagnosis starts with "O"
      - unique(admission_id)
      - admission_id matches "A[0-9]{6}"

    """
}
