/// How a kind of step is written, for lists to choose from and for completion.
public struct StepForm: Sendable, Hashable {
  /// Which list it belongs to.
  public let list: StepList
  /// The words it begins with.
  public let opening: String
  /// The form, with what is to be filled in in capitals.
  public let form: String
  /// An example.
  public let example: String
  /// What it does, in a few words.
  public let summary: String

  init(_ list: StepList, _ opening: String, _ form: String, _ example: String, _ summary: String) {
    self.list = list
    self.opening = opening
    self.form = form
    self.example = example
    self.summary = summary
  }

  /// The forms of a list.
  public static func forms(_ list: StepList) -> [StepForm] {
    list == .scenario ? scenario : postProcessing
  }

  /// The words that steps of a list begin with.
  static func openings(_ list: StepList) -> [String] { forms(list).map(\.opening).uniqued }

  private static let scenario = [
    StepForm(
      .scenario, "what if", "what if CONDITION", "what if ward = \"surgery\"",
      "only rows of which a condition is true"),
    StepForm(
      .scenario, "set share of", "set share of CONDITION to P% [with weight NAME]",
      "set share of sex = \"F\" to 20%", "an event gets a new share, nothing else changes"),
    StepForm(
      .scenario, "amplify", "amplify CONDITION to P% [with weight NAME]",
      "amplify readmitted = \"yes\" to 20%", "a rare event gets a new share; weights undo it"),
    StepForm(
      .scenario, "add noise of", "add noise of SIZE to COLUMN [where CONDITION]",
      "add noise of 5% to cost", "numbers get normal noise, as of a sensor"),
    StepForm(
      .scenario, "blank", "blank P% of COLUMN [where CONDITION]",
      "blank 5% of cost where ward = \"surgery\"", "values go missing at a rate"),
    StepForm(
      .scenario, "blank", "blank P% to Q% of COLUMN by COLUMN [where CONDITION]",
      "blank 1% to 20% of cost by age", "values go missing at a rate that goes with another column"),
    StepForm(
      .scenario, "repeat", "repeat P% of rows [up to N times] [where CONDITION]",
      "repeat 2% of rows", "rows are written more than once"),
    StepForm(
      .scenario, "drop", "drop P% of rows [in gaps of LENGTH of COLUMN] [where CONDITION]",
      "drop 10% of rows in gaps of 3 days of admitted",
      "rows are lost, perhaps in stretches of time"),
    StepForm(
      .scenario, "delay", "delay P% of rows by up to LENGTH of COLUMN [where CONDITION]",
      "delay 3% of rows by up to 2 days of admitted", "rows come in order of time, some late"),
    StepForm(
      .scenario, "blend", "blend P% from \"FILE\"", "blend 30% from \"public.csv\"",
      "rows of a public table among the synthetic ones"),
    StepForm(
      .scenario, "balance", "balance COLUMN [with weight NAME]", "balance fraud",
      "every value of a column gets the same share"),
  ]

  private static let postProcessing = [
    StepForm(
      .postProcessing, "suppress", "suppress COLUMN [where CONDITION]",
      "suppress diagnosis where age > 100", "values become null"),
    StepForm(
      .postProcessing, "suppress", "suppress COLUMN below N rows",
      "suppress diagnosis below 5 rows",
      "rare values become null"),
    StepForm(
      .postProcessing, "suppress", "suppress rows where CONDITION", "suppress rows where age > 100",
      "rows are left out"),
    StepForm(
      .postProcessing, "suppress", "suppress column COLUMN", "suppress column cost",
      "a column is left out"),
    StepForm(
      .postProcessing, "top-code", "top-code COLUMN at VALUE", "top-code age at 90",
      "values above a bound become the bound"),
    StepForm(
      .postProcessing, "bottom-code", "bottom-code COLUMN at VALUE", "bottom-code age at 18",
      "values below a bound become the bound"),
    StepForm(
      .postProcessing, "round", "round COLUMN to VALUE [at random]", "round cost to 100",
      "numbers become multiples"),
    StepForm(
      .postProcessing, "generalise", "generalise COLUMN into bins of WIDTH [from VALUE]",
      "generalise age into bins of 10", "numbers become ranges of equal width"),
    StepForm(
      .postProcessing, "generalise", "generalise COLUMN at VALUE, VALUE, …",
      "generalise age at 18, 65", "numbers become ranges that begin at given values"),
    StepForm(
      .postProcessing, "generalise", "generalise COLUMN to first N characters",
      "generalise diagnosis to first 1 character", "texts are cut"),
    StepForm(
      .postProcessing, "generalise", "generalise COLUMN by hierarchy",
      "generalise diagnosis by hierarchy",
      "categories become the groups that the dictionary declares"),
    StepForm(
      .postProcessing, "coarsen", "coarsen COLUMN to UNIT", "coarsen admitted to month",
      "dates become the start of their week, month, quarter or year"),
    StepForm(
      .postProcessing, "shift", "shift COLUMN, COLUMN, … by up to LENGTH",
      "shift admitted, discharged by up to 7 days",
      "dates move by a random length, the same within a row"),
    StepForm(
      .postProcessing, "average", "average COLUMN, COLUMN, … in groups of N",
      "average cost in groups of 5", "values become the mean of groups that are alike"),
    StepForm(
      .postProcessing, "randomise", "randomise COLUMN keeping P% [by frequency]",
      "randomise sex keeping 90%", "some values become others"),
    StepForm(
      .postProcessing, "randomise", "randomise COLUMN with VALUE: VALUE P%, …; VALUE: …",
      "randomise sex with F: F 90%, M 10%; M: M 80%, F 20%",
      "values become others with declared probabilities"),
    StepForm(
      .postProcessing, "k-anonymity", "k-anonymity K [over COLUMN, …] [suppressing at most P%]",
      "k-anonymity 5 over age, sex", "no class of the quasi-identifiers is smaller than K"),
    StepForm(
      .postProcessing, "l-diversity", "l-diversity L of COLUMN [over …] [suppressing …]",
      "l-diversity 3 of diagnosis over age, sex", "every class has L values of a sensitive column"),
    StepForm(
      .postProcessing, "entropy", "entropy l-diversity L of COLUMN [over …] [suppressing …]",
      "entropy l-diversity 2.5 of diagnosis over age, sex",
      "every class is as diverse as L equally frequent values"),
    StepForm(
      .postProcessing, "t-closeness", "t-closeness T of COLUMN [over …] [suppressing …]",
      "t-closeness 0.3 of diagnosis over age, sex",
      "no class differs much from all rows in a sensitive column"),
  ]
}

extension [String] {
  /// Each text once, in order of first appearance.
  var uniqued: [String] {
    var seen: Set<String> = []
    return filter { seen.insert($0).inserted }
  }
}
