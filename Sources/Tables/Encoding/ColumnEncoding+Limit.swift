import Documents

extension ColumnEncoding {
  /// The most cells for values that a column may have; null may take one more.
  public static let mostValues = largestSize - 1

  /// What is wrong where the column has more cells than codes can tell apart, and what to do.
  public var cellLimitProblem: InputError? {
    guard valueCount > ColumnEncoding.mostValues else { return nil }
    let remedy =
      switch cells {
      case .categories:
        "declare fewer values, such as the first characters of each, or make the column text"
      case .codes: "declare fewer codes, or make the column an integer with bins"
      case .bins: "declare fewer edges or atoms"
      }
    return InputError(
      "a column has at most 65,535 cells for values, and this one has \(valueCount); \(remedy)",
      column: schema.name)
  }
}

extension TableEncoding {
  /// Refuses columns of more cells than codes can tell apart.
  ///
  /// - Throws: `InputError` that names the first such column.
  public func checkCellLimits() throws(InputError) {
    for column in columns {
      if let problem = column.cellLimitProblem { throw problem }
    }
  }
}
