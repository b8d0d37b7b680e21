extension ColumnEncoding {
  /// The most value cells a column has in pairs where its schema asks for no number.
  public static let usualPairCells = 32
  /// Categories and codes up to this number stay apart in pairs where nothing is asked for.
  static let mostSingleCategories = 64

  /// The most cells for values that the column has where it is counted with others, 2 … 256.
  public var pairCells: Int {
    min(256, max(2, schema.pairBins ?? ColumnEncoding.usualPairCells))
  }

  /// Whether neighbouring cells stand for neighbouring values, so that runs of them mean something.
  public var isOrdered: Bool {
    switch cells {
    case .bins: true
    case .codes: schema.kind == .integer
    case .categories: false
    }
  }

  /// The column's cells put together without a look at any row: the null cell stays by itself, last.
  ///
  /// Up to ``pairCells`` bins, and up to 64 categories or codes (or the number of `pair_bins`), stay as
  /// they are. More bins become runs of about equal width, or of equal numbers where the edges are
  /// declared; more categories become the groups of the declared hierarchy, and what is still too
  /// much runs in the order of the domain.
  ///
  /// - Complexity: O(cells).
  public var publicCoarsening: Coarsening {
    let count = valueCount
    let mostSingle =
      bins != nil ? pairCells : schema.pairBins ?? ColumnEncoding.mostSingleCategories
    if count <= mostSingle { return Coarsening(identity: size) }
    if let bins, schema.edges == nil {
      let scale = Double(pairCells) / Double(bins.points.count)
      return putTogether(
        (0..<count).map { bin in
          let middle = Double(bins.firsts[bin]) + Double(bins.width(of: bin)) / 2
          return min(pairCells - 1, Int(middle * scale))
        })
    }
    guard let groups = declaredGroups else {
      return putTogether((0..<count).map { $0 * pairCells / count })
    }
    let groupCount = groups.size - (nullCode == nil ? 0 : 1)
    if groupCount <= pairCells { return groups }
    return putTogether(groups.cells.prefix(count).map { $0 * pairCells / groupCount })
  }

  /// The groups of the declared hierarchy, in the order of their first category; the null cell and
  /// the category `other` that a rule adds are groups of their own. `nil` where none is declared.
  ///
  /// - Complexity: O(categories).
  public var declaredGroups: Coarsening? {
    guard let hierarchy = schema.hierarchy, case .categories(let names) = cells else { return nil }
    var keys: [String: String] = [:]
    if case .groups(let groups) = hierarchy {
      for group in groups {
        for value in group.values { keys[value] = group.name }
      }
    }
    let declared =
      if case .categories(let declared) = schema.domain { declared.count } else { names.count }
    var found: [String: Int] = [:]
    var cells: [Int] = []
    var size = 0
    for (place, name) in names.enumerated() {
      let key: String? =
        switch hierarchy {
        case .prefix(let length): place < declared ? String(name.prefix(max(1, length))) : nil
        case .groups: place < declared ? keys[name] : nil
        }
      if let key, let group = found[key] {
        cells.append(group)
        continue
      }
      if let key { found[key] = size }
      cells.append(size)
      size += 1
    }
    return putTogether(cells)
  }

  /// What each coarse cell stands for: a cell's own label, a group's name or shared characters, or
  /// the first and the last of what is in it.
  ///
  /// - Complexity: O(cells).
  public func labels(of coarsening: Coarsening, format: ValueFormat? = nil) -> [String] {
    let groups = coarsening.members
    let isDeclared = coarsening == declaredGroups
    return groups.map { members in
      guard let first = members.first, let last = members.last else { return "" }
      if first == last { return label(first, format: format) }
      if isDeclared, let name = declaredName(of: first) { return name }
      if let bins, last < bins.count, members.count == last - first + 1 {
        let format = format ?? ValueFormat(schema)
        return format.text(of: bins.steps(of: first).lowerBound) + "…"
          + format.text(of: bins.steps(of: last).upperBound)
      }
      return label(first, format: format) + "…" + label(last, format: format)
    }
  }

  private func declaredName(of cell: Int) -> String? {
    switch schema.hierarchy {
    case .prefix(let length): String(label(cell).prefix(max(1, length)))
    case .groups(let groups):
      groups.last { $0.values.contains(label(cell)) }?.name
    case nil: nil
    }
  }

  /// Value cells under these numbers, renumbered without gaps in order of appearance, and null last.
  private func putTogether(_ numbers: [Int]) -> Coarsening {
    var renumbered: [Int: Int] = [:]
    var cells: [Int] = []
    for number in numbers {
      let cell = renumbered[number] ?? renumbered.count
      renumbered[number] = cell
      cells.append(cell)
    }
    if nullCode != nil { cells.append(renumbered.count) }
    return Coarsening(cells) ?? Coarsening(identity: size)
  }
}
