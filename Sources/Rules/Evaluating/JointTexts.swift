import Tables

/// One numbering of the texts that several expressions give, so that they compare as numbers.
struct JointTexts {
  private let binding: TableBinding
  /// By bytes: texts are the same where they are written the same.
  private var numbers: [[UInt8]: Int64] = [:]
  private var tables: [Int: [Int64]] = [:]
  /// Whether every column has a dictionary.
  private var isComplete = true

  init(_ binding: TableBinding, _ expressions: [Expression]) {
    self.binding = binding
    for expression in expressions { add(expression) }
  }

  private mutating func number(_ text: String) -> Int64 {
    let bytes = Array(text.utf8)
    if let number = numbers[bytes] { return number }
    numbers[bytes] = Int64(numbers.count)
    return Int64(numbers.count - 1)
  }

  private mutating func add(_ expression: Expression) {
    switch expression {
    case .literal(.text(let text)): _ = number(text)
    case .column(let index):
      guard let column = binding.column(index) else { return }
      guard case .categories(_, let dictionary) = column.storage else {
        isComplete = false
        return
      }
      if tables[index] == nil {
        tables[index] = (0..<dictionary.count).map { number(dictionary[$0]) }
      }
    case .choice(_, let yes, let no):
      add(yes)
      add(no)
    case .literal, .negative, .arithmetic, .call: break
    }
  }

  /// The texts of an expression as numbers; `nil` where it gives no text, or one without a dictionary.
  func node(_ expression: Expression) -> NumberNode? {
    guard isComplete else { return nil }
    switch expression {
    case .literal(.text(let text)): return numbers[Array(text.utf8)].map { .constant($0) }
    case .literal(.null): return .constant(PackedIntegers.null)
    case .column(let index):
      guard let column = binding.column(index) else { return .constant(PackedIntegers.null) }
      return tables[index].map { .table(column.rows, $0) }
    case .choice(let test, let yes, let no):
      guard let a = node(yes), let b = node(no) else { return nil }
      return .choice(binding.truth(test), a, b)
    case .literal, .negative, .arithmetic, .call: return nil
    }
  }
}
