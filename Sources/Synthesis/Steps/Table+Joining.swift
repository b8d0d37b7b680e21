import Tables

extension Table {
  /// These rows, then those of a table with the same columns.
  func appending(_ other: Table) -> Table {
    let joined = columns.map { column in
      other.column(named: column.name).map { column.appending($0) } ?? column
    }
    return Table(columns: joined, rowCount: rowCount + other.rowCount)
  }

  /// These rows, then some of a public table, and a column that tells them apart.
  ///
  /// - Parameters:
  ///   - other: the public table; columns that it lacks are null there, further ones are left out.
  ///   - rows: numbers of its rows.
  ///   - name: what it is called.
  func blended(with other: Table, rows: [Int], named name: String) -> Table {
    var own = self
    if column(named: BlendStep.origin) == nil {
      let origin = Column(
        name: BlendStep.origin, texts: repeatElement("synthetic" as String?, count: rowCount))
      own = Table(columns: columns + [origin], rowCount: rowCount)
    }
    let joined = own.columns.map { column -> Column in
      if column.name == BlendStep.origin {
        return column.appending(
          Column(name: column.name, texts: repeatElement(name as String?, count: rows.count)))
      }
      guard let known = other.column(named: column.name) else {
        return column.with(column.values + rows.map { _ in PackedIntegers.null })
      }
      return column.appending(known.taking(rows))
    }
    return Table(columns: joined, rowCount: rowCount + rows.count)
  }
}

extension Column {
  /// These values, then those of another column; texts that this one cannot write are null.
  func appending(_ other: Column) -> Column {
    if case .numbers = storage, case .numbers = other.storage, format == other.format {
      return with(values + other.values)
    }
    if case .categories(_, let mine) = storage, case .categories(_, let others) = other.storage,
      mine == others
    {
      return with(values + other.values)
    }
    let distinct = Set(other.values).subtracting([PackedIntegers.null]).sorted()
    let texts = other.texts(of: distinct)
    guard case .categories(_, let dictionary) = storage else {
      let numbers = Dictionary(
        uniqueKeysWithValues: zip(
          distinct, texts.map { format.number(from: $0) ?? PackedIntegers.null }))
      return with(values + other.values.map { numbers[$0] ?? PackedIntegers.null })
    }
    var names = dictionary.texts
    var places = Dictionary(
      names.enumerated().map { ($1, Int64($0)) }, uniquingKeysWith: { first, _ in first })
    var codes: [Int64: Int64] = [:]
    for (value, text) in zip(distinct, texts) {
      if places[text] == nil {
        places[text] = Int64(names.count)
        names.append(text)
      }
      codes[value] = places[text]
    }
    let all = values + other.values.map { codes[$0] ?? PackedIntegers.null }
    return Column(
      name: name, format: format,
      storage: .categories(PackedIntegers(unpacked: all), StringDictionary(names)))
  }
}
