/// A document to be written: keys keep their order.
public enum DocumentValue: Sendable {
  /// Text of any characters.
  case text(String)
  /// A number; one that is not finite is written as null.
  case number(Double)
  /// A whole number.
  case integer(Int)
  /// True or false.
  case boolean(Bool)
  /// Nothing.
  case null
  /// Values in order.
  case list([DocumentValue])
  /// Whole numbers in order: written as a list of them, quick where there are many.
  case integers([Int64])
  /// Keys with values, in the order to write; keys should be different.
  case map([(String, DocumentValue)])

  /// The value of the first such key of a map.
  public subscript(key: String) -> DocumentValue? {
    guard case .map(let pairs) = self else { return nil }
    return pairs.first { $0.0 == key }?.1
  }

  var isScalar: Bool {
    switch self {
    case .list, .integers, .map: false
    case .text, .number, .integer, .boolean, .null: true
    }
  }
}

extension DocumentValue: Equatable {
  /// Equal kinds, values and order.
  public static func == (left: DocumentValue, right: DocumentValue) -> Bool {
    switch (left, right) {
    case (.text(let a), .text(let b)): a == b
    case (.number(let a), .number(let b)): a == b
    case (.integer(let a), .integer(let b)): a == b
    case (.boolean(let a), .boolean(let b)): a == b
    case (.null, .null): true
    case (.list(let a), .list(let b)): a == b
    case (.integers(let a), .integers(let b)): a == b
    case (.map(let a), .map(let b)):
      a.count == b.count && zip(a, b).allSatisfy { $0.0 == $1.0 && $0.1 == $1.1 }
    default: false
    }
  }
}
