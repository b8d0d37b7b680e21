import Documents

/// What stops the reading of a CSV file.
enum CSVFault: Error, Sendable {
  case ragged(fields: Int)
  case openQuote
  case textAfterQuote(column: Int)
  /// A byte that no UTF-8 text has, its number from 1 in the file, and how many bytes of the window
  /// stand before it.
  case notText(byte: Int, isNUL: Bool, index: Int)
  case unreadable(InputError)
  case cancelled
}

extension CSVFault {
  /// What to say of it to whoever gave the file, whose columns have these names; `nil` where nothing is
  /// wrong with the file.
  func inputError(line: Int, names: [String], path: String) -> InputError? {
    switch self {
    case .ragged(let fields):
      InputError(
        "the row has \(fields) field\(fields == 1 ? "" : "s"), but the header has \(names.count); "
          + "quote fields that hold the delimiter, or give --delimiter", file: path, line: line)
    case .openQuote:
      InputError(
        "a quote opens on this line and is never closed; close it or double it", file: path,
        line: line)
    case .textAfterQuote(let column):
      InputError(
        "text follows a closing quote; double the quotes inside the field", file: path, line: line,
        column: column < names.count ? names[column] : String(column + 1))
    case .notText(_, isNUL: true, _):
      InputError(
        "there is a NUL byte, so this is no text file; export it as CSV in UTF-8", file: path,
        line: line)
    case .notText(let byte, isNUL: false, _):
      InputError(
        "byte \(byte) of the file is not UTF-8; save the file as UTF-8 or give "
          + "--encoding latin-1", file: path, line: line)
    case .unreadable(let error): error
    case .cancelled: nil
    }
  }
}
