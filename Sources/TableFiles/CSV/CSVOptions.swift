import Documents

/// How the bytes of a text file stand for characters.
public enum TextEncoding: String, CaseIterable, Sendable {
  case utf8 = "utf-8"
  case latin1 = "latin-1"
}

/// How to read a CSV file.
public struct CSVOptions: Sendable, Hashable {
  /// What separates fields; `nil` finds out which of `,` `;` tab `|` it is.
  public var delimiter: Character?
  /// The encoding.
  public var encoding: TextEncoding
  /// Texts that stand for null, besides ``standardNulls``.
  public var nulls: [String]

  /// Texts that always stand for null: the empty field, `?`, and the spellings other tools write.
  public static let standardNulls = ["", "?", "NA", "N/A", "NULL", "null", "NaN", "nan"]

  /// UTF-8 with a delimiter found by itself, and no further nulls.
  public init(delimiter: Character? = nil, encoding: TextEncoding = .utf8, nulls: [String] = []) {
    self.delimiter = delimiter
    self.encoding = encoding
    self.nulls = nulls
  }

  /// The delimiter as a byte.
  ///
  /// - Throws: `InputError` where it is not one ASCII character that can separate fields.
  func delimiterByte() throws(InputError) -> UInt8? {
    guard let delimiter else { return nil }
    guard let byte = delimiter.asciiValue, byte >= 0x20 || byte == 0x09, byte != 0x7F,
      byte != CSVByte.quote, delimiter != "\r\n"
    else {
      throw InputError(
        "the delimiter must be one ASCII character other than a quote or a line break",
        value: String(delimiter))
    }
    return byte
  }
}

/// Bytes with a meaning in CSV.
enum CSVByte {
  static let quote = UInt8(ascii: "\"")
  static let newline = UInt8(ascii: "\n")
  static let carriageReturn = UInt8(ascii: "\r")
}
