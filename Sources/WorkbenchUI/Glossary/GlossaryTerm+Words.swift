extension GlossaryTerm {
  /// The words of each term.
  var words: GlossaryWords {
    switch self {
    case .epsilon, .delta, .rho, .columnEpsilon, .share, .cap, .spent, .chain, .guarantee, .mode,
      .domainSource, .unit, .draft, .pilot, .release:
      budgetWords
    case .columnDistance, .pairDistance, .meanPairDistance, .expectedDistance, .noise, .band,
      .cramersV, .correlation, .associationError, .kMarginal, .distribution, .moments:
      fidelityWords
    case .role, .sensitivity, .rule, .acceptance, .repaired, .effect, .scenario, .postProcessing:
      choiceWords
    }
  }

  private var budgetWords: GlossaryWords {
    switch self {
    case .delta:
      GlossaryWords(
        "δ", "The chance left over that ε does not cover.",
        "A part of the guarantee (ε, δ): every conversion from ρ to ε is made at this δ.",
        "Far below one in the number of rows; 1e-9 is the default.")
    case .rho:
      GlossaryWords(
        "ρ", "The cost of measuring in zero-concentrated differential privacy.",
        "1 ÷ (2σ²) for each marginal and score; costs add, and the sum is converted to ε at δ.",
        "It is what the ledger adds up. Half the ρ is about 0.7 times the ε.")
    case .columnEpsilon:
      GlossaryWords(
        "ε_c (column)", "What a change of one value of this column, in one row, can reveal.",
        "From twice the ρ of each marginal that reads the column and four times that of each score.",
        "Smaller is more private. It does not stop inference of the column from others.")
    case .share:
      GlossaryWords(
        "share", "A column's weight in the one budget.",
        "The total is split over columns, pairs and scores in proportion to the shares.",
        "Raise it for columns that must be exact. ε (record) stays as it is, ε_c moves.")
    case .cap:
      GlossaryWords(
        "cap", "A ceiling on a column's own ε_c, whatever its share.",
        "The planner measures less of the column until the ceiling holds.",
        "Set it for delicate columns; 0 never measures the column.")
    case .spent:
      GlossaryWords(
        "spent", "What all charges on this dataset come to, as one ε.",
        "Their ρ are added up and converted to ε at δ once.",
        "A cap on the account makes the ledger refuse what would pass it.")
    case .chain:
      GlossaryWords(
        "chain verified", "Every entry of the ledger holds the hash of the one before it.",
        "All entries are read and hashed again whenever the account is read.",
        "A ledger that was changed by hand is refused: nothing can be charged on it.")
    case .guarantee:
      GlossaryWords(
        "guarantee", "What may be said of a release: (ε, δ) for adding or removing one row.",
        "It rests on declared domains and on charges committed before the rows were read.",
        "Confirm every inferred domain (c, X for all) before a release.")
    case .mode:
      GlossaryWords(
        "mode", "How the real rows may be looked at: curator, blind or design.",
        "The least strict mode ever used on a dataset is kept in the ledger and printed.",
        "Choices made after looking at real rows are not covered by the guarantee.")
    case .domainSource:
      GlossaryWords(
        "domain source", "Where the values that a column may take come from.",
        "declared: written by a person. derived: measured and charged. inferred: read off the rows.",
        "No guarantee can rest on an inferred domain; c takes it as declared, X all of them.")
    case .unit:
      GlossaryWords(
        "unit", "What one person contributes: one row here.",
        "Neighbouring tables differ by adding or removing one unit.",
        "If a person has several rows, the guarantee is weaker than it looks.")
    case .draft:
      GlossaryWords(
        "draft", "A trial run for the curator's eyes, free and without any guarantee.",
        "Noise of the same size as a release's, fixed by a seed so that edits can be compared.",
        "y draws the noise anew: see how much is luck.")
    case .pilot:
      GlossaryWords(
        "pilot", "A small release that is charged and explored freely in blind mode.",
        "Its measurements are kept and go into the release, which pays the difference only.",
        "A tenth of the ε is usually enough to choose by.")
    case .release:
      GlossaryWords(
        "release", "What others may have: charged first, then measured with fresh exact noise.",
        "The ledger commits the charge, then noise is drawn from the operating system's generator.",
        "It cannot be taken back. A crash gives no budget back; --resume is free.")
    default:
      GlossaryWords(
        "ε (record)", "How much one row more or less can change what is released.",
        "The total ρ of all measurements, converted tightly at δ.",
        "Below 1 is strong, 1 to 3 usual, above 10 says little.")
    }
  }

  private var fidelityWords: GlossaryWords {
    switch self {
    case .pairDistance:
      GlossaryWords(
        "pair distance", "How far two columns together are from the real ones, 0 to 1.",
        "Half the sum of absolute differences of shares over the pair's public cells.",
        "Below the noise it cannot be told from 0; above 0.1 the dependence is visibly off.")
    case .meanPairDistance:
      GlossaryWords(
        "mean pair distance", "The mean of the pair distances over all pairs of columns.",
        "Each pair counts alike, whether it was measured or follows from others.",
        "The figure to compare settings by; t shows it against ε.")
    case .expectedDistance:
      GlossaryWords(
        "expected", "The distance that the plan promises before anything is spent.",
        "From σ of what will be measured and from released or drafted numbers alone.",
        "Four in five drafts lie in its band. Far outside: y shows whether it was luck.")
    case .noise:
      GlossaryWords(
        "noise alone", "The distance that noise would cause if nothing else were wrong.",
        "From the σ of the measurements that the pair rests on.",
        "≈ marks what does not pass it. To lower it, raise shares or ε.")
    case .band:
      GlossaryWords(
        "95% band", "Where a count lies in 19 of 20 draws of the noise.",
        "1.96 σ to either side of the measured count.",
        "Bars whose band spans several others say little about their order.")
    case .cramersV:
      GlossaryWords(
        "Cramér's V", "How strongly two columns hang together, 0 to 1, whatever their kinds.",
        "From χ² of the pair's table, corrected for its size (Bergsma 2013).",
        "Real and synthetic should agree; 0 means that they are independent.")
    case .correlation:
      GlossaryWords(
        "correlation", "How much two numbers rise and fall together, −1 to 1.",
        "Pearson's of the values, Spearman's of their ranks; rows with a null are left out.",
        "Real and synthetic should agree in sign and size.")
    case .associationError:
      GlossaryWords(
        "association error", "The mean absolute difference of association over all pairs.",
        "Synthetic less real, pair by pair, without sign.",
        "Below 0.02 heatmaps look alike; v shows the difference pair by pair.")
    case .kMarginal:
      GlossaryWords(
        "k-marginal score", "One score for all pairs, 0 to 1000.",
        "1000 · (1 − mean pair distance), as in the NIST challenges.",
        "Above 950 is good for tables of this size.")
    case .distribution:
      GlossaryWords(
        "KS distance", "The greatest difference of two distribution functions, 0 to 1.",
        "At every edge of a cell: share of synthetic rows below it less share of real ones.",
        "It sees shifts that bars hide. Below 0.02 the curves coincide on screen.")
    case .moments:
      GlossaryWords(
        "mean and quartiles", "Where a column's values lie, real beside synthetic.",
        "Of values that are not null, in the column's own units.",
        "They should agree within the width of a cell.")
    default:
      GlossaryWords(
        "distance", "How far a synthetic column is from the real one, 0 to 1.",
        "Half the sum of absolute differences of shares over the column's cells.",
        "0 is equal. Compare it with what is expected: below 0.02 is hard to see.")
    }
  }

  private var choiceWords: GlossaryWords {
    switch self {
    case .sensitivity:
      GlossaryWords(
        "sensitivity", "How delicate a column is, in the owner's words.",
        "Written in the dictionary or here; nothing is computed from it.",
        "Say it for readers of the dictionary, and set a cap for what is delicate.")
    case .rule:
      GlossaryWords(
        "rule", "What every row must obey, known without looking at the data.",
        "Checked against the schema, enforced in the model or while rows are made, checked again.",
        "Rules that hold by construction cost nothing and often make the fit better.")
    case .acceptance:
      GlossaryWords(
        "acceptance", "The share of rows that obeyed a rule as they were drawn.",
        "Counted before anything is mended.",
        "Near 1: the model knows the rule. Low: the rule bends the data; see its effect.")
    case .repaired:
      GlossaryWords(
        "repaired", "The share of rows whose values were replaced by the nearest that obey.",
        "Counted in the newest draft after redrawing within cells.",
        "At most 1 % is asked for; more says that a rule and the data disagree.")
    case .effect:
      GlossaryWords(
        "effect", "How far enforcing a rule moved its columns.",
        "Distance of a column before and after the rule was enforced, the largest.",
        "Near 0 is good: the rule holds without changing what was measured.")
    case .scenario:
      GlossaryWords(
        "scenario", "Another world on purpose: other shares, other evidence, disturbances.",
        "The fitted model is tilted, or rows are changed after they are drawn; it costs no privacy.",
        "Such rows are marked and never counted as fidelity.")
    case .postProcessing:
      GlossaryWords(
        "post-processing", "What is done to every row before it is written.",
        "Suppression, coding, rounding, grouping and the like, of released rows only: free.",
        "Each step says what it changed; fewer and later steps keep more.")
    default:
      GlossaryWords(
        "role", "What a column is for: quasi-identifier, sensitive, target, identifier.",
        "Pairs with a target weigh twice in the plan; k-anonymity reads the others.",
        "Name the target of later models before you release.")
    }
  }
}
