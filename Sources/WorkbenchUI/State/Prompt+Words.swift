import Engine

extension Prompt {
  /// What stands on the dialog's border.
  var title: String {
    switch question {
    case .epsilon: "total ε (record level)"
    case .delta: "δ"
    case .rows: "rows to write"
    case .share(let column): "share of \(column)"
    case .bins(let column): "bins of \(column)"
    case .cap(let column): "cap on ε_c of \(column)"
    case .accountCap: "cap on the account"
    case .method: "method"
    case .role(let column): "role of \(column)"
    case .sensitivity(let column): "sensitivity of \(column)"
    case .unit(let column): "unit of \(column)"
    case .description(let column): "what \(column) means"
    case .goToRow: "go to row"
    case .target(_, let name): "target · \(name)"
    case .accuracy(_, let name): "distance wanted · \(name)"
    case .pilot: "ε of a pilot"
    case .save: "save the session as"
    case .open: "open a table or a session"
    case .exportDraft: "export the draft"
    case .writeSchema: "write the data dictionary"
    case .release: "release to a file"
    case .writeAgain(let charge): "rows of charge \(charge.prefix(8))"
    case .saveMacro: "keep the macro"
    case .playMacro: "play a macro"
    }
  }

  /// One sentence on what the answer does.
  var explanation: String {
    switch question {
    case .epsilon: "Smaller is more private. Drafts cost nothing; a release charges it."
    case .delta: "The chance left over that ε does not cover; far below 1 / number of rows."
    case .rows: "auto takes the private estimate of the number of real rows."
    case .share: "A column's weight in the budget. ε (record) stays; 0 never measures it."
    case .bins:
      "Cells of equal width; auto takes the usual number. Old measurements lapse."
    case .cap: "A ceiling on the column's own ε, whatever its share; none takes it off."
    case .accountCap: "A ceiling on ε of all releases together; none takes it off."
    case .role: "What the column is for; Tab goes on. A target's pairs weigh twice."
    case .sensitivity: "How delicate it is, in your words; empty leaves it unsaid."
    case .unit: "Printed on axes and in the dictionary; empty for none."
    case .description: "One sentence for readers of the dictionary; empty leaves it unsaid."
    case .goToRow: "Its number, counted from 1."
    case .method:
      MethodOption.all.first { $0.name == field.text.trimmed }?.summary
        ?? "↑ and ↓ go through the methods."
    case .target:
      "A line on the trade-off. Tab asks of another distance; none takes it off."
    case .accuracy: "Answers with the edits that reach it. Tab asks of another distance."
    case .pilot: "A small release, charged, on whose rows one explores freely. Asks once more."
    case .save:
      "A .semblance.yaml file: every choice, the domains you confirmed, no rows."
    case .open:
      "A table (.csv, .tsv), or a session (.semblance.yaml); Tab completes."
    case .exportDraft: "Writes NAME.draft.csv: no guarantee, for the curator's eyes only."
    case .writeSchema: "Kinds and domains as they are known now, for a person to check and edit."
    case .writeAgain:
      "Free: no real row is read. Rules, scenario and steps are those on screen."
    case .saveMacro: "A text file of its keys; Esc keeps it in memory only, for @ to play."
    case .playMacro: "A text file of keys, as recording writes it."
    case .release:
      "Table, manifest, measurements. Nothing is charged before the next screen."
    }
  }
}
