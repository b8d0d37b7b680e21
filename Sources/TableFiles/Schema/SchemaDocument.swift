import Tables

/// A data dictionary: a table's schema, and how its file is written.
public struct SchemaDocument: Sendable, Hashable {
  /// The columns, in the order of the dictionary; the table's own order is its header's.
  ///
  /// A column of a modelled kind whose domain nobody wrote has the domain ``Domain/open`` with the
  /// source ``DomainSource/inferred``: reading the table fills it in.
  public var schema: Schema
  /// The file's encoding by name, such as `utf-8`; `nil` where it is left to detection.
  public var encoding: String?
  /// The character between fields; `nil` where it is left to detection.
  public var delimiter: Character?
  /// The texts that stand for null; `nil` where the default holds.
  public var nulls: [String]?
  /// The comment lines at the head of the file, without `#`.
  public var comment: [String]

  /// Makes a dictionary.
  public init(
    schema: Schema, encoding: String? = nil, delimiter: Character? = nil, nulls: [String]? = nil,
    comment: [String] = []
  ) {
    self.schema = schema
    self.encoding = encoding
    self.delimiter = delimiter
    self.nulls = nulls
    self.comment = comment
  }
}
