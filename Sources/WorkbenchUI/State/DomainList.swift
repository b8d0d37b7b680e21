import Engine
import Tables
import Terminal

/// The columns whose domains are still inferred, each to be confirmed unless it is marked off.
public struct DomainList: Hashable, Sendable {
  /// The chosen line.
  public var cursor = ListCursor()
  /// Names of the columns that are left as they are.
  public private(set) var off: Set<String> = []
  /// Why Enter did nothing.
  public internal(set) var refusal: String?

  /// Every column marked.
  public init() {}

  /// Marks a column off, or on again.
  mutating func switchMark(of name: String) {
    if off.remove(name) == nil { off.insert(name) }
  }

  /// Names of the columns that Enter confirms, in the table's order.
  func confirmed(in snapshot: Snapshot) -> [String] {
    snapshot.inferredColumns.map(\.schema.name).filter { !off.contains($0) }
  }

  /// What confirming means: said before it is done, since it cannot be taken back once it is published.
  static let meaning =
    "These bounds and categories were read off the rows. Confirmed, they count as declared and become "
    + "public with the release: confirm only what would be known without this table."
}

extension Snapshot {
  /// Modelled columns whose domain was read off the real rows and that nobody has confirmed.
  var inferredColumns: [ColumnSummary] {
    columns.filter { $0.isModelled && $0.schema.source == .inferred }
  }
}

extension WorkbenchState {
  /// Lists every inferred domain, on the chosen column where that has one.
  mutating func openDomains(_ snapshot: Snapshot) {
    let names = snapshot.inferredColumns.map(\.schema.name)
    var list = DomainList()
    let chosen = chosenColumn(in: snapshot).flatMap { names.firstIndex(of: $0.schema.name) }
    list.cursor.select(chosen ?? 0, of: names.count)
    overlays.append(.domains(list))
  }

  mutating func handle(
    _ stroke: KeyStroke, in list: DomainList, _ snapshot: Snapshot
  ) -> [Effect] {
    var list = list
    let columns = snapshot.inferredColumns
    let height = max(1, DomainsFrame(columns.count, size: size).list.height)
    list.refusal = nil
    switch stroke {
    case KeyStroke(.escape), KeyStroke.control("c"), KeyStroke.control("g"):
      overlays.removeLast()
      return []
    case KeyStroke(.enter): return confirm(list, snapshot)
    case KeyStroke.char(" "):
      if let column = columns[safe: list.cursor.selected] {
        list.switchMark(of: column.schema.name)
      }
    default: _ = list.cursor.take(stroke, height: height, of: columns.count)
    }
    list.cursor.settle(height: height, of: columns.count)
    replaceTop(.domains(list))
    return []
  }

  /// Confirms what is marked, as one edit.
  private mutating func confirm(_ list: DomainList, _ snapshot: Snapshot) -> [Effect] {
    let names = list.confirmed(in: snapshot)
    guard !names.isEmpty || snapshot.inferredColumns.isEmpty else {
      var list = list
      list.refusal = "no column is marked; Space marks one, Esc leaves"
      replaceTop(.domains(list))
      return []
    }
    overlays.removeLast()
    return names.isEmpty ? [] : make(.confirmDomains(columns: names), snapshot)
  }

  /// A click chooses a line; on its mark, or on the line that is chosen, it switches the mark.
  mutating func click(
    _ position: Position, on list: DomainList, _ snapshot: Snapshot
  ) -> [Effect] {
    let columns = snapshot.inferredColumns
    let place = DomainsFrame(columns.count, size: size)
    if list.refusal == nil, let key = place.key(at: position) {
      return handle(KeyStroke(key), in: list, snapshot)
    }
    guard place.list.contains(x: position.x, y: position.y) else {
      if !place.frame.contains(x: position.x, y: position.y) { overlays.removeLast() }
      return []
    }
    var list = list
    let first = list.cursor.firstLine(height: place.list.height, of: columns.count)
    let line = first + position.y - place.list.y
    guard line < columns.count else { return [] }
    let isMark = position.x < place.list.x + DomainsFrame.markWidth
    let isSwitched = isMark || line == list.cursor.selected
    list.cursor.select(line, of: columns.count)
    guard !isSwitched else { return handle(.char(" "), in: list, snapshot) }
    list.refusal = nil
    replaceTop(.domains(list))
    return []
  }
}
