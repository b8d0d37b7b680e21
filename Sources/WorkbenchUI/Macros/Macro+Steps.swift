extension Macro {
  /// Every step as a file writes it, with what it means.
  public static let steps: [(form: String, help: String)] = [
    ("size COLUMNSxROWS", "the screen it is made for; the workbench's own stays as it is"),
    ("key NAME…", "keys by their names, as in a key map"),
    ("type TEXT", "the rest of the line, a key for each character"),
    ("paste TEXT", "the rest of the line, pasted in one piece; `\\n` is a line end"),
    ("click X Y", "the left button at a column and a row, counted from 0"),
    ("double X Y", "the second of two clicks"),
    ("press X Y", "the left button goes down"),
    ("drag X Y", "the pointer moves with the button down"),
    ("release X Y", "the button comes up"),
    ("wheel X Y up|down", "the wheel turns by a notch"),
    ("resize COLUMNSxROWS", "the screen changes its size; passed over in the workbench"),
    ("settle", "waits until all work has ended, as every step does without a terminal"),
    ("expect TEXT", "without a terminal: ends with status 1 unless the text is on the screen"),
    ("absent TEXT", "without a terminal: ends with status 1 if the text is on the screen"),
    ("screen [FILE]", "without a terminal: the screen as text, to standard output or a file"),
  ]
}
