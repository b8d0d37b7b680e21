import Foundation
import TestSupport
import Testing

@testable import Engine

/// The rules of the sample sessions, counted on the written files by code that knows nothing of rules.
///
/// 20,000 rows each; 1,000,000 with `SEMBLANCE_SOAK=1`.
@Suite("The samples' rules in what is written") struct SampleRulesTests {
  private static let isSoak = ProcessInfo.processInfo.environment["SEMBLANCE_SOAK"] != nil
  private static let rows = isSoak ? 1_000_000 : 20_000
  private static let samples = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("SampleData").path

  /// A draft under a sample's session, as lines of fields.
  private func written(_ name: String, _ folder: ScratchFolder) throws -> (
    lines: [[Substring]], outcome: SynthesisOutcome
  ) {
    var session = try Session.read("\(SampleRulesTests.samples)/\(name).semblance.yaml")
    session.choices.rows = SampleRulesTests.rows
    let source = TableSource(path: session.inputPath, schemaPath: session.schemaPath)
    var job = SynthesisJob(
      session: session, table: source, output: folder.path(of: "\(name).csv"),
      workspace: folder.path, version: "1")
    job.draftSeed = .fixed(3)
    let outcome = try job.run()
    let text = try String(contentsOfFile: folder.path(of: "\(name).draft.csv"), encoding: .utf8)
    let lines = text.split(separator: "\n").map { line in
      line.split(separator: ",", omittingEmptySubsequences: false)
    }
    #expect(lines.count == SampleRulesTests.rows + 1)
    return (lines, outcome)
  }

  private func repairedShare(_ outcome: SynthesisOutcome) -> Double? {
    guard case .number(let share)? = outcome.json["repaired_share"] else { return nil }
    return share
  }

  /// Days since 1970-01-01 of `2024-03-09`, counted month by month.
  private func day(_ text: Substring) -> Int {
    let parts = text.split(separator: "-").compactMap { Int($0) }
    var days = 0
    for year in 1970..<parts[0] { days += isLeap(year) ? 366 : 365 }
    let lengths = [31, isLeap(parts[0]) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    return days + lengths.prefix(parts[1] - 1).reduce(0, +) + parts[2] - 1
  }

  private func isLeap(_ year: Int) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }

  @Test func admissionsObey() throws {
    let folder = try ScratchFolder()
    defer { folder.remove() }
    let (lines, outcome) = try written("admissions", folder)
    let place = Dictionary(uniqueKeysWithValues: lines[0].enumerated().map { (String($1), $0) })
    let men: Set<Substring> = ["C61", "C62", "N40", "N41", "N43", "N45", "N47"]
    let women: Set<Substring> = [
      "C53", "C54", "C56", "D25", "N70", "N80", "N81", "N83", "N84", "N85", "N92",
    ]
    let operating: Set<Substring> = ["surgery", "orthopaedics", "maternity"]
    var broken: [String: Int] = [:]
    var numbers: Set<Substring> = []
    func count(_ name: String, _ holds: Bool) { if !holds { broken[name, default: 0] += 1 } }
    for line in lines.dropFirst() {
      func field(_ name: String) -> Substring { place[name].map { line[$0] } ?? "?" }
      let (admitted, discharged) = (day(field("admitted")), day(field("discharged")))
      let stay = Int(field("length_of_stay")) ?? -1
      let age = Int(field("age")) ?? -1
      let (sex, pregnant, diagnosis) = (field("sex"), field("pregnant"), field("diagnosis"))
      let (ward, cost) = (field("ward"), field("cost"))
      count("length of stay", stay == discharged - admitted)
      count("order of days", discharged >= admitted)
      count("pregnant men", sex != "M" || pregnant == "no")
      count("pregnant ages", (12...55).contains(age) || pregnant == "no")
      if diagnosis.hasPrefix("O") {
        count("births", sex == "F" && (15...49).contains(age) && pregnant == "yes")
      }
      count("newborns", !diagnosis.hasPrefix("P") || age == 0)
      count("men's", !men.contains(diagnosis) || sex == "M")
      count("women's", !women.contains(diagnosis) || sex == "F")
      count("maternity", ward != "maternity" || diagnosis.hasPrefix("O"))
      count("cardiology", ward != "cardiology" || diagnosis.hasPrefix("I"))
      count("psychiatry", ward != "psychiatry" || diagnosis.hasPrefix("F"))
      count("oncology", ward != "oncology" || "CD".contains(diagnosis.prefix(1)))
      count("paediatrics", ward != "paediatrics" || age < 16)
      count("employer", field("insurance") != "employer" || age < 67)
      if let paid = Double(cost), paid == 0 { count("free of charge", stay == 0) }
      count("procedure", field("procedure").isEmpty != operating.contains(ward))
      count("severity", field("severity").isEmpty == (ward == "psychiatry"))
      count("bill", cost.isEmpty == (discharged > day("2024-12-31")))
      if pregnant.isEmpty {
        count("not asked", sex == "F" && (12...55).contains(age) && !diagnosis.hasPrefix("O"))
      }
      let number = field("admission_id")
      count("number twice", numbers.insert(number).inserted)
      count(
        "number",
        number.count == 7 && number.first == "A" && number.dropFirst().allSatisfy(\.isNumber))
    }
    #expect(broken == [:])
    #expect(try #require(repairedShare(outcome)) <= 0.01)
  }

  @Test func paymentsObey() throws {
    let folder = try ScratchFolder()
    defer { folder.remove() }
    let (lines, outcome) = try written("payments", folder)
    let place = Dictionary(uniqueKeysWithValues: lines[0].enumerated().map { (String($1), $0) })
    let table = try String(
      contentsOfFile: SampleRulesTests.samples + "/currencies.csv", encoding: .utf8)
    let allowed = Set(table.split(separator: "\n").dropFirst())
    var broken: [String: Int] = [:]
    func count(_ name: String, _ holds: Bool) { if !holds { broken[name, default: 0] += 1 } }
    for line in lines.dropFirst() {
      func field(_ name: String) -> Substring { place[name].map { line[$0] } ?? "?" }
      count("hour", Int(field("paid_at").dropFirst(11).prefix(2)) == Int(field("hour")))
      count("currency", allowed.contains(field("country") + "," + field("currency")))
      count("foreign", (field("is_foreign") == "no") == (field("country") == "NL"))
      count(
        "distance", field("distance").isEmpty == ["online", "phone"].contains(field("channel")))
      count("second factor", field("second_factor").isEmpty == (field("channel") != "online"))
      let amount = Double(field("amount")) ?? -1
      count("amount", amount > 0 && amount <= 2000)
    }
    #expect(broken == [:])
    #expect(try #require(repairedShare(outcome)) <= 0.01)
  }
}
