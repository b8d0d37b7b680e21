import Engine
import Rules
import Synthesis
import Tables

/// A line being written: what is wrong with it so far, and what could come next.
public struct LineEditor: Hashable, Sendable {
  /// What fits at the cursor.
  struct Candidate: Hashable {
    /// What is typed in its place.
    var text: String
    /// More about it.
    var detail: String
    /// The characters it replaces.
    var range: Range<Int>
  }

  /// What is wrong with the line.
  struct Problem: Hashable {
    /// The characters concerned; `nil` where it is about the whole list.
    var range: Range<Int>?
    /// What is wrong and what to do.
    var sentence: String
  }

  /// The page whose list it belongs to.
  public let page: Page
  /// Its place in the list; `nil` for a new line.
  public let place: Int?
  /// What has been typed.
  public var field: TextField
  /// The chosen candidate.
  public var cursor = ListCursor()
  /// Whether Enter was pressed on a line that cannot be taken.
  public var isRefused = false

  /// An editor of a line.
  public init(page: Page, place: Int?, text: String) {
    self.page = page
    self.place = place
    field = TextField(text)
  }

  private var list: StepList { page == .scenario ? .scenario : .postProcessing }

  /// What is wrong with the line as typed; `nil` where it fits.
  func problem(in snapshot: Snapshot) -> Problem? {
    let schema = Schema(columns: snapshot.columns.map(\.schema))
    if page == .rules { return ruleProblem(schema) }
    var steps =
      page == .scenario ? snapshot.choices.scenario : snapshot.choices.postProcessing
    var own = steps.count
    if let place, steps.indices.contains(place) {
      steps[place] = ChosenStep(field.text)
      own = steps[..<place].filter(\.isOn).count
    } else {
      own = steps.filter(\.isOn).count
      steps.append(ChosenStep(field.text))
    }
    do throws(StepListProblem) {
      let texts = steps.texts
      if page == .scenario {
        _ = try Scenario(texts, schema: schema)
      } else {
        let world = try? Scenario(snapshot.choices.scenario.texts, schema: schema)
        _ = try PostProcessing(texts, schema: world?.schema ?? schema)
      }
      return nil
    } catch {
      guard error.step == own else {
        return Problem(range: nil, sentence: "step \(error.step + 1): \(error.problem.sentence)")
      }
      return Problem(range: error.problem.range, sentence: error.problem.sentence)
    }
  }

  /// What fits at the cursor, best first.
  func candidates(in snapshot: Snapshot) -> [Candidate] {
    if page == .rules {
      let schema = Schema(columns: snapshot.columns.map(\.schema))
      return RuleCompletion.candidates(field.text, at: field.cursor, schema: schema).map {
        Candidate(text: $0.text, detail: $0.detail, range: $0.range)
      }
    }
    let typed = String(field.characters.prefix(field.cursor))
    let forms = StepForm.forms(list)
    let isOpening = !forms.contains { typed.lowercased().hasPrefix($0.opening + " ") }
    if isOpening {
      let wanted = typed.lowercased()
      return forms.filter { wanted.isEmpty || $0.form.lowercased().hasPrefix(wanted) }.map {
        Candidate(
          text: $0.opening + " ", detail: $0.form + "   " + $0.summary, range: 0..<field.cursor)
      }
    }
    var start = field.cursor
    while start > 0, !" ,(".contains(field.characters[start - 1]) { start -= 1 }
    let part = String(field.characters[start..<field.cursor]).lowercased()
    return snapshot.columns.filter { $0.schema.name.lowercased().hasPrefix(part) }.map {
      Candidate(
        text: LineEditor.quoted($0.schema.name),
        detail: $0.schema.kind.rawValue + " " + $0.domainText, range: start..<field.cursor)
    }
  }

  /// Takes the chosen candidate.
  mutating func complete(in snapshot: Snapshot) {
    guard let candidate = candidates(in: snapshot)[safe: cursor.selected] else { return }
    field.replace(candidate.range, with: candidate.text)
    cursor = ListCursor()
    isRefused = false
  }

  /// A column's name as steps and rules write it.
  static func quoted(_ name: String) -> String {
    let isPlain =
      name.first.map { $0.isLetter || $0 == "_" } == true
      && name.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" }
    return isPlain ? name : "`\(name)`"
  }
}
