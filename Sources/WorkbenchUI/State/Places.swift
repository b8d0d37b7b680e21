import Engine

/// What fills the screen.
public enum Page: Hashable, Sendable, CaseIterable {
  /// No table yet: how to open one.
  case start
  /// Columns, histogram and association.
  case main
  /// Two columns together.
  case pair
  /// Real and synthetic rows.
  case rows
  /// All that is known of each column.
  case column
  /// How close the newest draft is, the worst first.
  case evaluation
  /// What every row must obey.
  case rules
  /// The steps of a scenario.
  case scenario
  /// What is done to rows before they are written.
  case postProcessing
  /// What is left before a release.
  case checklist
  /// The dataset's account and its charges.
  case ledger
  /// What numbers and words mean.
  case glossary
  /// Distance against ε.
  case tradeOff
  /// Pinned states, and one of them beside the present.
  case pins
  /// Every edit, and the present place among them.
  case journal
  /// Every notice so far.
  case notices
  /// How the program looks and behaves.
  case settings
  /// What was found out about the terminal and the program's files.
  case diagnostics
}

/// A part of the main page that keys and the mouse act on.
public enum Pane: String, Hashable, Sendable, CaseIterable {
  /// The list of columns.
  case columns
  /// The chosen column drawn large.
  case histogram
  /// Association between columns.
  case heatmap
}

/// Which matrix the heatmap shows.
public enum HeatmapView: String, Hashable, Sendable, CaseIterable {
  /// Association in the real rows.
  case real
  /// Association in the synthetic rows.
  case synthetic
  /// Synthetic less real, signed.
  case difference
  /// Synthetic less a pin's synthetic, signed.
  case pin
}

/// In which order the heatmap's rows and columns stand.
public enum HeatSorting: String, Hashable, Sendable, CaseIterable {
  /// As in the file.
  case file
  /// Alike ones side by side.
  case clustered
  /// By association with the column of the cursor's row, the strongest first.
  case focus
}

/// How the heatmap's cells are drawn.
public enum HeatStyle: String, Hashable, Sendable, CaseIterable {
  /// As wide as fits; half a row high where the rows would not fit.
  case fitting
  /// Half a row high and one column wide: the most in view.
  case halfBlocks
  /// With the value in numbers.
  case numbers
}

/// What the trade-off page shows the distance of.
public enum TradeOffView: Hashable, Sendable, CaseIterable {
  /// The mean over all pairs.
  case meanPair
  /// The chosen column.
  case column
  /// The pair under the heatmap's cursor.
  case pair
}

/// Which rows the rows page shows.
public enum RowSide: String, Hashable, Sendable, CaseIterable {
  /// Real on the left, synthetic on the right; on narrow screens one above the other.
  case both
  /// Real rows alone.
  case real
  /// Synthetic rows alone.
  case synthetic
}

/// What handling an event asks of the world outside the state.
public enum Effect: Hashable, Sendable {
  /// Hand a command to the engine.
  case send(Command)
  /// Leave with this exit status.
  case quit(Int32)
  /// Draw every cell again.
  case repaint
  /// Stop as Ctrl-Z does.
  case suspend
  /// Copy a text to the clipboard; `nil` is the screen's.
  case copy(String?)
  /// Take the mouse or leave it to the terminal.
  case mouse(Bool)
  /// Look what could end the path that is typed.
  case completePath(Prompt)
  /// Find a path near this one to which a release replaces nothing.
  case freePath(String, isScenario: Bool)
  /// Look what a release to this path would replace.
  case findReplaced(String, isScenario: Bool, inputs: [String])
  /// A table or session is open: keep its path.
  case opened(String)
  /// Forget that a file was opened.
  case forget(String)
  /// Show the theme of this name.
  case theme(String)
  /// Keep a setting in the person's file, and follow it.
  case setting(Settings.Key, Settings)
  /// Write a macro to a file.
  case writeMacro(Macro, path: String)
  /// Play the macro in a file.
  case playFile(String)
  /// Play a macro so many times.
  case play(Macro, times: Int)
}
