/// One value of a document a person wrote, with the place it stands at.
///
/// Scalars are kept as text and converted by the kind asked for, so that `010` is never 8 and `no`
/// is false only where a boolean is expected.
///
///     let root = try DocumentNode.parse("age: {bins: 12}", file: "ages.schema.yaml")
///     let columns = try root.mapping(allowing: ["age"])
public struct DocumentNode: Sendable, Hashable {
  /// What a node holds.
  public enum Content: Sendable, Hashable {
    /// Text as written; `isQuoted` tells `"no"` from `no`.
    case scalar(String, isQuoted: Bool)
    /// Values in order.
    case sequence([DocumentNode])
    /// Keys with their values, in the order written; keys are scalars, none twice.
    case mapping([DocumentEntry])
  }

  /// What it holds.
  public let content: Content
  /// The path as the person gave it.
  public let file: String?
  /// The line, counted from 1.
  public let line: Int
  /// The character position in the line, counted from 1.
  public let column: Int

  /// Makes a node that stands at a place.
  public init(content: Content, file: String?, line: Int, column: Int) {
    self.content = content
    self.file = file
    self.line = line
    self.column = column
  }

  /// An error at this place; `value` is this node's text unless given.
  public func error(_ message: String, value: String? = nil) -> InputError {
    InputError(message, file: file, line: line, column: String(column), value: value ?? scalarText)
  }

  /// The text of a scalar, as written, or `nil`.
  public var scalarText: String? {
    if case .scalar(let text, _) = content { text } else { nil }
  }

  /// Whether nothing was written, or an unquoted `null` or `~`.
  public var isNull: Bool {
    guard case .scalar(let text, false) = content else { return false }
    return ["", "~", "null", "Null", "NULL"].contains(text)
  }

  /// What kind of value it is, for messages.
  var kindName: String {
    switch content {
    case .scalar(let text, let isQuoted): text.isEmpty && !isQuoted ? "nothing" : "one value"
    case .sequence: "a list"
    case .mapping: "keys with values"
    }
  }
}

/// A key of a mapping with its value.
public struct DocumentEntry: Sendable, Hashable {
  /// The key's text.
  public let key: String
  /// The key's own place, for errors about the key.
  public let keyNode: DocumentNode
  /// What the key stands for.
  public let value: DocumentNode

  /// Makes an entry of a scalar key.
  public init(key: String, keyNode: DocumentNode, value: DocumentNode) {
    self.key = key
    self.keyNode = keyNode
    self.value = value
  }
}
